import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { ChoiceList, TickList } from '../../../../../ui/kit/form/choices.tsx';
import { NumberInput, TextInput } from '../../../../../ui/kit/form/inputs.tsx';
import { Card, Grid, Row, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { shippedCatalogue } from '../../../rules/catalogue.ts';
import { type RiderCondition, type TimeSpan, dayKinds } from '../../../rules/model.ts';
import { type EditProps, withEntry } from './edit.ts';
import styles from './policy.module.css';

function useDayChoices() {
  const { t } = useTranslation('fares');
  return dayKinds.map((value) => ({ value, label: t(`dayKind.${value}`) }));
}

function Spans({ legend, spans, error, onChange }: { readonly legend: string; readonly spans: readonly TimeSpan[]; readonly error: string | undefined; readonly onChange: (spans: readonly TimeSpan[]) => void }): ReactNode {
  const { t } = useTranslation('fares');
  const dayChoices = useDayChoices();
  return (
    <Stack gap={2}>
      <Text as="div" strong>{legend}</Text>
      {spans.map((span, index) => (
        <Card key={index}>
          <Stack gap={2}>
            <Row gap={3}>
              <TextInput label={t('fields.spanFrom')} required type="time" value={span.from} onChange={(from) => onChange(withEntry(spans, index, { ...span, from }))} />
              <TextInput label={t('fields.spanTo')} required type="time" hint={t('editor.spanToHint')} value={span.to} error={error} onChange={(to) => onChange(withEntry(spans, index, { ...span, to }))} />
              <Button tone="quiet" icon={X} onClick={() => onChange(withEntry(spans, index, undefined))}>{t('editor.remove')}</Button>
            </Row>
            <TickList
              legend={t('editor.spanDays')} inline choices={dayChoices} values={span.days ?? dayKinds}
              onChange={(days) => onChange(withEntry(spans, index, days.length === dayKinds.length || days.length === 0 ? { from: span.from, to: span.to } : { ...span, days }))}
            />
          </Stack>
        </Card>
      ))}
      <Button icon={Plus} onClick={() => onChange([...spans, { from: '07:00', to: '09:00' }])}>{t('editor.addSpan')}</Button>
    </Stack>
  );
}

/** Kinds of day and times of day. */
export function DaysAndTimes({ content, change, errorAt }: EditProps): ReactNode {
  const { t } = useTranslation('fares');
  const dayChoices = useDayChoices();
  const { times } = content;
  return (
    <Panel title={t('editor.when')}>
      <Stack gap={4}>
        <TickList legend={t('fields.days')} inline choices={dayChoices} values={content.days} error={errorAt('days')} onChange={(days) => change({ days })} />
        <Spans legend={t('fields.timesOnly')} spans={times.only} error={errorAt('times.only')} onChange={(only) => change({ times: { ...times, only } })} />
        <Spans legend={t('fields.timesExcept')} spans={times.except} error={errorAt('times.except')} onChange={(except) => change({ times: { ...times, except } })} />
      </Stack>
    </Panel>
  );
}

type Standing = 'included' | 'excluded' | 'unnamed';

/** Each medium: named, excluded by name, or not mentioned. */
export function MediaPart({ content, change, errorAt }: EditProps): ReactNode {
  const { t } = useTranslation('fares');
  const language = useLanguage();
  const { media } = content;
  const standingOf = (id: string): Standing => (media.included.includes(id) ? 'included' : media.excluded.includes(id) ? 'excluded' : 'unnamed');
  const put = (id: string, standing: Standing): void => {
    const without = (list: readonly string[]): string[] => list.filter((known) => known !== id);
    change({
      media: {
        included: standing === 'included' ? [...without(media.included), id] : without(media.included),
        excluded: standing === 'excluded' ? [...without(media.excluded), id] : without(media.excluded),
      },
    });
  };
  return (
    <Panel title={t('editor.media')}>
      <Stack gap={3}>
        <Text tone="muted" size="small">{t('editor.mediaHint')}</Text>
        {errorAt('media') ? <Text>{errorAt('media')}</Text> : null}
        <div className={styles.two}>
        {shippedCatalogue.media.map((medium) => (
          <ChoiceList
            key={medium.id} legend={medium.name[language]} inline value={standingOf(medium.id)} onChange={(standing) => put(medium.id, standing)}
            choices={(['included', 'excluded', 'unnamed'] as const).map((value) => ({ value, label: t(`editor.standing.${value}`) }))}
          />
        ))}
        </div>
      </Stack>
    </Panel>
  );
}

/** Conditions on the person. */
export function RiderPart({ content, change, errorAt }: EditProps): ReactNode {
  const { t } = useTranslation('fares');
  const rider: RiderCondition = content.rider ?? {};
  const put = (name: 'minAge' | 'maxAge' | 'maxHeightCm', value: number | undefined): void => {
    const { [name]: _, ...rest } = rider;
    const next: RiderCondition = value === undefined ? rest : { ...rest, [name]: value };
    change({ rider: Object.keys(next).length === 0 ? null : next });
  };
  return (
    <Panel title={t('editor.rider')}>
      <Stack gap={3}>
        <Text tone="muted" size="small">{t('editor.riderHint')}</Text>
        <Grid>
          <NumberInput label={t('fields.minAge')} minimum={0} maximum={130} value={rider.minAge} error={errorAt('rider.minAge')} onChange={(value) => put('minAge', value)} />
          <NumberInput label={t('fields.maxAge')} minimum={0} maximum={130} value={rider.maxAge} error={errorAt('rider.maxAge')} onChange={(value) => put('maxAge', value)} />
          <NumberInput label={t('fields.maxHeightCm')} minimum={30} maximum={260} value={rider.maxHeightCm} error={errorAt('rider.maxHeightCm')} onChange={(value) => put('maxHeightCm', value)} />
        </Grid>
        <TickList
          legend={t('fields.groups')} inline required={false} values={rider.groups ?? []}
          choices={['pupil', 'soldier', 'disabled'].map((value) => ({ value, label: t(`rider.${value}`) }))}
          onChange={(groups) => {
            const { groups: _, ...rest } = rider;
            const next: RiderCondition = groups.length === 0 ? rest : { ...rest, groups };
            change({ rider: Object.keys(next).length === 0 ? null : next });
          }}
        />
      </Stack>
    </Panel>
  );
}
