import { MapPin } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { AutoComplete, Button, Form, Input, Select } from '../../../../../ui/desk/antd.ts';
import { usePlace } from '../../../../../ui/desk/place.tsx';
import { refused } from '../../../../../ui/desk/refused.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import { PlacePicker } from '../../../../../ui/map/place-picker.tsx';
import { usePlaceShapes } from '../list/map-pane.tsx';
import styles from '../desk.module.css';
import type { Where } from './draft.ts';

interface Props {
  readonly value: Where | undefined;
  readonly onChange: (where: Where | undefined) => void;
  readonly error: string | undefined;
  /** Which of several places; the first needs no number. */
  readonly nth?: number;
}

/** The value once it has rested, so that not every key asks the server. */
function useRested<Value>(value: Value, milliseconds = 250): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}

function withNote(where: Where, note: string): Where {
  if (where.kind === 'address' || where.kind === 'division') return where;
  const { note: _, ...rest } = where;
  return note === '' ? rest : { ...rest, note };
}

/** The building and what helps to find the spot, once a compound is chosen. */
function CompoundDetails({ value, onChange, id }: { readonly value: Extract<Where, { kind: 'compound' }>; readonly onChange: Props['onChange']; readonly id: string }): ReactNode {
  const { t } = useTranslation('requests');
  const { data } = useApiQuery('places.getCompoundEntry', { params: { id: value.compoundId } }, { staleTime: 600_000 });
  const choose = (building: string | undefined): void => {
    const { building: _, ...rest } = value;
    onChange(building === undefined ? rest : { ...rest, building });
  };
  return (
    <Form.Item label={t('desk.entry.building')} htmlFor={id}>
      <Select
        id={id}
        allowClear
        showSearch
        value={value.building ?? null}
        options={(data?.buildings ?? []).map(({ name }) => ({ value: name, label: name }))}
        onChange={(next: string | undefined) => choose(next)}
      />
    </Form.Item>
  );
}

/** Where that is and who will get it, as the server sees it. */
function Located({ value }: { readonly value: Where }): ReactNode {
  const { t } = useTranslation('requests');
  const asked = useRested(JSON.stringify(locateBody(value)));
  const { data } = useApiQuery('places.locate', { body: JSON.parse(asked) as ReturnType<typeof locateBody> }, { keepPrevious: true, staleTime: 300_000 });
  if (!data) return null;
  return (
    <StateBadge tone={data.workstation ? 'done' : 'soon'} icon={MapPin}>
      {[data.placeName, data.workstation?.name ?? t('desk.entry.noWorkstation')].join(' · ')}
    </StateBadge>
  );
}

function locateBody(value: Where) {
  switch (value.kind) {
    case 'point':
      return { kind: 'point', longitude: value.longitude, latitude: value.latitude, system: 'wgs84' } as const;
    case 'compound':
      return { kind: 'compound', compoundId: value.compoundId, ...(value.building ? { building: value.building } : {}) } as const;
    case 'address':
      return { kind: 'address', text: value.text.trim() || '-', ...(value.divisionCode ? { divisionCode: value.divisionCode } : {}) } as const;
    case 'division':
      return { kind: 'division', divisionCode: value.divisionCode } as const;
  }
}

/** One box for the place: a compound or unit by name or pinyin letters, else the words are the address; or a pin. */
export function PlaceBox({ value, onChange, error, nth = 1 }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const idOf = (name: string): string => (nth === 1 ? `entry-${name}` : `entry-${name}-${nth}`);
  const { place } = usePlace();
  const shapes = usePlaceShapes();
  const [text, setText] = useState('');
  const [onMap, setOnMap] = useState(false);
  const question = useRested(text.trim());
  const within = place ? { within: place.code } : {};
  const { data } = useApiQuery('places.search', { query: { q: question, limit: 12, ...within } }, { enabled: question !== '', staleTime: 60_000, keepPrevious: true });
  // A new entry empties the box.
  useEffect(() => {
    if (value === undefined) setText('');
  }, [value]);
  const hits = (data?.items ?? []).filter(({ type }) => type !== 'workstation');
  const type = (next: string): void => {
    setText(next);
    onChange(next.trim() === '' ? undefined : { kind: 'address', text: next, ...(place ? { divisionCode: place.code } : {}) });
  };
  const choose = (id: string): void => {
    const hit = hits.find((one) => one.id === id);
    if (!hit) return;
    setText(hit.name);
    onChange(hit.type === 'compound' ? { kind: 'compound', compoundId: hit.id } : { kind: 'address', text: hit.name, divisionCode: hit.divisionCode });
  };
  return (
    <>
      <Form.Item
        required
        label={nth === 1 ? t('fields.where') : t('places.nth', { count: nth })}
        htmlFor={idOf('where')}
        extra={nth === 1 ? t('desk.entry.whereHint') : undefined}
        {...refused(error)}
      >
        <div className={styles.withButton}>
          <AutoComplete
            id={idOf('where')}
            className={styles.grow ?? ''}
            value={value?.kind === 'point' ? t('desk.entry.pinned') : text}
            options={question === '' ? [] : hits.map(({ id, name, where }) => ({ value: id, label: `${name} · ${where}` }))}
            onSearch={type}
            onSelect={choose}
          >
            <Input allowClear autoComplete="off" maxLength={200} />
          </AutoComplete>
          <Button icon={<MapPin size={16} aria-hidden />} aria-pressed={onMap} onClick={() => setOnMap(!onMap)}>
            {t('desk.entry.onMap')}
          </Button>
        </div>
      </Form.Item>
      {onMap ? (
        <PlacePicker
          shapes={shapes}
          value={value?.kind === 'point' ? [value.longitude, value.latitude] : undefined}
          onChange={([longitude, latitude]) => onChange({ kind: 'point', longitude, latitude, system: 'wgs84' })}
        />
      ) : null}
      {value?.kind === 'compound' ? <CompoundDetails id={idOf('building')} value={value} onChange={onChange} /> : null}
      {value && value.kind !== 'address' && value.kind !== 'division' ? (
        <Form.Item label={t('report.whereNote')} htmlFor={idOf('note')}>
          <Input id={idOf('note')} maxLength={200} placeholder={t('report.whereNotePlaceholder')} value={value.note ?? ''} onChange={(event) => onChange(withNote(value, event.target.value))} />
        </Form.Item>
      ) : null}
      {value ? (
        <div className={styles.control}>
          <Located value={value} />
        </div>
      ) : null}
    </>
  );
}
