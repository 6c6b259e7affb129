import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Money } from '../../../../ui/kit/values.tsx';
import type { ProjectSummary } from '../../contract.ts';
import styles from './projects.module.css';

type Amounts = Pick<ProjectSummary, 'estimateFen' | 'approvedFen' | 'finalFen' | 'reservedFen' | 'paidFen' | 'returnedFen'>;

/** Estimated, approved, accounted; reserved and paid come from the ledger. */
export function MoneyBox({ project }: { readonly project: Amounts }): ReactNode {
  const { t } = useTranslation('projects');
  const { estimateFen, approvedFen, finalFen, reservedFen, paidFen, returnedFen } = project;
  const parts: readonly (readonly [string, number | null])[] = [
    [t('show.estimate'), estimateFen], [t('fields.approvedFen'), approvedFen], [t('fields.finalFen'), finalFen], [t('show.reserved'), reservedFen], [t('show.paid'), paidFen],
    ...(returnedFen > 0 ? [[t('show.returned'), returnedFen] as const] : []),
  ];
  return (
    <dl className={styles.money}>
      {parts.map(([label, fen]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{fen === null ? '—' : <Money fen={fen} />}</dd>
        </div>
      ))}
    </dl>
  );
}
