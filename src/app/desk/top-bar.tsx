import { CircleUserRound, Languages, LogOut, Search } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useApiMutation } from '../../ui/api/hooks.ts';
import { Button, Dropdown, Input, Select } from '../../ui/desk/antd.ts';
import { usePlace } from '../../ui/desk/place.tsx';
import { chooseLanguage, useLanguage, useTranslation } from '../../ui/i18n/index.ts';
import { isComposing } from '../../ui/keys.ts';
import { useSession } from '../../ui/session.tsx';
import { Slot } from '../../ui/slot.tsx';
import styles from './shell.module.css';

function PlaceSwitch(): ReactNode {
  const { t } = useTranslation();
  const { place, places, choose } = usePlace();
  if (!place) return null;
  if (places.length === 1) return <strong>{place.name}</strong>;
  return (
    <Select
      className={styles.place ?? ''}
      aria-label={t('desk.place')}
      value={place.code}
      options={places.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={choose}
    />
  );
}

/** Looks for requests by number or words: what the office searches for most. */
function GlobalSearch(): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  return (
    <Input
      className={styles.search ?? ''}
      allowClear
      variant="filled"
      prefix={<Search size={16} aria-hidden />}
      aria-label={t('desk.search')}
      placeholder={t('desk.searchHint')}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || isComposing(event.nativeEvent) || text.trim() === '') return;
        void navigate(`/requests?text=${encodeURIComponent(text.trim())}`);
      }}
    />
  );
}

function PersonMenu(): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { answer, refresh } = useSession();
  const signOut = useApiMutation('people.endSession', {
    onSuccess: async () => {
      await refresh();
      await navigate('/sign-in');
    },
  });
  if (answer?.kind !== 'staff') return null;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'account', icon: <CircleUserRound size={16} aria-hidden />, label: t('desk.person') },
          { key: 'language', icon: <Languages size={16} aria-hidden />, label: t('otherLanguage') },
          { type: 'divider' },
          { key: 'signOut', icon: <LogOut size={16} aria-hidden />, label: t('desk.signOut') },
        ],
        onClick: ({ key }) => {
          if (key === 'account') void navigate('/me');
          else if (key === 'language') void chooseLanguage(language === 'zh' ? 'en' : 'zh');
          else signOut.mutate({});
        },
      }}
    >
      <Button type="text" className={styles.person ?? ''}>
        <CircleUserRound size={18} aria-hidden />
        {answer.displayName}
      </Button>
    </Dropdown>
  );
}

/** Place, search, what contexts add (notifications), person. */
export function TopBar(): ReactNode {
  return (
    <header className={styles.top}>
      <PlaceSwitch />
      <GlobalSearch />
      <div className={styles.topRight}>
        <Slot name="desk.top" />
        <PersonMenu />
      </div>
    </header>
  );
}
