import type { ReactNode } from 'react';
import { addressOf } from '../../../../../ui/api/client.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Facts, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import styles from '../../shared/samples.module.css';
import { StrataTable } from '../../shared/strata-table.tsx';
import type { Sample } from '../../shared/use-sample.ts';

/** How it was drawn, so that everybody can draw it again. */
export function HowPanel({ sample }: { readonly sample: Sample }): ReactNode {
  const { t } = useTranslation('samples');
  const format = useFormat();
  const language = useLanguage();
  const { filters, witness } = sample;
  const narrowed = [sample.categoryName?.[language], filters.channel === undefined ? undefined : t(`requests:channels.${filters.channel}`), sample.workstationName].filter(Boolean).join(' · ');
  const ended = sample.state === 'finished' || sample.state === 'cancelled';
  return (
    <Panel title={t('how.title')}>
      <Stack gap={3}>
        <Facts
          facts={[
            { label: t('how.basis'), value: [sample.placeName, t(`options.basis.${sample.basis}`), format.period(sample.from, sample.until), narrowed].filter(Boolean).join(' · ') },
            { label: t('how.from', { count: sample.frameCount }), value: t(sample.sizeKind === 'share' ? 'how.sizeShare' : 'how.sizeCount', { size: sample.size }) },
            { label: t('how.strata'), value: t(`options.strataBy.${sample.strataBy}`) },
            { label: t('how.seed'), value: <span className={styles.digest}>{sample.seed}</span> },
            { label: t('how.witness'), value: t(`how.witnessKinds.${witness.kind}`) },
            { label: t('how.witnessAt'), value: witness.at === null ? undefined : <>{format.dateTime(witness.at)} <span className={styles.digest}>{witness.hash}</span></> },
            { label: t('how.digest'), value: <span className={styles.digest}>{sample.frameDigest}</span> },
          ]}
        />
        {sample.strataBy === 'none' ? null : <StrataTable strata={sample.strata} by={sample.strataBy} />}
        <Text tone="muted" size="small">{t('how.checkHint')}</Text>
        {ended ? <a href={addressOf('samples.proof', { params: { number: sample.number } })}>{t('how.check')}</a> : null}
      </Stack>
    </Panel>
  );
}
