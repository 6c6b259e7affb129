import { Suspense, useState, type ReactNode } from 'react';
import { useContextControl } from '../../../../../ui/action/controls.tsx';
import { useRecordAction } from '../../../../../ui/action/use-record-action.ts';
import { useProblemText } from '../../../../../ui/api/use-problem-text.ts';
import type { Output } from '../../../../../ui/api/types.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { Dialog } from '../../../../../ui/kit/dialog.tsx';
import { ChoiceList } from '../../../../../ui/kit/form/choices.tsx';
import { TextArea } from '../../../../../ui/kit/form/inputs.tsx';
import { Stack } from '../../../../../ui/kit/layout.tsx';
import { PhotoPicker } from '../../../../../ui/kit/photo-picker.tsx';
import { Skeleton } from '../../../../../ui/kit/skeleton.tsx';
import { ErrorState, Note } from '../../../../../ui/kit/states.tsx';
import { showToast } from '../../../../../ui/kit/toast.tsx';
import { usePhotos } from '../../../../../ui/photos/use-photos.ts';

type Sweep = Output<'sweeps.read'>;
type Place = Sweep['places'][number];
export type PlaceTask = 'record' | 'decide' | 'reassign';

interface Props {
  readonly sweep: Sweep;
  readonly place: Place;
  readonly task: PlaceTask;
  readonly onClose: () => void;
}

const results = ['found', 'notFound', 'notReachable'] as const;
const workstationField = { name: 'workstationId', control: 'workstation', required: true } as const;

function WorkstationField({ place, value, onChange }: { readonly place: Place; readonly value: string | undefined; readonly onChange: (id: string | undefined) => void }): ReactNode {
  const { t } = useTranslation('sweeps');
  const Picker = useContextControl('workstation');
  if (!Picker) return null;
  return (
    <Suspense fallback={<Skeleton lines={3} />}>
      <Picker
        field={workstationField} label={t('fields.workstationId')} hint={undefined} error={undefined} value={value}
        record={{ divisionCode: place.divisionCode, workstationId: place.workstationId, gridName: place.gridName }}
        onChange={(next) => onChange(typeof next === 'string' ? next : undefined)} optionLabel={(option) => option}
      />
    </Suspense>
  );
}

/** What is done at one place from the desk: note what somebody reported by phone, leave it at that, give it to others. */
export function PlaceDialog({ sweep, place, task, onClose }: Props): ReactNode {
  const { t } = useTranslation('sweeps');
  const { forField } = useProblemText();
  const [result, setResult] = useState<(typeof results)[number] | undefined>(undefined);
  const [text, setText] = useState('');
  const [workstationId, setWorkstationId] = useState<string | undefined>(undefined);
  const [checked, setChecked] = useState(false);
  const photos = usePhotos();
  const take = useRecordAction({
    context: 'sweeps', id: sweep.id, version: sweep.version, refreshes: ['requests'],
    onDone: () => {
      showToast(t(`actions.${task}`));
      onClose();
    },
  });
  const photosMissing = task === 'record' && result === 'found' && photos.ids.length === 0;
  const wordsMissing = task === 'decide' && !/[\p{L}\p{N}]/u.test(text);
  const bodyOf = (): Record<string, unknown> => {
    if (task === 'reassign') return { placeId: place.id, workstationId };
    if (task === 'decide') return { placeId: place.id, explanation: text.trim() };
    return { placeId: place.id, result, photos: [...photos.ids], ...(text.trim() === '' ? {} : { remark: text.trim() }) };
  };
  const save = (): void => {
    setChecked(true);
    if ((task === 'record' && result === undefined) || photosMissing || wordsMissing || (task === 'reassign' && workstationId === undefined)) return;
    if (photos.busy || photos.failed) return;
    take.mutate({ action: task, body: bodyOf() });
  };
  return (
    <Dialog
      open
      title={`${t(`actions.${task}`)} · ${place.name}`}
      onClose={onClose}
      actions={
        <Button tone="primary" block busy={take.isPending} onClick={save}>
          {t(`actions.${task}`)}
        </Button>
      }
    >
      <Stack gap={4}>
        {task === 'decide' ? <Note>{t('actionHints.decide')}</Note> : null}
        {task === 'record' ? (
          <ChoiceList
            inline legend={t('fields.result')} value={result} onChange={setResult} error={checked && result === undefined ? t('ui:fieldProblems.required') : undefined}
            choices={results.map((value) => ({ value, label: t(`options.result.${value}`) }))}
          />
        ) : null}
        {task === 'record' ? (
          <PhotoPicker
            photos={photos} label={t('fields.photos')} required={result === 'found'}
            error={checked && photosMissing ? t('field.photoMissing') : forField(take.error, 'photos')}
          />
        ) : null}
        {task === 'reassign' ? (
          <WorkstationField place={place} value={workstationId} onChange={setWorkstationId} />
        ) : (
          <TextArea
            rows={3} maxLength={task === 'record' ? 1000 : 500} required={task === 'decide'} label={t(task === 'record' ? 'fields.remark' : 'fields.explanation')}
            error={checked && wordsMissing ? t('ui:fieldProblems.required') : forField(take.error, task === 'record' ? 'remark' : 'explanation')}
            value={text} onChange={setText}
          />
        )}
        {take.error ? <ErrorState problem={take.error} /> : null}
      </Stack>
    </Dialog>
  );
}
