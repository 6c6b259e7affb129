import { Split } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { DispatchReason } from './dispatch-reason.tsx';

type Case = Pick<Output<'requests.read'>, 'id' | 'dispatch' | 'workstationId' | 'workstationName'>;

/** 为什么派到这里: who decided, and on demand how; says as well when somebody sent it elsewhere afterwards. */
export function WhyHere({ record: { id, dispatch, workstationId, workstationName } }: { readonly record: Case }): ReactNode {
  const { t } = useTranslation('requests');
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useApiQuery('requests.readDispatchReason', { params: { id } }, { enabled: open });
  if (!dispatch) return <Text tone="muted">{t('dispatch.whyNothing')}</Text>;
  const moved = workstationId !== null && dispatch.workstationId !== workstationId;
  return (
    <Stack gap={2}>
      {data?.reason ? (
        <DispatchReason reason={data.reason} />
      ) : (
        <>
          <Text>{t(`dispatch.by.${dispatch.by}`)}</Text>
          {dispatch.unit ? <Text>{t('dispatch.unitProposed', { unit: dispatch.unit.name })}</Text> : null}
        </>
      )}
      {moved ? <Text>{t('dispatch.thenChanged', { workstation: workstationName ?? '' })}</Text> : null}
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {open && !data && !error ? <Skeleton lines={4} /> : null}
      {open ? null : (
        <Button tone="quiet" icon={Split} onClick={() => setOpen(true)}>
          {t('dispatch.whyOpen')}
        </Button>
      )}
    </Stack>
  );
}
