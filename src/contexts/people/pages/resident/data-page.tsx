import { Download, UserRoundX } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { addressOf } from '../../../../ui/api/client.ts';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { Dialog } from '../../../../ui/kit/dialog.tsx';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Page as Screen } from '../../../../ui/kit/page.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { useSession } from '../../../../ui/session.tsx';
import { ResidentOnly } from './resident-only.tsx';

function CloseDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('people');
  const navigate = useNavigate();
  const { refresh } = useSession();
  const close = useApiMutation('people.closeAccount', {
    onSuccess: async () => {
      await navigate('/', { replace: true });
      await refresh();
      showToast(t('me.closed'));
    },
  });
  return (
    <Dialog
      open
      title={t('me.closeTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('me.closeKeep')}</Button>
          <Button tone="danger" busy={close.isPending} onClick={() => close.mutate({ body: { confirmation: 'erase' } })}>
            {t('me.closeConfirm')}
          </Button>
        </>
      }
    >
      <Text>{t('me.closeHint')}</Text>
      {close.error ? <ErrorState problem={close.error} /> : null}
    </Dialog>
  );
}

/** My data: take it along, or have it erased. */
export function Page(): ReactNode {
  const { t } = useTranslation('people');
  const [closing, setClosing] = useState(false);
  return (
    <ResidentOnly>
      <Screen title={t('me.data')} back="/me">
        <Stack>
          <Text tone="muted">{t('me.dataHint')}</Text>
          <List>
            <ListItem icon={Download} title={t('me.export')} detail={t('me.exportHint')} href={addressOf('people.exportOwnData', {})} />
            <ListItem icon={UserRoundX} title={t('me.close')} detail={t('me.closeHint')} onPress={() => setClosing(true)} />
          </List>
        </Stack>
        {closing ? <CloseDialog onClose={() => setClosing(false)} /> : null}
      </Screen>
    </ResidentOnly>
  );
}
