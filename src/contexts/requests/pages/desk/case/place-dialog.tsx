import type { ReactNode } from 'react';
import { useRecordAction } from '../../../../../ui/action/use-record-action.ts';
import { DeskActionForm } from '../../../../../ui/desk/desk-action-form.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Dialog } from '../../../../../ui/kit/dialog.tsx';
import { showToast } from '../../../../../ui/kit/toast.tsx';
import type { Case } from './types.ts';

interface Props {
  readonly record: Case;
  /** Split off into a case of its own, or removed because it was added by mistake. */
  readonly action: 'split' | 'removePlace';
  /** The further place it is about. */
  readonly position: number;
  readonly onClose: () => void;
}

/** What can be done with one of the further places; what is known of it stands in the form already. */
export function PlaceDialog({ record, action, position, onClose }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const act = useRecordAction({
    context: 'requests',
    id: record.id,
    version: record.version,
    onDone: () => {
      showToast(t(action === 'split' ? 'places.splitOff' : 'places.removed'));
      onClose();
    },
  });
  const fields = record.actions.find((one) => one.action === action)?.fields ?? [];
  const forSplit = { splitText: record.originalText, ...(record.categoryId === null ? {} : { categoryId: record.categoryId }) };
  return (
    <Dialog open title={t(`actions.${action}`)} onClose={onClose}>
      <DeskActionForm
        context="requests"
        action={action}
        fields={fields}
        record={record}
        busy={act.isPending}
        problem={act.error}
        danger={action === 'removePlace'}
        initial={{ place: position, ...(action === 'split' ? forSplit : {}) }}
        onSubmit={(body) => act.mutate({ action, body })}
        onCancel={onClose}
      />
    </Dialog>
  );
}
