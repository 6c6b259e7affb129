import { Navigation } from 'lucide-react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Card, Facts, Row, Section, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { PhotoGrid } from '../../../../ui/kit/photos.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { Timeline } from '../../../../ui/kit/timeline.tsx';
import { WhyHere } from '../shared/why-here.tsx';
import { StageList } from '../shared/stage-list.tsx';
import { Slot } from '../../../../ui/slot.tsx';
import { stateTones } from '../shared/states.ts';
import { useStaffEntries } from '../shared/use-step-entries.tsx';
import styles from './field.module.css';
import { Contacts } from './task/contact.tsx';
import { NowButtons, useNowActions } from './task/now-buttons.tsx';
import { PendingList } from './task/pending-list.tsx';
import { navigationAddress } from './tasks/navigation.ts';
import { distanceTo } from './tasks/order.ts';
import { OutsideLink } from './tasks/outside-link.tsx';
import { TaskDue } from './tasks/task-due.tsx';
import { useHere } from './tasks/use-here.ts';
import { type Task, useTask } from './tasks/use-tasks.ts';

/** The words the office sent along when it last dispatched the case. */
function instructionOf(task: Task): string | undefined {
  const step = task.steps.find(({ action }) => action === 'dispatch');
  const instruction = step?.internal['instruction'];
  return typeof instruction === 'string' ? instruction : undefined;
}

function Where({ task }: { readonly task: Task }): ReactNode {
  const { t } = useTranslation('requests');
  const language = useLanguage();
  const format = useFormat();
  const { here } = useHere();
  const distance = distanceTo(task, here);
  const way = navigationAddress(task);
  return (
    <Card>
      <Stack gap={3}>
        <Facts
          facts={[
            { label: t('field.place'), value: task.placeName },
            { label: t('field.address'), value: [task.address, distance === undefined ? undefined : format.distance(distance)].filter(Boolean).join(' · ') },
            { label: t('field.grid'), value: task.gridName },
            ...task.places.map((place) => ({ label: t('places.nth', { count: place.position }), value: [place.placeName, place.address, place.gridName].filter(Boolean).join(' · ') })),
            { label: t('tracking.category'), value: task.categoryName?.[language] },
            { label: t('field.channel'), value: [t(`channels.${task.channel}`), task.channelNote].filter(Boolean).join(' · ') },
            { label: t('tracking.reportedAt'), value: format.dateTime(task.reportedAt) },
          ]}
        />
        {way === undefined ? null : (
          <OutsideLink href={way} icon={Navigation}>
            {t('field.navigate')}
          </OutsideLink>
        )}
      </Stack>
    </Card>
  );
}

function Now({ task }: { readonly task: Task }): ReactNode {
  const { t } = useTranslation('requests');
  const actions = useNowActions(task);
  return (
    <Section title={t('field.now')}>
      {actions.length === 0 ? (
        <Text tone="muted">{t('field.nothingNow')}</Text>
      ) : (
        <div className={styles.buttons}>
          <NowButtons task={task} />
        </div>
      )}
    </Section>
  );
}

function Shown({ task }: { readonly task: Task }): ReactNode {
  const { t } = useTranslation('requests');
  const entries = useStaffEntries();
  const instruction = instructionOf(task);
  return (
    <>
      <Stack gap={3}>
        <Row gap={1}>
          <TaskDue task={task} />
          {task.priority === 'normal' ? null : <StateBadge tone="late">{t(`options.priority.${task.priority}`)}</StateBadge>}
          <StateBadge tone={stateTones[task.state]}>{t(`states.${task.state}`)}</StateBadge>
        </Row>
        {task.photos.length > 0 ? <PhotoGrid photos={task.photos} /> : null}
        <Card>
          <p className={styles.story}>{task.originalText}</p>
        </Card>
        {instruction === undefined ? null : (
          <Card>
            <Text strong>{t('field.instruction')}</Text>
            <p className={styles.story}>{instruction}</p>
          </Card>
        )}
      </Stack>
      <PendingList task={task} />
      <Now task={task} />
      <Section title={t('field.stages')}>
        <Card>
          <StageList stages={task.stages} />
        </Card>
      </Section>
      <Where task={task} />
      <Section title={t('dispatch.why')}>
        <Card>
          <WhyHere record={task} />
        </Card>
      </Section>
      <Contacts task={task} />
      <Slot name="request.aside" recordId={task.id} record={task} />
      {task.joined.length > 0 ? (
        <Section title={t('field.joined')}>
          <List>
            {task.joined.map((joined) => (
              <ListItem key={joined.id} title={joined.title} detail={joined.number} />
            ))}
          </List>
        </Section>
      ) : null}
      <Section title={t('field.story')}>
        <Card>
          <Timeline entries={entries(task.steps)} />
        </Card>
      </Section>
    </>
  );
}

/** A task with its story and what can be done now; works from what is kept on the phone. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { id = '' } = useParams();
  const { task, loading, refreshing, problem, refresh } = useTask(id);
  const gone = !task && !loading && (!problem || problem.status === 404);
  return (
    <Frame title={task?.number ?? t('field.title')} back="/">
      {loading && !task ? <Skeleton block lines={8} /> : null}
      {problem && !gone ? <ErrorState problem={problem} onRetry={refresh} busy={refreshing} /> : null}
      {gone ? (
        <EmptyState
          picture="lane"
          title={t('field.gone')}
          hint={t('field.goneHint')}
          action={
            <LinkButton to="/" tone="primary">
              {t('field.tasks')}
            </LinkButton>
          }
        />
      ) : null}
      {task ? <Shown task={task} /> : null}
    </Frame>
  );
}
