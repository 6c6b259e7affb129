import { FileText, LogIn, LogOut, MonitorSmartphone, ShieldCheck, UserRound } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { Stack } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { useDisplay } from '../../../../ui/mode.ts';
import { type SessionAnswer, useSession } from '../../../../ui/session.tsx';

type Resident = Extract<SessionAnswer, { kind: 'resident' }>;

/** Keeps language and elder mode with the account, so that messages and other devices follow. */
function useKeepDisplay({ elderMode, language: kept }: Resident): void {
  const elder = useDisplay().mode === 'elder';
  const language = useLanguage();
  const { mutate } = useApiMutation('people.updateProfile');
  useEffect(() => {
    if (elder !== elderMode || language !== kept) mutate({ body: { elderMode: elder, language } });
  }, [elder, elderMode, language, kept, mutate]);
}

function Account({ resident }: { readonly resident: Resident }): ReactNode {
  const { t } = useTranslation('people');
  const { refresh } = useSession();
  useKeepDisplay(resident);
  const signOut = useApiMutation('people.endSession', {
    onSuccess: async () => {
      await refresh();
      showToast(t('me.signedOut'));
    },
  });
  return (
    <Stack gap={3}>
      <List>
        <ListItem icon={UserRound} title={resident.preferredName ?? t('me.noName')} detail={resident.phoneMasked} to="/me/profile" />
        <ListItem icon={ShieldCheck} title={t('me.consents')} to="/me/consents" />
        <ListItem icon={MonitorSmartphone} title={t('me.devices')} to="/me/devices" />
        <ListItem icon={FileText} title={t('me.data')} to="/me/data" />
      </List>
      <Button icon={LogOut} busy={signOut.isPending} onClick={() => signOut.mutate({})}>
        {t('me.signOut')}
      </Button>
    </Stack>
  );
}

/** My account on 我的; for visitors the way in. */
export function Fill(): ReactNode {
  const { t } = useTranslation('people');
  const { answer, status } = useSession();
  if (status === 'loading') return null;
  if (answer?.kind === 'resident') return <Account resident={answer} />;
  return (
    <List>
      <ListItem icon={LogIn} title={t('signIn.prompt')} detail={t('signIn.promptHint')} to="/sign-in" />
    </List>
  );
}
