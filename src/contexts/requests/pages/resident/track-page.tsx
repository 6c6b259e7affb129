import { LogIn, Search } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../ui/kit/button.tsx';
import { TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Card, Section, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { useSession } from '../../../../ui/session.tsx';
import { useLinks } from '../shared/links.ts';
import { readNumber } from './read-number.ts';

/** 按编号查: the public version of any matter; one's own, when this device knows its link. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const navigate = useNavigate();
  const links = useLinks();
  const { kind } = useSession();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const go = (event: FormEvent): void => {
    event.preventDefault();
    const number = readNumber(text);
    setWrong(number === undefined);
    if (number === undefined) return;
    const own = links.find((link) => link.number === number);
    void navigate(own ? `/t/${own.token}` : `/r/${number}`);
  };
  return (
    <Frame title={t('track.title')} back="/">
      <form onSubmit={go} noValidate>
        <Stack>
          <TextInput
            label={t('track.label')}
            hint={t('track.hint')}
            required
            error={wrong ? t('track.wrong') : undefined}
            autoComplete="off"
            enterKeyHint="search"
            maxLength={40}
            value={text}
            onChange={setText}
          />
          <Button type="submit" tone="primary" block icon={Search}>
            {t('track.go')}
          </Button>
        </Stack>
      </form>
      <Section title={t('track.lost')}>
        <Card>
          <Stack gap={3}>
            <Text>{t('track.lostHint')}</Text>
            {kind === 'resident' ? (
              <LinkButton to="/mine">{t('mine.title')}</LinkButton>
            ) : (
              <LinkButton to="/sign-in?next=%2Fmine" icon={LogIn}>
                {t('track.signIn')}
              </LinkButton>
            )}
            <Text tone="muted">{t('track.call')}</Text>
          </Stack>
        </Card>
      </Section>
    </Frame>
  );
}
