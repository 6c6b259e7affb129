import { Camera } from 'lucide-react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { addressOf } from '../../../../ui/api/client.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { CalendarButton } from '../../../../ui/kit/calendar-button.tsx';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Card, Row, Section, Text } from '../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { useDisplay } from '../../../../ui/mode.ts';
import { Slot } from '../../../../ui/slot.tsx';
import type { PublicRequest } from '../../contract.ts';
import { FollowButton } from './follow/follow-button.tsx';
import { ShareButton } from './follow/share.tsx';
import { useLinks } from '../shared/links.ts';
import { MeToo } from './me-too.tsx';
import { RequestHead } from '../shared/request-head.tsx';
import { Comparison, RequestStory } from '../shared/request-story.tsx';
import styles from '../shared/requests.module.css';

function Shown({ request }: { readonly request: PublicRequest }): ReactNode {
  const { t } = useTranslation('requests');
  const elder = useDisplay().mode === 'elder';
  const own = useLinks().find(({ number }) => number === request.number);
  return (
    <>
      <RequestHead request={request} audience="public" />
      <Row>
        <FollowButton about={{ kind: 'case', number: request.number }} label={t('follow.followCase')} />
        <ShareButton number={request.number} />
        {elder ? null : <CalendarButton path={addressOf('requests.requestCalendar', { params: { number: request.number } })} />}
      </Row>
      <Section title={t('tracking.publicText')}>
        <Card>{request.text === null ? <Text tone="muted">{t('tracking.noPublicText')}</Text> : <p className={styles.story}>{request.text}</p>}</Card>
      </Section>
      <Comparison request={request} />
      <RequestStory request={request} audience="public" />
      <Slot name="request.public" recordId={request.number} record={request} />
      {request.state === 'verified' || request.state === 'closed' ? (
        <LinkButton block to={`/r/${request.number}/contest`} icon={Camera}>
          {t('contest.link')}
        </LinkButton>
      ) : null}
      {elder ? null : (
        <Text tone="muted">
          <a href={addressOf('requests.requestFeed', { params: { number: request.number } })}>{t('follow.feed')}</a>
        </Text>
      )}
      {own ? (
        <LinkButton block tone="primary" to={`/t/${own.token}`}>
          {t('receipt.open')}
        </LinkButton>
      ) : (
        <>
          {request.state === 'closed' ? null : <MeToo number={request.number} />}
          <Note>{t('tracking.mineHint')}</Note>
        </>
      )}
    </>
  );
}

/** The public version of a matter by its number. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { number = '' } = useParams();
  const { data, error, refetch, isFetching } = useApiQuery('requests.readPublic', { params: { number } });
  const missing = error?.status === 404 || error?.status === 422;
  return (
    <Frame title={t('tracking.publicTitle')} documentTitle={number} back="/nearby">
      {missing ? (
        <EmptyState
          picture="lane"
          title={t('tracking.publicNotFound')}
          hint={t('tracking.publicNotFoundHint')}
          action={
            <LinkButton to="/track" tone="primary">
              {t('track.title')}
            </LinkButton>
          }
        />
      ) : null}
      {error && !missing ? <ErrorState problem={error} onRetry={() => void refetch()} busy={isFetching} /> : null}
      {!data && !error ? <Skeleton block lines={6} /> : null}
      {data ? <Shown request={data} /> : null}
    </Frame>
  );
}
