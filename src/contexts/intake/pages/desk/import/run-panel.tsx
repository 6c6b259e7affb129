import type { ReactNode } from 'react';
import { useApiMutation, useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useLive } from '../../../../../ui/api/live.ts';
import { Button, Progress } from '../../../../../ui/desk/antd.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { ErrorState } from '../../../../../ui/kit/states.tsx';

/** How far the import is, and stopping it. */
export function RunPanel({ progressId }: { readonly progressId: string }): ReactNode {
  const { t } = useTranslation('intake');
  const { data } = useApiQuery('jobs.getProgress', { params: { id: progressId } }, { refetchInterval: 2000 });
  useLive([`job:${progressId}`], ['jobs.getProgress', 'intake.readSheetImport']);
  const cancel = useApiMutation('jobs.cancel', { refreshes: ['intake'] });
  const percent = data?.total ? Math.round((data.done / data.total) * 100) : 0;
  return (
    <Panel title={t('sheets.running')}>
      <Stack gap={3}>
        <Progress percent={percent} aria-label={t('sheets.running')} />
        <Text>{t('sheets.progress', { done: data?.done ?? 0, total: data?.total ?? 0 })}</Text>
        <Text tone="muted">{t('sheets.mayLeave')}</Text>
        {cancel.error ? <ErrorState problem={cancel.error} /> : null}
        <Button danger loading={cancel.isPending || (data?.cancelling ?? false)} onClick={() => cancel.mutate({ params: { id: progressId } })}>
          {t('sheets.stop')}
        </Button>
      </Stack>
    </Panel>
  );
}
