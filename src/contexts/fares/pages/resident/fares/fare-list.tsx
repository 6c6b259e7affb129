import type { ReactNode } from 'react';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { classNames } from '../../../../../ui/kit/class-names.ts';
import type { NetworkVersion, Station } from '../../../rules/model.ts';
import styles from './fares.module.css';
import { fareStep } from './network-map.tsx';
import { useStationName } from './station-field.tsx';

interface FareListProps {
  readonly version: NetworkVersion;
  readonly fares: ReadonlyMap<string, number | null>;
  readonly onPick: (station: Station) => void;
}

/** The prices painted on the drawing, as words: which stations one reaches for how much. */
export function FareList({ version, fares, onPick }: FareListProps): ReactNode {
  const { t } = useTranslation('fares');
  const format = useFormat();
  const nameOf = useStationName();
  const prices = Array.from(new Set(Array.from(fares.values()).filter((fen) => fen !== null))).sort((one, two) => one - two);
  if (prices.length === 0) return <p>{t('page.noFares')}</p>;
  return (
    <ul className={styles.fareList}>
      {prices.map((fen) => {
        const stations = version.stations.filter((station) => fares.get(station.id) === fen);
        return (
          <li key={fen}>
            <details>
              <summary>
                <span className={classNames(styles.swatch, fareStep(fen, prices))} aria-hidden />
                <strong>{format.money(fen)}</strong>
                <span className={styles.muted}>{t('page.stationCount', { count: stations.length })}</span>
              </summary>
              <p className={styles.fareStations}>
                {stations.map((station) => (
                  <button key={station.id} type="button" onClick={() => onPick(station)}>{nameOf(station).name}</button>
                ))}
              </p>
            </details>
          </li>
        );
      })}
    </ul>
  );
}
