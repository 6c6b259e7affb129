import { MonitorSmartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApiMutation, useApiQuery } from '../../../../ui/api/hooks.ts';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';

/** Where the person is signed in, and signing devices out. */
export function Devices(): ReactNode {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { data, error, refetch } = useApiQuery('people.listSessions', {});
  const said = { onSuccess: () => showToast(t('account.revoked')) };
  const revoke = useApiMutation('people.revokeSession', said);
  const revokeOthers = useApiMutation('people.revokeOtherSessions', said);
  const problem = error ?? revoke.error ?? revokeOthers.error;
  const others = (data?.items ?? []).filter(({ current }) => !current);
  return (
    <Stack gap={3}>
      <Text tone="muted" size="small">
        {t('account.devicesHint')}
      </Text>
      {problem ? <ErrorState problem={problem} onRetry={() => void refetch()} /> : null}
      {data ? (
        <List label={t('account.devices')}>
          {data.items.map(({ id, device, address, lastSeenAt, current }) => (
            <ListItem
              key={id}
              icon={MonitorSmartphone}
              title={device}
              detail={`${address} · ${t('account.lastSeen', { time: format.relative(lastSeenAt) })}`}
              aside={
                current ? (
                  <StateBadge tone="done">{t('account.thisDevice')}</StateBadge>
                ) : (
                  <Button tone="quiet" busy={revoke.isPending && revoke.variables?.params.id === id} onClick={() => revoke.mutate({ params: { id } })}>
                    {t('account.revoke')}
                  </Button>
                )
              }
            />
          ))}
        </List>
      ) : (
        <Skeleton lines={3} />
      )}
      {data && others.length === 0 ? <Text tone="muted">{t('account.noOthers')}</Text> : null}
      {others.length > 1 ? (
        <Button busy={revokeOthers.isPending} onClick={() => revokeOthers.mutate({})}>
          {t('account.revokeOthers')}
        </Button>
      ) : null}
    </Stack>
  );
}
