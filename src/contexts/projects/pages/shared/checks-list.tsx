import type { ReactNode } from 'react';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import type { Tone } from '../../../../ui/tokens.ts';
import type { ProjectDetail } from '../../contract.ts';
import styles from './projects.module.css';

type Check = ProjectDetail['checks'][number];

const tones: Readonly<Record<Check['outcome'], Tone>> = { passed: 'done', failed: 'late', open: 'soon', noted: 'accent' };

/** Each rule with its result, what it rests on and where it comes from. */
export function ChecksList({ checks }: { readonly checks: readonly Check[] }): ReactNode {
  const { t } = useTranslation('projects');
  const format = useFormat();
  const words = ({ evidence }: Check): string =>
    Object.entries(evidence)
      .map(([name, value]) => `${t(`evidence.${name}`)} ${name.endsWith('Fen') && typeof value === 'number' ? format.money(value) : value}`)
      .join(' · ');
  const source = checks[0]?.source;
  return (
    <>
      <ul className={styles.checks}>
        {checks.map((check) => (
          <li key={check.rule} className={styles.check}>
            <StateBadge tone={tones[check.outcome]}>{t(`outcomes.${check.outcome}`)}</StateBadge>
            <span>{t(`rules.${check.rule}`)}</span>
            {Object.keys(check.evidence).length > 0 ? <span className={styles.evidence}>{words(check)}</span> : null}
          </li>
        ))}
      </ul>
      {source ? <p className={styles.evidence}>{t('show.source', { source })}</p> : null}
    </>
  );
}
