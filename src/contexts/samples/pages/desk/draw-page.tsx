import { Dices } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useApiMutation, useApiQuery } from '../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { DeskPage, Panel } from '../../../../ui/desk/desk-page.tsx';
import { usePlace } from '../../../../ui/desk/place.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { NumberInput, TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import styles from '../shared/samples.module.css';
import { StrataTable } from '../shared/strata-table.tsx';
import { type DrawDraft, type FrameBody, emptyDraft, frameOf } from './draw/draft.ts';
import { FrameFields } from './draw/frame-fields.tsx';

/** The question once it has rested, so that not every key asks the server. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), 300);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

function Preview({ frame }: { readonly frame: FrameBody | undefined }): ReactNode {
  const { t } = useTranslation('samples');
  const question = useRested(JSON.stringify(frame ?? null));
  const body = JSON.parse(question) as FrameBody | null;
  const { data, error } = useApiQuery('samples.preview', { body: body as FrameBody }, { enabled: body !== null, keepPrevious: true });
  return (
    <Panel title={t('draw.preview')}>
      {error && error.status !== 422 ? <ErrorState problem={error} /> : null}
      {!data || body === null ? <Text tone="muted">{t('draw.previewHint')}</Text> : null}
      {data && body !== null && data.available === 0 ? <EmptyState compact title={t('draw.none')} hint={t('draw.noneHint')} /> : null}
      {data && body !== null && data.available > 0 ? (
        <Stack gap={3}>
          <p role="status"><strong>{t('draw.count', { available: data.available, drawn: data.drawn })}</strong></p>
          <StrataTable strata={data.strata} by={body.strataBy} />
        </Stack>
      ) : null}
    </Panel>
  );
}

function Draw({ place }: { readonly place: { readonly code: string; readonly name: string } }): ReactNode {
  const { t } = useTranslation('samples');
  const navigate = useNavigate();
  const { forField } = useProblemText();
  const format = useFormat();
  const [draft, setDraft] = useState<DrawDraft>(() => emptyDraft(place.code, Date.now()));
  const set = (change: Partial<DrawDraft>): void => setDraft((old) => ({ ...old, ...change }));
  // Another place in the header is another place to draw from; what was typed stays.
  useEffect(() => setDraft((old) => ({ ...old, divisionCode: place.code, categoryId: undefined, workstationId: undefined })), [place.code]);
  const draw = useApiMutation('samples.draw', { onSuccess: ({ id }) => void navigate(`/samples/${id}`) });
  const frame = frameOf(draft);
  const title = draft.title.trim() === '' ? t('draw.titleDefault', { place: place.name, until: draft.until === '' ? '' : format.date(draft.until) }) : draft.title.trim();
  return (
    <div className={styles.two}>
      <Panel title={t('draw.which')}>
        <Stack gap={4}>
          <Note>{t('draw.hint')}</Note>
          <TextInput label={t('fields.title')} maxLength={60} placeholder={title} value={draft.title} error={forField(draw.error, 'title')} onChange={(text) => set({ title: text })} />
          <FrameFields draft={draft} set={set} errorOf={(field) => forField(draw.error, field)} />
          <NumberInput required label={t('fields.workingDays')} unit={t('draw.days')} minimum={1} maximum={60} value={draft.workingDays} error={forField(draw.error, 'workingDays')} onChange={(workingDays) => set({ workingDays })} />
          {draw.error ? <ErrorState problem={draw.error} kept={t('ui:steps.kept')} /> : null}
          <Button tone="primary" icon={Dices} busy={draw.isPending} disabled={!frame || draft.workingDays === undefined} onClick={() => frame && draw.mutate({ body: { ...frame, title, workingDays: draft.workingDays ?? 10 } })}>
            {t('draw.submit')}
          </Button>
        </Stack>
      </Panel>
      <Preview frame={frame} />
    </div>
  );
}

/** Draws a sample: which cases, how many, divided by what; with a preview of the numbers, never of the cases. */
export function Page(): ReactNode {
  const { t } = useTranslation('samples');
  const { place } = usePlace();
  return <DeskPage title={t('draw.title')}>{place ? <Draw place={place} /> : <Skeleton lines={8} />}</DeskPage>;
}
