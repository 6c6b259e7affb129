import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { useDraft } from '../../../../ui/draft.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { ChoiceList } from '../../../../ui/kit/form/choices.tsx';
import { Select, TextArea } from '../../../../ui/kit/form/inputs.tsx';
import { Stack } from '../../../../ui/kit/layout.tsx';
import { PhotoPicker } from '../../../../ui/kit/photo-picker.tsx';
import { ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { usePhotos } from '../../../../ui/photos/use-photos.ts';
import { enqueue, useOnline } from '../../../../ui/offline/queue.ts';
import { lackOf } from '../../rules.ts';
import type { Item, Sample } from './use-sample.ts';

const methods = ['call', 'visit'] as const;
const verdicts = ['done', 'notDone', 'cannotVerify'] as const;
const consequences = ['sendBack', 'sendBackAndSupervise', 'none'] as const;
const levels = ['5', '4', '3', '2', '1'] as const;

interface Draft {
  readonly method: (typeof methods)[number];
  readonly verdict: (typeof verdicts)[number] | undefined;
  readonly level: string;
  readonly remark: string;
  readonly consequence: (typeof consequences)[number];
}

interface Props {
  readonly sample: Sample;
  readonly item: Item;
  /** On the phone: kept there until it is sent, with or without a network. */
  readonly queued?: boolean;
  readonly onDone: () => void;
}

/** What a supervisor records about one case: how it was checked, what was found, what follows. Kept on the device until it is sent. */
export function CheckForm({ sample, item, queued = false, onDone }: Props): ReactNode {
  const { t } = useTranslation('samples');
  const { forField } = useProblemText();
  const name = `sample-${item.id}-${item.looks}`;
  const { value: draft, set, clear } = useDraft<Draft>(name, { method: item.method ?? 'call', verdict: undefined, level: '', remark: '', consequence: 'sendBack' });
  const photos = usePhotos({ draft: name, upload: !queued });
  const online = useOnline();
  const [checked, setChecked] = useState(false);
  const take = useApiMutation('samples.record', {
    refreshes: ['requests', 'insight'],
    onSuccess: ({ sentBack }) => {
      clear();
      photos.clear();
      showToast(t(sentBack === null ? 'item.saved' : 'item.savedSentBack'), 'done');
      onDone();
    },
  });
  const { method, verdict, level, remark, consequence } = draft;
  const withLevel = verdict !== 'cannotVerify' && level !== '';
  const lack = verdict === undefined ? undefined : lackOf({ method, verdict, remark, photos: queued ? photos.photos.map(({ key }) => key) : photos.ids, ...(withLevel ? { level: Number(level) } : {}) }, item.looks);
  const errorOf = (field: 'remark' | 'level' | 'photos'): string | undefined => (checked && lack?.[0] === field ? t(`problems.${lack[1]}`) : forField(take.error, field));
  const save = (): void => {
    setChecked(true);
    if (verdict === undefined || lack || photos.busy || photos.failed) return;
    const found = { itemId: item.id, looks: item.looks, method, verdict, ...(withLevel ? { level: Number(level) } : {}), ...(remark.trim() === '' ? {} : { remark: remark.trim() }), ...(verdict === 'notDone' && item.sentBack === null ? { consequence } : {}) };
    if (queued) {
      const title = `${item.case.title} · ${t(`options.verdict.${verdict}`)}`;
      void enqueue({ operation: 'samples.record', input: { params: { id: sample.id }, body: found }, photos: method === 'visit' ? photos.photos : [], title }).then(() => {
        clear();
        photos.clear();
        showToast(t(online ? 'field.saved' : 'field.savedOffline'), 'done');
        onDone();
      });
      return;
    }
    // No version of the sample: looks at other cases move it on. What counts is how often this one was looked at.
    take.mutate({ params: { id: sample.id }, body: { ...found, photos: [...photos.ids] } });
  };
  return (
    <Stack gap={4}>
      {item.looks > 0 ? <Note>{t('item.correctHint')}</Note> : null}
      <ChoiceList inline legend={t('fields.method')} value={method} onChange={(value) => set({ method: value })} choices={methods.map((value) => ({ value, label: t(`options.method.${value}`) }))} />
      <ChoiceList
        inline legend={t('fields.verdict')} value={verdict} onChange={(value) => set({ verdict: value })} choices={verdicts.map((value) => ({ value, label: t(`options.verdict.${value}`) }))}
        error={checked && verdict === undefined ? t('ui:fieldProblems.required') : undefined}
      />
      {verdict === 'cannotVerify' ? null : (
        <Select
          label={t('fields.level')} value={level} placeholder={t('item.levelNone')} error={errorOf('level')}
          options={levels.map((value) => ({ value, label: t(`options.level.${value}`) }))} onChange={(value) => set({ level: value })}
        />
      )}
      <TextArea
        rows={3} spoken maxLength={400} required={(verdict !== undefined && verdict !== 'done') || item.looks > 0} label={t('item.reasons')}
        hint={verdict === 'notDone' && item.sentBack === null && consequence !== 'none' ? t('item.remarkPublic') : undefined} value={remark} error={errorOf('remark')} onChange={(text) => set({ remark: text })}
      />
      {method === 'visit' ? <PhotoPicker photos={photos} label={t('fields.photos')} required={verdict === 'notDone'} error={errorOf('photos')} /> : null}
      {verdict === 'notDone' && item.sentBack === null ? (
        <ChoiceList legend={t('fields.consequence')} value={consequence} onChange={(value) => set({ consequence: value })} choices={consequences.map((value) => ({ value, label: t(`options.consequence.${value}`) }))} />
      ) : null}
      {take.error ? <ErrorState problem={take.error} kept={t('ui:steps.kept')} /> : null}
      <Button tone="primary" block busy={take.isPending} onClick={save}>
        {t(item.looks > 0 ? 'item.correct' : 'item.save')}
      </Button>
    </Stack>
  );
}
