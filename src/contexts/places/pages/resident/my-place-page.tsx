import { Phone } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Section, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { DivisionSelect } from '../shared/division-select.tsx';
import { useSettled } from '../shared/use-settled.ts';
import { chooseMyPlace, useMyPlace } from './my-place.ts';

type Located = Output<'places.locate'>;

/** 我的社区: whom to call, who looks after it, and how to choose another one. */
export function Page(): ReactNode {
  const { t } = useTranslation('places');
  const code = useMyPlace();
  const [changing, setChanging] = useState(code === undefined);
  const choose = (next: string): void => {
    chooseMyPlace(next);
    setChanging(false);
  };
  return (
    <Frame title={t('mine.title')} back="/">
      <Stack>
        {code !== undefined && !changing ? <MyCommunity code={code} /> : null}
        {changing ? <ChooseCommunity onChoose={choose} /> : <Button onClick={() => setChanging(true)}>{t('mine.change')}</Button>}
      </Stack>
    </Frame>
  );
}

function MyCommunity({ code }: { readonly code: string }): ReactNode {
  const { t } = useTranslation('places');
  const { data, error, refetch } = useApiQuery('places.locate', { body: { kind: 'division', divisionCode: code } }, { staleTime: 300_000 });
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  return (
    <Section title={data.placeName}>
      <Contacts place={data} />
      <Text tone="muted" size="small">
        {t('mine.kept')}
      </Text>
    </Section>
  );
}

function Contacts({ place: { contact, workstation } }: { readonly place: Located }): ReactNode {
  const { t } = useTranslation('places');
  if (!contact && !workstation) return <Note>{t('mine.noContact')}</Note>;
  return (
    <List label={t('mine.contacts')}>
      {contact ? <ListItem icon={Phone} title={contact.phone} detail={contact.name ?? t('mine.contact')} href={`tel:${contact.phone}`} /> : null}
      {workstation ? (
        <ListItem
          title={workstation.name}
          detail={[workstation.address, workstation.phone].filter(Boolean).join(' · ')}
          {...(workstation.phone ? { href: `tel:${workstation.phone}` } : {})}
        />
      ) : null}
    </List>
  );
}

function ChooseCommunity({ onChoose }: { readonly onChoose: (code: string) => void }): ReactNode {
  const { t } = useTranslation('places');
  const [text, setText] = useState('');
  const [listed, setListed] = useState<string | undefined>(undefined);
  const q = useSettled(text.trim());
  const { data } = useApiQuery('places.search', { query: { q, limit: 10 } }, { enabled: q !== '', keepPrevious: true });
  const hits = q === '' ? [] : (data?.items ?? []).filter(({ type, level }) => type === 'compound' || level === 'community');
  const community = useApiQuery('places.getDivision', { params: { code: listed ?? '' } }, { enabled: listed !== undefined });
  const complete = community.data?.code === listed && community.data?.level === 'community';
  return (
    <Stack gap={3}>
      <TextInput label={t('mine.search')} hint={t('picker.compoundHint')} required autoComplete="off" maxLength={60} value={text} onChange={setText} />
      {q !== '' && data && hits.length === 0 ? <Note>{t('picker.nothing')}</Note> : null}
      {hits.length > 0 ? (
        <List label={t('picker.results')}>
          {hits.map(({ id, name, where, divisionCode }) => (
            <ListItem key={id} title={name} detail={where} onPress={() => onChoose(divisionCode.slice(0, 12))} />
          ))}
        </List>
      ) : null}
      <DivisionSelect value={listed} onChange={setListed} />
      {complete && listed ? (
        <Button tone="primary" block onClick={() => onChoose(listed)}>
          {t('mine.take', { name: community.data?.shortName })}
        </Button>
      ) : null}
    </Stack>
  );
}
