import type { ReactNode } from 'react';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import type { Output } from '../../../../ui/api/types.ts';
import styles from './samples.module.css';

interface Props {
  readonly strata: Output<'samples.preview'>['strata'];
  readonly by: 'none' | 'category' | 'channel' | 'workstation';
}

/** How many cases each group has and gives. */
export function StrataTable({ strata, by }: Props): ReactNode {
  const { t } = useTranslation('samples');
  const language = useLanguage();
  const nameOf = ({ key, name }: Props['strata'][number]): string => name?.[language] ?? (by === 'none' ? t('all') : by === 'channel' && key !== '' ? t(`requests:channels.${key}`) : t('draw.noGroup'));
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={t('fields.strataBy')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('draw.stratum')}</th>
            <th scope="col">{t('draw.available')}</th>
            <th scope="col">{t('draw.drawn')}</th>
          </tr>
        </thead>
        <tbody>
          {strata.map((stratum) => (
            <tr key={stratum.key}>
              <th scope="row">{nameOf(stratum)}</th>
              <td>{stratum.available}</td>
              <td>{stratum.drawn}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
