import { MapPin, Search, X } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { addressOf } from '../../../../ui/api/client.ts';
import { useApiPages, useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { CalendarButton } from '../../../../ui/kit/calendar-button.tsx';
import { Button } from '../../../../ui/kit/button.tsx';
import { ChoiceList } from '../../../../ui/kit/form/choices.tsx';
import { TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Row, Section, Stack } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { useDisplay } from '../../../../ui/mode.ts';
import { PublicCard } from '../shared/public-card.tsx';
import styles from '../shared/requests.module.css';
import { FollowButton } from './follow/follow-button.tsx';
import { NearbyMap } from './nearby-map.tsx';

type Shown = 'all' | 'open' | 'solved';
const solvedOf: Readonly<Record<Shown, 'true' | 'false' | undefined>> = { all: undefined, open: 'false', solved: 'true' };

/** The filters of the list; they stand in the address, so that a view can be shared and “back” restores it. */
function useFilters() {
  const [search, setSearch] = useSearchParams();
  const show = search.get('show');
  return {
    text: search.get('text') ?? '',
    show: (show === 'open' || show === 'solved' ? show : 'all') as Shown,
    place: search.get('place') ?? '',
    /** A compound 小区, by its id. */
    compound: search.get('compound') ?? '',
    map: search.get('as') === 'map',
    set: (change: Readonly<Record<string, string>>) =>
      setSearch(
        (old) => {
          const next = new URLSearchParams(old);
          for (const [name, value] of Object.entries(change)) {
            if (value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        // At once, so that a radio button shows the finger’s choice without a moment of doubt.
        { replace: true, flushSync: true },
      ),
  };
}
type Filters = ReturnType<typeof useFilters>;

/** What is typed reaches the address once the fingers rest. */
function SearchField({ filters }: { readonly filters: Filters }): ReactNode {
  const { t } = useTranslation('requests');
  const [typed, setTyped] = useState(filters.text);
  const { text, set } = filters;
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === text) return;
    const timer = setTimeout(() => set({ text: wanted }), 350);
    return () => clearTimeout(timer);
    // Only typing starts the clock; the setter is new on every drawing.
  }, [typed]);
  return (
    <TextInput
      label={t('nearby.search')}
      hint={t('nearby.searchHint')}
      required
      type="search"
      enterKeyHint="search"
      autoComplete="off"
      maxLength={60}
      value={typed}
      onChange={setTyped}
    />
  );
}

/** The compound chosen, to follow or to leave. */
function CompoundChip({ id, onClear }: { readonly id: string; readonly onClear: () => void }): ReactNode {
  const { t } = useTranslation('requests');
  const { data } = useApiQuery('places.getCompoundEntry', { params: { id } }, { staleTime: 3_600_000 });
  const name = data?.name ?? '';
  return (
    <Row>
      <Button icon={X} onClick={onClear}>
        {t('nearby.placeChosen', { place: name })}
      </Button>
      {data ? <FollowButton about={{ kind: 'compound', compoundId: id }} label={t('follow.followCompound', { name })} /> : null}
    </Row>
  );
}

/** The place chosen, or places and compounds whose name was typed. */
function PlaceChips({ filters }: { readonly filters: Filters }): ReactNode {
  const { t } = useTranslation('requests');
  const { text, place, set } = filters;
  const chosen = useApiQuery('places.getDivision', { params: { code: place } }, { enabled: place !== '', staleTime: 3_600_000 });
  const found = useApiQuery('places.search', { query: { q: text, limit: 20 } }, { enabled: place === '' && text.length >= 2, staleTime: 300_000 });
  if (filters.compound !== '') return <CompoundChip id={filters.compound} onClear={() => set({ compound: '' })} />;
  if (place !== '') {
    return (
      <Row>
        <Button icon={X} onClick={() => set({ place: '' })}>
          {t('nearby.placeChosen', { place: chosen.data?.shortName ?? place })}
        </Button>
        <FollowButton about={{ kind: 'division', code: place }} label={t('follow.followPlace', { place: chosen.data?.shortName ?? '' })} />
        <CalendarButton path={addressOf('intake.placeCalendar', { params: { code: place } })} />
        <a className={styles.meta} href={addressOf('requests.placeFeed', { params: { code: place } })}>
          {t('follow.feed')}
        </a>
      </Row>
    );
  }
  const items = found.data?.items ?? [];
  const hits = [
    ...items.filter(({ type, level }) => type === 'division' && (level === 'district' || level === 'street' || level === 'community')).slice(0, 4),
    ...items.filter(({ type }) => type === 'compound').slice(0, 4),
  ];
  if (text.length < 2 || hits.length === 0) return null;
  return (
    <Row>
      <span className={styles.meta}>{t('nearby.places')}</span>
      {hits.map((hit) => (
        <Button key={hit.id} icon={MapPin} onClick={() => set(hit.type === 'compound' ? { compound: hit.id, text: '' } : { place: hit.divisionCode, text: '' })}>
          {hit.name}
        </Button>
      ))}
    </Row>
  );
}

function Found({ filters }: { readonly filters: Filters }): ReactNode {
  const { t } = useTranslation('requests');
  const { text, place, compound, show, map } = filters;
  const list = useApiPages('requests.listPublic', {
    query: { limit: 20, text: text === '' ? undefined : text, divisionCode: place === '' ? undefined : place, compoundId: compound === '' ? undefined : compound, solved: solvedOf[show] },
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.error && items.length === 0) return <ErrorState problem={list.error} onRetry={() => void list.refetch()} busy={list.isFetching} />;
  if (list.isPending) return <Skeleton block lines={6} />;
  if (items.length === 0) {
    const filtered = text !== '' || place !== '' || compound !== '' || show !== 'all';
    return <EmptyState picture="lane" title={t(filtered ? 'nearby.empty' : 'nearby.emptyNew')} hint={t(filtered ? 'nearby.emptyHint' : 'nearby.emptyNewHint')} />;
  }
  return (
    <Stack>
      {map ? (
        <NearbyMap items={items} place={place} />
      ) : (
        <div className={styles.cards}>
          {items.map((item) => (
            <PublicCard key={item.number} item={item} />
          ))}
        </div>
      )}
      {list.hasNextPage ? (
        <Button block busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('nearby.more')}
        </Button>
      ) : null}
    </Stack>
  );
}

/** 身边: what is being done and what was solved, as list and map, to search and filter. */
export function Fill(): ReactNode {
  const { t } = useTranslation('requests');
  const elder = useDisplay().mode === 'elder';
  const filters = useFilters();
  return (
    <Section
      title={t('nearby.title')}
      action={
        <Button tone="quiet" icon={filters.map ? Search : MapPin} onClick={() => filters.set({ as: filters.map ? '' : 'map' })}>
          {t(filters.map ? 'nearby.list' : 'nearby.map')}
        </Button>
      }
    >
      <Stack gap={3}>
        {elder ? null : <SearchField key={filters.place || filters.compound} filters={filters} />}
        {elder ? null : <PlaceChips filters={filters} />}
        <ChoiceList
          legend={t('nearby.show')}
          hideLegend
          inline
          choices={(['all', 'open', 'solved'] as const).map((value) => ({ value, label: t(`nearby.${value}`) }))}
          value={filters.show}
          onChange={(show) => filters.set({ show: show === 'all' ? '' : show })}
        />
        <Found filters={filters} />
      </Stack>
    </Section>
  );
}
