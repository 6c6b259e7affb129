import { CircleCheck, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Output } from '../../../../../ui/api/types.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import { EmptyState } from '../../../../../ui/kit/states.tsx';
import styles from '../desk.module.css';

export type Receipt = Output<'requests.enter'>;

/** What was entered in this sitting, newest first, each with its receipt to print. */
export function EnteredList({ receipts }: { readonly receipts: readonly Receipt[] }): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  return (
    <Panel title={t('desk.entry.entered', { count: receipts.length })}>
      {receipts.length === 0 ? <EmptyState compact title={t('desk.entry.none')} hint={t('desk.entry.noneHint')} /> : null}
      <Stack as="ul" gap={3}>
        {receipts.map(({ id, number, placeName, workstationName, response }, index) => (
          <li key={id} className={styles.reporter} {...(index === 0 ? { role: 'status' } : {})}>
            <div className={styles.person}>
              {index === 0 ? (
                <StateBadge tone="done" icon={CircleCheck}>
                  {t('desk.entry.saved')}
                </StateBadge>
              ) : null}
              <Link to={`/requests/${id}`}>
                <strong className={index === 0 ? styles.fresh : undefined}>{number}</strong>
              </Link>
            </div>
            <Text tone="muted" size="small">
              {[placeName, workstationName, response ? t('receipt.by', { when: format.dateTime(response.due) }) : ''].filter(Boolean).join(' · ')}
            </Text>
            <a className={styles.small} href={`/desk/requests/${id}/receipt/first`} target="_blank" rel="noreferrer">
              <Printer aria-hidden />
              {t('desk.reporters.receipt')}
            </a>
          </li>
        ))}
      </Stack>
    </Panel>
  );
}
