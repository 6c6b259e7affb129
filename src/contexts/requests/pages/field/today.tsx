import { LocateFixed, RefreshCw } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { ChoiceList } from '../../../../ui/kit/form/choices.tsx';
import { Row, Section, Stack } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { useOnline } from '../../../../ui/offline/queue.ts';
import { DeadlineCalendar } from '../shared/deadline-calendar.tsx';
import { byDistance, byDue, groupByDue } from './tasks/order.ts';
import { TaskCard } from './tasks/task-card.tsx';
import { useHere } from './tasks/use-here.ts';
import { useTasks } from './tasks/use-tasks.ts';

/** 今日: my tasks by limit, or by distance once the phone's position is known. */
export function Fill(): ReactNode {
  const { t } = useTranslation('requests');
  const online = useOnline();
  const { tasks, loading, refreshing, problem, refresh } = useTasks();
  const { here, state, locate } = useHere();
  const [order, setOrder] = useState<'due' | 'distance'>('due');
  if (loading) return <Skeleton block lines={8} />;
  if (problem) return <ErrorState problem={problem} onRetry={refresh} busy={refreshing} />;
  const groups = order === 'distance' && here ? [{ group: undefined, tasks: byDistance(tasks, here) }] : groupByDue(byDue(tasks, here), Date.now());
  return (
    <Section
      title={`${t('field.tasks')} · ${t('field.count', { count: tasks.length })}`}
      action={
        <Button tone="quiet" icon={RefreshCw} busy={refreshing && online} onClick={refresh}>
          {t('field.refresh')}
        </Button>
      }
    >
      <Stack gap={4}>
        {online ? null : <Note tone="soon">{t('field.stale')}</Note>}
        {tasks.length === 0 ? <EmptyState picture="boat" title={t('field.empty')} hint={t('field.emptyHint')} /> : null}
        {tasks.length > 1 && here ? (
          <ChoiceList
            legend={t('field.order')}
            hideLegend
            inline
            choices={[
              { value: 'due', label: t('field.byDue') },
              { value: 'distance', label: t('field.byDistance') },
            ]}
            value={order}
            onChange={setOrder}
          />
        ) : null}
        {tasks.length > 1 && !here ? (
          <Row>
            <Button icon={LocateFixed} busy={state === 'locating'} onClick={locate}>
              {t('field.position')}
            </Button>
          </Row>
        ) : null}
        {state === 'failed' ? <Note tone="soon">{t('field.positionFailed')}</Note> : null}
        {groups.map(({ group, tasks: found }) => (
          <Stack key={group ?? 'all'} gap={3}>
            {group === undefined ? null : (
              <h3>
                {t(`field.groups.${group}`)} · {found.length}
              </h3>
            )}
            <Stack as="ul" gap={3}>
              {found.map((task) => (
                <TaskCard key={task.id} task={task} here={here} />
              ))}
            </Stack>
          </Stack>
        ))}
        {online ? (
          <Row>
            <DeadlineCalendar />
          </Row>
        ) : null}
      </Stack>
    </Section>
  );
}
