import type { ReactNode } from 'react';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Row } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { DateTime, Money } from '../../../../ui/kit/values.tsx';
import type { PublicProject } from '../../contract.ts';

type Payment = PublicProject['payments'][number] & { readonly payeeName?: string };

/** Every instalment as the ledger has it; what the bank sent back stands struck out. */
export function PaymentsList({ payments, dated = false }: { readonly payments: readonly Payment[]; readonly dated?: boolean }): ReactNode {
  const { t } = useTranslation('projects');
  const format = useFormat();
  return (
    <List label={t('show.payments')}>
      {payments.map(({ id, at, amountFen, returnedFen, reversed, payeeName }) => (
        <ListItem
          key={id} title={payeeName ?? t('show.paid')} detail={<DateTime value={at} {...(dated ? { as: 'date' as const } : {})} />}
          aside={
            <Row>
              {reversed ? <StateBadge tone="late">{t('show.reversed')}</StateBadge> : null}
              {returnedFen > 0 ? <StateBadge tone="soon">{t('show.returnedOf', { amount: format.money(returnedFen) })}</StateBadge> : null}
              {reversed ? <del><Money fen={amountFen} /></del> : <Money fen={amountFen} />}
            </Row>
          }
        />
      ))}
    </List>
  );
}
