import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { Input, Segmented, Select } from '../../../../../ui/desk/antd.ts';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import styles from '../statistics.module.css';
import { type Preset, type SelectionState, channels, presetPeriod, presets } from './use-selection.ts';

const longLived = { staleTime: 600_000 };

/** Period, beginning of days, and filters. */
export function Controls({ state }: { readonly state: SelectionState }): ReactNode {
  const { t } = useTranslation('insight');
  const language = useLanguage();
  const { selection, preset, today, set } = state;
  const categories = useApiQuery('requests.listCategories', { query: { all: 'true' } }, longLived);
  const stations = useApiQuery('places.listWorkstations', { query: { within: selection.placeCode } }, { ...longLived, enabled: selection.placeCode !== '' });
  const choose = (name: Preset): void => set({ ...presetPeriod(name, today) });
  return (
    <div className={styles.controls}>
      <Select
        aria-label={t('controls.preset')}
        value={preset ?? null}
        placeholder={t('controls.ownPeriod')}
        options={presets.map((value) => ({ value, label: t(`presets.${value}`) }))}
        onChange={(value: Preset) => choose(value)}
      />
      <label className={styles.date}>
        {t('controls.from')}
        <Input type="date" value={selection.from} max={selection.until} onChange={(event) => set({ from: event.target.value, until: selection.until })} />
      </label>
      <label className={styles.date}>
        {t('controls.until')}
        <Input type="date" value={selection.until} min={selection.from} onChange={(event) => set({ from: selection.from, until: event.target.value })} />
      </label>
      <Segmented
        aria-label={t('controls.window')}
        value={selection.window}
        options={(['calendar', 'noon'] as const).map((value) => ({ value, label: t(`windows.${value}`) }))}
        onChange={(value) => set({ window: value === 'noon' ? 'noon' : undefined })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('by.category')}
        placeholder={t('controls.allCategories')}
        value={selection.categoryId ?? null}
        options={(categories.data?.items ?? []).map(({ id, nameZh, nameEn }) => ({ value: id, label: language === 'zh' ? nameZh : nameEn }))}
        onChange={(value: string | undefined) => set({ categoryId: value })}
      />
      <Select
        allowClear
        aria-label={t('by.channel')}
        placeholder={t('controls.allChannels')}
        value={selection.channel ?? null}
        options={channels.map((value) => ({ value, label: t(`requests:channels.${value}`) }))}
        onChange={(value: string | undefined) => set({ channel: value })}
      />
      <Select
        allowClear
        aria-label={t('by.workstation')}
        placeholder={t('controls.allWorkstations')}
        value={selection.workstationId ?? null}
        options={(stations.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value: string | undefined) => set({ workstationId: value })}
      />
    </div>
  );
}
