import type { ReactNode } from 'react';
import { useRecordAction } from '../../../../../ui/action/use-record-action.ts';
import { DeskActionForm } from '../../../../../ui/desk/desk-action-form.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Dialog } from '../../../../../ui/kit/dialog.tsx';
import { showToast } from '../../../../../ui/kit/toast.tsx';
import type { Case } from './types.ts';

interface Props {
  readonly record: Case;
  /** The further place the new case is about. */
  readonly position: number;
  readonly onClose: () => void;
}

/** Splits one of the places off into a case of its own: place, words and category stand there already. */
export function SplitDialog({ record, position, onClose }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const split = useRecordAction({
    context: 'requests',
    id: record.id,
    version: record.version,
    onDone: () => {
      showToast(t('places.splitOff'));
      onClose();
    },
  });
  const fields = record.actions.find(({ action }) => action === 'split')?.fields ?? [];
  return (
    <Dialog open title={t('actions.split')} onClose={onClose}>
      <DeskActionForm
        context="requests"
        action="split"
        fields={fields}
        record={record}
        busy={split.isPending}
        problem={split.error}
        initial={{ place: position, splitText: record.originalText, ...(record.categoryId === null ? {} : { categoryId: record.categoryId }) }}
        onSubmit={(body) => split.mutate({ action: 'split', body })}
        onCancel={onClose}
      />
    </Dialog>
  );
}
