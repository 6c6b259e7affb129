import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useLive } from '../../../../../ui/api/live.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../../ui/kit/button.tsx';
import { Skeleton } from '../../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../../ui/kit/states.tsx';
import { Actions } from '../case-page.tsx';
import { PhotosPanel } from '../case/photos-panel.tsx';
import { PlacePanel } from '../case/place-panel.tsx';
import { PlanPanel } from '../case/plan-panel.tsx';
import { ReportersPanel } from '../case/reporters-panel.tsx';
import { TextPanel } from '../case/text-panel.tsx';
import { TimelinePanel } from '../case/timeline-panel.tsx';
import styles from '../desk.module.css';
import { CaseBadge, PriorityBadge } from '../parts/case-badge.tsx';
import { CaseDue } from '../parts/case-due.tsx';

/** One case beside the list: what can be done now first, then its story. */
export function CasePreview({ id }: { readonly id: string | undefined }): ReactNode {
  const { t } = useTranslation('requests');
  const { data, error, refetch } = useApiQuery('requests.read', { params: { id: id ?? '' } }, { enabled: id !== undefined });
  useLive(id === undefined ? [] : [`request:${id}`], ['requests.read']);
  if (id === undefined) return <EmptyState compact title={t('desk.split.choose')} hint={t('desk.split.chooseHint')} />;
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={10} />;
  const { number, state, placeName, priority } = data;
  return (
    <section className={styles.preview} aria-label={number}>
      <div className={styles.previewHead}>
        <h2>{number}</h2>
        <LinkButton to={`/requests/${id}`} icon={ExternalLink}>
          {t('desk.split.open')}
        </LinkButton>
      </div>
      <div className={styles.buttons}>
        <CaseBadge state={state} />
        <PriorityBadge priority={priority} />
        <CaseDue item={data} />
        <span>{placeName}</span>
      </div>
      <Actions key={id} record={data} />
      <TextPanel record={data} />
      <PhotosPanel record={data} />
      <PlanPanel record={data} />
      <ReportersPanel record={data} />
      <PlacePanel record={data} />
      <TimelinePanel record={data} />
    </section>
  );
}
