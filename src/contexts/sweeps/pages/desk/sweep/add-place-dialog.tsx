import { useState, type ReactNode } from 'react';
import { useRecordAction } from '../../../../../ui/action/use-record-action.ts';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../../ui/api/use-problem-text.ts';
import type { Output } from '../../../../../ui/api/types.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { Dialog } from '../../../../../ui/kit/dialog.tsx';
import { TextInput } from '../../../../../ui/kit/form/inputs.tsx';
import { Stack } from '../../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../../ui/kit/list.tsx';
import { ErrorState } from '../../../../../ui/kit/states.tsx';
import { showToast } from '../../../../../ui/kit/toast.tsx';

interface Props {
  readonly sweep: Output<'sweeps.read'>;
  readonly onClose: () => void;
}

/** One more place on a running checklist: a compound by name, or where it is in words. */
export function AddPlaceDialog({ sweep, onClose }: Props): ReactNode {
  const { t } = useTranslation('sweeps');
  const { forField } = useProblemText();
  const [text, setText] = useState('');
  const question = text.trim();
  const { data } = useApiQuery(
    'places.search', { query: { q: question, type: 'compound', within: sweep.divisionCode, limit: 8 } }, { staleTime: 60_000, keepPrevious: true, enabled: question !== '' },
  );
  const add = useRecordAction({
    context: 'sweeps', id: sweep.id, version: sweep.version,
    onDone: () => {
      showToast(t('actions.addPlace'));
      onClose();
    },
  });
  const listed = new Set(sweep.places.map(({ compoundId }) => compoundId));
  const hits = question === '' ? [] : (data?.items ?? []).filter(({ id }) => !listed.has(id));
  return (
    <Dialog
      open
      title={t('actions.addPlace')}
      onClose={onClose}
      actions={
        <Button tone="primary" block busy={add.isPending} disabled={!/[\p{L}\p{N}]/u.test(question)} onClick={() => add.mutate({ action: 'addPlace', body: { address: question } })}>
          {t('place.addWords', { words: question })}
        </Button>
      }
    >
      <Stack gap={3}>
        <TextInput
          label={t('fields.address')} hint={t('place.addHint')} maxLength={100} autoComplete="off" value={text}
          error={forField(add.error, 'address') ?? forField(add.error, 'compoundId')} onChange={setText}
        />
        {hits.length > 0 ? (
          <List label={t('fields.compoundId')}>
            {hits.map(({ id, name, where }) => (
              <ListItem key={id} title={name} detail={where} onPress={() => add.mutate({ action: 'addPlace', body: { compoundId: id } })} />
            ))}
          </List>
        ) : null}
        {add.error ? <ErrorState problem={add.error} /> : null}
      </Stack>
    </Dialog>
  );
}
