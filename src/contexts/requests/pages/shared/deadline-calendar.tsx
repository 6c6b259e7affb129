import { CalendarClock } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useApiMutation, useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { CalendarButton } from '../../../../ui/kit/calendar-button.tsx';
import { Dialog } from '../../../../ui/kit/dialog.tsx';
import { Facts, Row, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { DateTime } from '../../../../ui/kit/values.tsx';

function Address(): ReactNode {
  const { t } = useTranslation('requests');
  const { data, error, refetch } = useApiQuery('requests.readDeadlineCalendar', {});
  const renew = useApiMutation('requests.renewDeadlineCalendar', { onSuccess: () => showToast(t('calendar.made'), 'done') });
  const end = useApiMutation('requests.endDeadlineCalendar', { onSuccess: () => showToast(t('calendar.ended'), 'done') });
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={3} />;
  const problem = renew.error ?? end.error;
  return (
    <Stack gap={3}>
      <Text tone="muted">{t('calendar.mineHint')}</Text>
      {data.address === null ? (
        <Button tone="primary" block busy={renew.isPending} onClick={() => renew.mutate({})}>{t('calendar.make')}</Button>
      ) : (
        <>
          <Note tone="soon">{t('calendar.secret')}</Note>
          <CalendarButton path={new URL(data.address).pathname} />
          <Facts facts={[{ label: t('calendar.readAt'), value: data.readAt === null ? t('calendar.never') : <DateTime value={data.readAt} /> }]} />
          <Text tone="muted" size="small">{t('calendar.renewHint')}</Text>
          <Row>
            <Button busy={renew.isPending} onClick={() => renew.mutate({})}>{t('calendar.renew')}</Button>
            <Button tone="danger" busy={end.isPending} onClick={() => end.mutate({})}>{t('calendar.end')}</Button>
          </Row>
        </>
      )}
      {problem ? <ErrorState problem={problem} /> : null}
    </Stack>
  );
}

/** One's own deadlines in the calendar of the phone or computer, behind a secret address that can be changed and ended. */
export function DeadlineCalendar(): ReactNode {
  const { t } = useTranslation('requests');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={CalendarClock} onClick={() => setOpen(true)}>{t('calendar.mine')}</Button>
      <Dialog open={open} title={t('calendar.mine')} onClose={() => setOpen(false)}>
        {open ? <Address /> : null}
      </Dialog>
    </>
  );
}
