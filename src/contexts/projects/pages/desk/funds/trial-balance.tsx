import type { ReactNode } from 'react';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Note } from '../../../../../ui/kit/states.tsx';
import { Money } from '../../../../../ui/kit/values.tsx';
import type { FundDetail } from '../../../contract.ts';
import styles from './funds.module.css';

/** The trial balance: turnover and balance per account, both sides added up to the fen. */
export function TrialBalance({ trial }: { readonly trial: FundDetail['trial'] }): ReactNode {
  const { t } = useTranslation('projects');
  const agrees = trial.debitFen === trial.creditFen;
  return (
    <Panel title={t('funds.trial.title')}>
      <table className={styles.table}>
        <thead><tr>{(['account', 'debit', 'credit', 'balance'] as const).map((head) => <th key={head} scope="col">{t(`funds.trial.${head}`)}</th>)}</tr></thead>
        <tbody>
          {trial.lines.map((line) => (
            <tr key={line.account}><th scope="row">{t(`funds.accounts.${line.account}`)}</th><td><Money fen={line.debitFen} /></td><td><Money fen={line.creditFen} /></td><td><Money fen={line.balanceFen} /></td></tr>
          ))}
        </tbody>
        <tfoot><tr><th scope="row">{t('funds.trial.total')}</th><td><Money fen={trial.debitFen} /></td><td><Money fen={trial.creditFen} /></td><td /></tr></tfoot>
      </table>
      <Note tone={agrees ? 'done' : 'late'}>{t(agrees ? 'funds.page.balanced' : 'funds.page.unbalanced')}</Note>
    </Panel>
  );
}
