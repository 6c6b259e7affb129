import type { ReactNode } from 'react';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Card, Section, Stack } from '../../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../../ui/kit/list.tsx';
import { PhotoGrid } from '../../../../../ui/kit/photos.tsx';
import { Skeleton } from '../../../../../ui/kit/skeleton.tsx';
import { Slot } from '../../../../../ui/slot.tsx';
import type { Tracking } from '../../../contract.ts';
import { RequestHead } from '../../shared/request-head.tsx';
import { Comparison, RequestStory } from '../../shared/request-story.tsx';
import styles from '../../shared/requests.module.css';
import { OwnActions } from './own-actions.tsx';

interface Props {
  readonly request: Tracking;
  readonly trackingToken?: string | undefined;
  /** The answer was read on this visit: only then does the browser hold the cookie that opens this case's photos. */
  readonly photosOpen: boolean;
  readonly children?: ReactNode;
}

/** A reporter's own case in full: state, what to do, story, what was reported. */
export function TrackingView({ request, trackingToken, photosOpen, children }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const shown: Tracking = photosOpen ? request : { ...request, steps: request.steps.map((step) => ({ ...step, photos: [] })) };
  return (
    <>
      <RequestHead request={shown} audience="reporter" />
      <OwnActions request={shown} trackingToken={trackingToken} />
      {photosOpen ? <Comparison request={shown} /> : null}
      <RequestStory request={shown} audience="reporter" />
      <Section title={t('tracking.original')}>
        <Card>
          <Stack gap={3}>
            <p className={styles.story}>{request.originalText}</p>
            {request.photos.length === 0 ? null : photosOpen ? <PhotoGrid photos={request.photos} /> : <Skeleton block lines={0} />}
          </Stack>
        </Card>
      </Section>
      <Slot name="request.public" recordId={request.number} record={request} />
      {request.others.length > 0 ? (
        <Section title={t('tracking.others')}>
          <List label={t('tracking.others')}>
            {request.others.map(({ number, state, token }) => (
              <ListItem key={number} title={number} detail={t(`states.${state}`)} to={`/t/${token}`} />
            ))}
          </List>
        </Section>
      ) : null}
      {children}
    </>
  );
}
