import { CircleX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Output } from '../../../../ui/api/types.ts';
import { hasText, useTranslation } from '../../../../ui/i18n/index.ts';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { EmptyState } from '../../../../ui/kit/states.tsx';
import styles from './places-page.module.css';

export type Finding = Output<'places.checkGrid'>['findings'][number];

interface Props {
  readonly findings: readonly Finding[];
  /** Say which row of the file each is about. */
  readonly rows?: boolean;
  /** Names of other records by their codes. */
  readonly names?: ReadonlyMap<string, string>;
}

/** Errors and warnings about outlines and files, in words. */
export function FindingList({ findings, rows = false, names }: Props): ReactNode {
  const { t } = useTranslation('places');
  const nameOf = (field: string): string => {
    const [first = ''] = field.split('.');
    return hasText(`places:fields.${first}`) ? t(`fields.${first}`) : field;
  };
  if (findings.length === 0) return <EmptyState compact title={t('findings.none')} />;
  return (
    <div className={styles.wrap}>
      <table className={styles.table} aria-label={t('findings.label')}>
        <thead>
          <tr>
            <th scope="col">{t('findings.level')}</th>
            {rows ? <th scope="col">{t('findings.row')}</th> : null}
            <th scope="col">{t('findings.field')}</th>
            <th scope="col">{t('findings.what')}</th>
          </tr>
        </thead>
        <tbody>
          {findings.map((finding, index) => (
            <tr key={index}>
              <td>
                <StateBadge tone={finding.level === 'error' ? 'late' : 'soon'} icon={finding.level === 'error' ? CircleX : TriangleAlert}>{t(`findings.${finding.level}`)}</StateBadge>
              </td>
              {rows ? <td className={styles.number}>{finding.row === 0 ? '–' : finding.row}</td> : null}
              <td>{nameOf(finding.field)}</td>
              <td>{wordsOf(finding, t, names)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Translate = ReturnType<typeof useTranslation>['t'];

function wordsOf({ code, detail, other, squareMetres }: Finding, t: Translate, names: Props['names']): string {
  const words = hasText(`places:problems.${code}`) ? t(`problems.${code}`) : detail;
  const named = other === null ? null : names?.get(other) || other;
  const about = [named, squareMetres === null ? null : t('grids.area', { value: squareMetres })].filter((part) => part !== null);
  return about.length === 0 ? words : `${words} (${about.join(', ')})`;
}
