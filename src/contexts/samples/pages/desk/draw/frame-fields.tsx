import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { Form, Select } from '../../../../../ui/desk/antd.ts';
import { usePlace } from '../../../../../ui/desk/place.tsx';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { ChoiceList } from '../../../../../ui/kit/form/choices.tsx';
import { DateInput, NumberInput } from '../../../../../ui/kit/form/inputs.tsx';
import { Grid, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import styles from '../../shared/samples.module.css';
import type { DrawDraft } from './draft.ts';

interface Props {
  readonly draft: DrawDraft;
  readonly set: (change: Partial<DrawDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

const longLived = { staleTime: 600_000 };
const bases = ['closed', 'rated'] as const;
const strataKinds = ['none', 'category', 'channel', 'workstation'] as const;
const sizeKinds = ['count', 'share'] as const;
const channels = ['app', 'contactDay', 'wishBox', 'bridge', 'hotline', 'gridWorker', 'visit', 'phone', 'station', 'window', 'import'] as const;

function Filters({ draft, set }: Pick<Props, 'draft' | 'set'>): ReactNode {
  const { t } = useTranslation('samples');
  const language = useLanguage();
  const { place, places } = usePlace();
  const below = useApiQuery('places.listDivisions', { query: place ? { parent: place.code } : {} }, { ...longLived, enabled: place !== undefined });
  const categories = useApiQuery('requests.listCategories', { query: { all: 'true' } }, longLived);
  const stations = useApiQuery('places.listWorkstations', { query: { within: draft.divisionCode } }, { ...longLived, enabled: draft.divisionCode !== '' });
  const units = [...places.map(({ code, name }) => ({ value: code, label: name })), ...(below.data?.items ?? []).map(({ code, shortName }) => ({ value: code, label: shortName }))];
  const search = { optionFilterProp: 'label' } as const;
  return (
    <>
      <Form.Item required label={t('fields.divisionCode')} htmlFor="sample-unit">
        <Select id="sample-unit" showSearch={search} value={draft.divisionCode || null} options={units} onChange={(divisionCode) => set({ divisionCode: divisionCode ?? '', workstationId: undefined })} />
      </Form.Item>
      <Form.Item label={t('fields.categoryId')} htmlFor="sample-category">
        <Select
          id="sample-category" allowClear showSearch={search} placeholder={t('all')} value={draft.categoryId ?? null}
          options={(categories.data?.items ?? []).map(({ id, nameZh, nameEn }) => ({ value: id, label: language === 'zh' ? nameZh : nameEn }))} onChange={(value: string | undefined) => set({ categoryId: value })}
        />
      </Form.Item>
      <Form.Item label={t('fields.channel')} htmlFor="sample-channel">
        <Select id="sample-channel" allowClear placeholder={t('all')} value={draft.channel ?? null} options={channels.map((value) => ({ value, label: t(`requests:channels.${value}`) }))} onChange={(value: DrawDraft['channel']) => set({ channel: value })} />
      </Form.Item>
      <Form.Item label={t('fields.workstationId')} htmlFor="sample-workstation">
        <Select
          id="sample-workstation" allowClear showSearch={search} placeholder={t('all')} value={draft.workstationId ?? null}
          options={(stations.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))} onChange={(value: string | undefined) => set({ workstationId: value })}
        />
      </Form.Item>
    </>
  );
}

/** From which cases, how many, and how divided. */
export function FrameFields({ draft, set, errorOf }: Props): ReactNode {
  const { t } = useTranslation('samples');
  return (
    <Stack gap={4}>
      <ChoiceList inline legend={t('fields.basis')} value={draft.basis} onChange={(basis) => set({ basis })} choices={bases.map((value) => ({ value, label: t(`options.basis.${value}`) }))} />
      <Grid>
        <DateInput required label={t('fields.from')} value={draft.from} maximum={draft.until} error={errorOf('from')} onChange={(from) => set({ from })} />
        <DateInput required label={t('fields.until')} value={draft.until} minimum={draft.from} error={errorOf('until')} onChange={(until) => set({ until })} />
      </Grid>
      <Form component={false} layout="vertical">
        <div className={styles.filters}>
          <Filters draft={draft} set={set} />
        </div>
      </Form>
      <ChoiceList inline legend={t('fields.sizeKind')} value={draft.sizeKind} onChange={(sizeKind) => set({ sizeKind, size: sizeKind === 'share' ? 5 : 20 })} choices={sizeKinds.map((value) => ({ value, label: t(`options.sizeKind.${value}`) }))} />
      <NumberInput required label={t('fields.size')} hint={t('draw.sizeHint')} minimum={1} maximum={draft.sizeKind === 'share' ? 100 : 300} unit={draft.sizeKind === 'share' ? '%' : t('draw.unit')} value={draft.size} error={errorOf('size')} onChange={(size) => set({ size })} />
      <ChoiceList inline legend={t('fields.strataBy')} value={draft.strataBy} onChange={(strataBy) => set({ strataBy })} choices={strataKinds.map((value) => ({ value, label: t(`options.strataBy.${value}`) }))} />
      {draft.strataBy === 'none' ? null : <Text tone="muted" size="small">{t('draw.strataHint')}</Text>}
    </Stack>
  );
}
