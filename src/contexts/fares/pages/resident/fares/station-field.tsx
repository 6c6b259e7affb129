import { X } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { classNames } from '../../../../../ui/kit/class-names.ts';
import { Field } from '../../../../../ui/kit/form/field.tsx';
import { SpokenInput } from '../../../../../ui/kit/form/spoken-input.tsx';
import { useDisplay } from '../../../../../ui/mode.ts';
import type { NetworkVersion, Station } from '../../../rules/model.ts';
import { type PinyinNames, searchStations } from '../../../rules/stations.ts';
import styles from './fares.module.css';

interface StationFieldProps {
  readonly label: string;
  readonly version: NetworkVersion;
  readonly pinyin: PinyinNames;
  /** Id of the chosen station; empty while none. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

const MOST_SHOWN = 8;

/** The name of a station in the language of the screen, with the other one for search and for strangers. */
export function useStationName(): (station: Station) => { readonly name: string; readonly other: string } {
  const language = useLanguage();
  return (station) => (language === 'zh' ? { name: station.name, other: station.nameEn } : { name: station.nameEn, other: station.name });
}

/** Chooses a station by typing Chinese, English, pinyin or initials. */
export function StationField({ label, version, pinyin, value, onChange }: StationFieldProps): ReactNode {
  const { t } = useTranslation('fares');
  const nameOf = useStationName();
  const elder = useDisplay().mode === 'elder';
  const listId = useId();
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [active, setActive] = useState(0);
  const chosen = version.stations.find((station) => station.id === value);
  const found = typed === undefined ? [] : searchStations(version, typed, pinyin, MOST_SHOWN);
  const open = typed !== undefined && typed.trim() !== '';

  function choose(station: Station | undefined): void {
    if (!station) return;
    onChange(station.id);
    setTyped(undefined);
    setActive(0);
  }

  function press(event: KeyboardEvent): void {
    // While an input method composes, its keys choose characters, not stations.
    if (!open || event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(found[active]);
    } else if (event.key === 'Escape') setTyped(undefined);
  }

  return (
    <div className={styles.station}>
      <Field label={label} required>
        {(ids) => (
          <div className={styles.stationBox}>
            <input
              {...ids}
              className={styles.stationInput}
              role="combobox"
              aria-expanded={open}
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={open && found[active] ? `${listId}-${found[active].id}` : undefined}
              autoComplete="off"
              placeholder={t('page.stationPlaceholder')}
              value={typed ?? (chosen ? nameOf(chosen).name : '')}
              onChange={(event) => {
                setTyped(event.target.value);
                setActive(0);
              }}
              onFocus={(event) => event.target.select()}
              onKeyDown={press}
              onBlur={() => setTyped(undefined)}
            />
            {chosen || typed ? (
              <button type="button" className={styles.clear} aria-label={t('page.clear', { label })} onMouseDown={(event) => event.preventDefault()} onClick={() => { setTyped(undefined); onChange(''); }}>
                <X aria-hidden />
              </button>
            ) : null}
          </div>
        )}
      </Field>
      <ul id={listId} role="listbox" aria-label={label} className={classNames(styles.suggestions, found.length === 0 && styles.hidden)}>
        {found.map((station, index) => {
          const { name, other } = nameOf(station);
          return (
            <li
              key={station.id}
              id={`${listId}-${station.id}`}
              role="option"
              aria-selected={index === active}
              className={classNames(styles.suggestion, index === active && styles.active)}
              onMouseDown={(event) => { event.preventDefault(); choose(station); }}
            >
              <span>{name}</span>
              <span className={styles.muted}>{other}</span>
              <LineMarks version={version} station={station} />
            </li>
          );
        })}
      </ul>
      {open && found.length === 0 ? <p className={styles.nothing} role="status">{t('page.noStation')}</p> : null}
      {elder ? <SpokenInput onText={(text) => setTyped(text)} /> : null}
    </div>
  );
}

/** The lines of a station as coloured marks with their names. */
export function LineMarks({ version, station }: { readonly version: NetworkVersion; readonly station: Station }): ReactNode {
  const language = useLanguage();
  const lines = version.lines.filter((line) => station.lines.includes(line.id) && line.branchOf === undefined);
  const shown = lines.length > 0 ? lines : version.lines.filter((line) => station.lines.includes(line.id));
  return (
    <span className={styles.marks}>
      {shown.map((line) => (
        <span key={line.id} className={styles.mark}>
          <svg viewBox="0 0 10 10" aria-hidden><circle cx="5" cy="5" r="5" fill={line.color} /></svg>
          {language === 'zh' ? line.name : line.nameEn}
        </span>
      ))}
    </span>
  );
}
