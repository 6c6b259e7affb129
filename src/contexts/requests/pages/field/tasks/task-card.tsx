import { Navigation } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { classNames } from '../../../../../ui/kit/class-names.ts';
import { Row } from '../../../../../ui/kit/layout.tsx';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import { StoredImage } from '../../../../../ui/kit/stored-image.tsx';
import { usePendingFor } from '../../../../../ui/offline/pending.ts';
import { QueueBadge } from '../../../../../ui/offline/queued-work.tsx';
import { dueOf, stateTones, urgencyOf } from '../../shared/states.ts';
import styles from '../field.module.css';
import { NowButtons } from '../task/now-buttons.tsx';
import { navigationAddress } from './navigation.ts';
import { type Here, distanceTo } from './order.ts';
import { OutsideLink } from './outside-link.tsx';
import { TaskDue } from './task-due.tsx';
import type { Task } from './use-tasks.ts';

/** The first photo; its place says when there is none, or when it needs a network. */
function Picture({ id }: { readonly id: string | null }): ReactNode {
  const { t } = useTranslation('requests');
  const [failed, setFailed] = useState(false);
  return (
    <span className={styles.picture}>
      {id === null || failed ? t(failed ? 'field.photoAway' : 'field.noPhoto') : <StoredImage id={id} size="thumbnail" alt="" lazy onMissing={() => setFailed(true)} />}
    </span>
  );
}

/** A task in the list: photo, text, place, limit, the way there, and what can be done now. */
export function TaskCard({ task, here }: { readonly task: Task; readonly here: Here | undefined }): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const pending = usePendingFor(task.id);
  const due = dueOf(task);
  const distance = distanceTo(task, here);
  const way = navigationAddress(task);
  return (
    <li className={classNames(styles.task, due && styles[urgencyOf(due, Date.now())])}>
      <Link className={styles.open} to={`/tasks/${task.id}`}>
        <Picture id={task.thumbnail} />
        <span className={styles.words}>
          <span className={styles.text}>{task.originalText === '' ? task.title : task.originalText}</span>
          <span className={styles.meta}>
            {[task.compoundName ?? task.placeName, task.address, distance === undefined ? undefined : format.distance(distance)].filter(Boolean).join(' · ')}
          </span>
          <Row gap={1}>
            <TaskDue task={task} />
            {task.priority === 'normal' ? null : <StateBadge tone="late">{t(`options.priority.${task.priority}`)}</StateBadge>}
            <StateBadge tone={stateTones[task.state]}>{t(`states.${task.state}`)}</StateBadge>
            {pending.map((item) => (
              <QueueBadge key={item.idempotencyKey} item={item} />
            ))}
          </Row>
        </span>
      </Link>
      <div className={styles.buttons}>
        {way === undefined ? null : (
          <OutsideLink href={way} icon={Navigation}>
            {t('field.navigate')}
          </OutsideLink>
        )}
        <NowButtons task={task} most={1} />
      </div>
    </li>
  );
}
