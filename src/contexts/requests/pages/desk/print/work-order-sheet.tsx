import type { ReactNode } from 'react';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { QrCode } from '../../../../../ui/kit/qr-code.tsx';
import type { Case } from '../case/types.ts';
import styles from './print.module.css';

function useRows(): (record: Case) => readonly (readonly [label: string, value: ReactNode])[] {
  const { t } = useTranslation('requests');
  const language = useLanguage();
  const format = useFormat();
  return (record) => {
    const order = record.steps.find(({ action }) => action === 'dispatch');
    const instruction = order?.internal['instruction'];
    const due = (clock: Case['response']): string | undefined =>
      clock ? format.dateTime(clock.due) + (clock.provisional ? ` (${t('desk.due.provisional')})` : '') : undefined;
    return [
      [t('fields.workstationId'), record.workstationName],
      [t('fields.priority'), t(`options.priority.${record.priority}`)],
      [t('desk.print.respondBy'), due(record.response)],
      [t('desk.print.solveBy'), due(record.resolution)],
      [t('desk.columns.place'), [record.placeName, record.address].filter(Boolean).join(' · ')],
      [t('fields.categoryId'), record.categoryName?.[language]],
      [t('fields.channel'), [t(`channels.${record.channel}`), record.channelNote].filter(Boolean).join(' · ')],
      [t('desk.columns.reported'), format.dateTime(record.reportedAt)],
      [t('fields.who'), record.reporters.map(({ name, phone }) => [name ?? t('desk.reporters.anonymous'), phone].filter(Boolean).join(' ')).join(' / ')],
      [t('fields.text'), record.originalText],
      [t('fields.instruction'), typeof instruction === 'string' ? instruction : undefined],
      [t('fields.measure'), record.plan?.measure],
    ];
  };
}

/** 交办单: the case on a sheet of A4, with room for what was found, done and verified. */
export function WorkOrderSheet({ record }: { readonly record: Case }): ReactNode {
  const { t } = useTranslation('requests');
  const rows = useRows();
  return (
    <section className={styles.order} aria-label={record.number}>
      <div className={styles.columns}>
        <div>
          <h1>{t('desk.print.workOrder')}</h1>
          <div className={styles.number}>{record.number}</div>
        </div>
        <QrCode text={`${location.origin}/r/${record.number}`} label={t('desk.print.publicCode')} size={110} />
      </div>
      <table className={styles.table}>
        <tbody>
          {rows(record).map(([label, value]) =>
            value ? (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className={styles.words}>{value}</td>
              </tr>
            ) : null,
          )}
          {(['siteCheck', 'complete', 'verify'] as const).map((action) => (
            <tr key={action}>
              <th scope="row">{t(`actions.${action}`)}</th>
              <td className={styles.room}>{t('desk.print.signature')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.foot}>{t('desk.print.masked')}</p>
    </section>
  );
}
