import { LogOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useApiMutation } from '../../ui/api/hooks.ts';
import { useTranslation } from '../../ui/i18n/index.ts';
import { Button } from '../../ui/kit/button.tsx';
import { Row, Section } from '../../ui/kit/layout.tsx';
import { List, ListItem } from '../../ui/kit/list.tsx';
import { Page } from '../../ui/kit/page.tsx';
import { LanguageSwitch, NightSwitch } from '../../ui/kit/switches.tsx';
import { useSession } from '../../ui/session.tsx';
import { Slot } from '../../ui/slot.tsx';

/** 我的: who works here, display, sign out. */
export function MePage(): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { answer, refresh } = useSession();
  const signOut = useApiMutation('people.endSession', {
    onSuccess: async () => {
      await refresh();
      await navigate('/sign-in');
    },
  });
  return (
    <Page title={t('field.me')} back={false}>
      {answer?.kind === 'staff' ? (
        <List>
          {answer.assignments.map(({ role, placeCode, placeName }) => (
            <ListItem key={`${role}-${placeCode}`} title={answer.displayName} detail={placeName} />
          ))}
        </List>
      ) : null}
      <Slot name="field.me" />
      <Section title={t('me.display')}>
        <Row>
          <NightSwitch />
          <LanguageSwitch />
        </Row>
      </Section>
      <Button icon={LogOut} busy={signOut.isPending} onClick={() => signOut.mutate({})}>
        {t('desk.signOut')}
      </Button>
    </Page>
  );
}
