import { useState, type ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { ChoiceList } from '../../../../ui/kit/form/choices.tsx';
import { Select, TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Card, Row, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Note } from '../../../../ui/kit/states.tsx';
import { DivisionSelect } from '../shared/division-select.tsx';
import type { PlaceValue } from '../shared/place-value.ts';
import { useSettled } from '../shared/use-settled.ts';
import { PlaceSummary } from './place-summary.tsx';

type CompoundValue = Extract<PlaceValue, { kind: 'compound' }>;
type CompoundEntry = Output<'places.listCompoundsOf'>['items'][number];

interface Props {
  readonly value: CompoundValue | undefined;
  readonly onChange: (value: PlaceValue | undefined) => void;
  /** The compound is not to be found: write the address instead. */
  readonly onGiveUp: () => void;
}

/** A compound by part of its name or by its community, then the building. */
export function CompoundWay({ value, onChange, onGiveUp }: Props): ReactNode {
  const choose = (compoundId: string): void => onChange({ kind: 'compound', compoundId });
  return value ? (
    <ChosenCompound value={value} onChange={onChange} />
  ) : (
    <CompoundSearch onChoose={choose} onGiveUp={onGiveUp} />
  );
}

interface SearchProps {
  readonly onChoose: (compoundId: string) => void;
  readonly onGiveUp: () => void;
}

function CompoundSearch({ onChoose, onGiveUp }: SearchProps): ReactNode {
  const { t } = useTranslation('places');
  const [text, setText] = useState('');
  const [browsing, setBrowsing] = useState(false);
  const [community, setCommunity] = useState<string | undefined>(undefined);
  const q = useSettled(text.trim());
  const found = useApiQuery('places.search', { query: { q, type: 'compound', limit: 8 } }, { enabled: q !== '', keepPrevious: true });
  const listed = useApiQuery(
    'places.listCompoundsOf',
    { params: { code: community ?? '' }, query: { limit: 200 } },
    { enabled: browsing && community !== undefined },
  );
  const hits = q === '' ? [] : (found.data?.items ?? []);
  const nothing = q !== '' && found.isSuccess && hits.length === 0;
  return (
    <Stack gap={3}>
      <TextInput
        label={t('picker.compoundName')}
        hint={t('picker.compoundHint')}
        required
        autoComplete="off"
        maxLength={60}
        value={text}
        onChange={setText}
      />
      {hits.length > 0 ? (
        <List label={t('picker.results')}>
          {hits.map(({ id, name, where }) => (
            <ListItem key={id} title={name} detail={where} onPress={() => onChoose(id)} />
          ))}
        </List>
      ) : null}
      {nothing ? <Note>{t('picker.nothing')}</Note> : null}
      {browsing ? (
        <>
          <DivisionSelect value={community} onChange={setCommunity} />
          <CompoundList entries={listed.data?.items ?? []} asked={listed.isSuccess} onChoose={onChoose} />
        </>
      ) : null}
      <Row>
        {browsing ? null : <Button onClick={() => setBrowsing(true)}>{t('picker.byCommunity')}</Button>}
        <Button tone="quiet" onClick={onGiveUp}>
          {t('picker.writeInstead')}
        </Button>
      </Row>
    </Stack>
  );
}

interface ListProps {
  readonly entries: readonly CompoundEntry[];
  readonly asked: boolean;
  readonly onChoose: (compoundId: string) => void;
}

function CompoundList({ entries, asked, onChoose }: ListProps): ReactNode {
  const { t } = useTranslation('places');
  if (asked && entries.length === 0) return <Note>{t('picker.noCompounds')}</Note>;
  return (
    <List label={t('picker.results')}>
      {entries.map(({ id, name, address, communityName }) => (
        <ListItem key={id} title={name} detail={[communityName, address].filter(Boolean).join(' · ')} onPress={() => onChoose(id)} />
      ))}
    </List>
  );
}

/** So few that they can stand as cards. */
const fewBuildings = 6;

function ChosenCompound({ value, onChange }: { readonly value: CompoundValue; readonly onChange: Props['onChange'] }): ReactNode {
  const { t } = useTranslation('places');
  const { data } = useApiQuery('places.getCompoundEntry', { params: { id: value.compoundId } }, { staleTime: 3_600_000 });
  const buildings = data?.buildings ?? [];
  const setBuilding = (building: string): void => {
    const { building: _old, ...rest } = value;
    onChange(building === '' ? rest : { ...rest, building });
  };
  const options = buildings.map(({ name }) => ({ value: name, label: name }));
  return (
    <Stack gap={3}>
      <Card>
        <Row between>
          <div>
            <Text strong>{data?.name ?? t('picker.chosen')}</Text>
            <Text tone="muted" size="small">
              {[data?.communityName, data?.address].filter(Boolean).join(' · ')}
            </Text>
          </div>
          <Button onClick={() => onChange(undefined)}>{t('picker.change')}</Button>
        </Row>
      </Card>
      {buildings.length === 0 ? null : buildings.length <= fewBuildings ? (
        <ChoiceList
          legend={t('picker.building')}
          inline
          required={false}
          choices={[...options, { value: '', label: t('picker.buildingUnknown') }]}
          value={value.building ?? ''}
          onChange={setBuilding}
        />
      ) : (
        <Select label={t('picker.building')} value={value.building ?? ''} onChange={setBuilding} options={options} placeholder={t('picker.buildingUnknown')} />
      )}
      <PlaceSummary value={value} />
      <NoteInput value={value} onChange={onChange} />
    </Stack>
  );
}

/** What helps to find the spot: west gate, second floor. */
export function NoteInput({ value, onChange }: { readonly value: Exclude<PlaceValue, { kind: 'address' }>; readonly onChange: Props['onChange'] }): ReactNode {
  const { t } = useTranslation('places');
  const change = (note: string): void => {
    const { note: _old, ...rest } = value;
    onChange(note === '' ? rest : { ...rest, note });
  };
  return (
    <TextInput label={t('picker.note')} placeholder={t('picker.noteExample')} maxLength={200} autoComplete="off" value={value.note ?? ''} onChange={change} />
  );
}
