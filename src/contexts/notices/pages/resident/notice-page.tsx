import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { addressOf } from '../../../../ui/api/client.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { CalendarButton } from '../../../../ui/kit/calendar-button.tsx';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Card, Facts, Row, Section, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { Timeline } from '../../../../ui/kit/timeline.tsx';
import { DateTime } from '../../../../ui/kit/values.tsx';
import { useDisplay } from '../../../../ui/mode.ts';
import { Slot } from '../../../../ui/slot.tsx';
import type { PublicNotice } from '../../contract.ts';
import { NoticeState } from '../shared/notice-state.tsx';
import { useNoticeFacts } from '../shared/use-notice-facts.ts';
import { ObjectionForm } from './objection-form.tsx';
import { OwnOfNotice } from './own/own-of-notice.tsx';
import styles from './notice.module.css';

function Answers({ notice }: { readonly notice: PublicNotice }): ReactNode {
  const { t } = useTranslation('notices');
  const { answers, objections } = notice;
  if (objections.all === 0) return null;
  return (
    <Section title={t('page.answers')}>
      <Stack gap={3}>
        {objections.open > 0 ? <Note tone="soon">{t('page.waiting', { count: objections.open })}</Note> : null}
        {answers.map(({ number, text, upheld, answer, answeredAt }) => (
          <Card key={number}>
            <Stack gap={2}>
              <Row between>
                <Text strong>{text === null ? t('page.anonymous', { number }) : t('page.numbered', { number })}</Text>
                <StateBadge tone={upheld ? 'done' : 'neutral'}>{t(upheld ? 'page.upheld' : 'page.notUpheld')}</StateBadge>
              </Row>
              {text === null ? null : <p className={styles.words}>{text}</p>}
              <Text tone="muted" size="small">{t('page.answerOf')} · <DateTime value={answeredAt} as="date" /></Text>
              <p className={styles.words}>{answer}</p>
            </Stack>
          </Card>
        ))}
      </Stack>
    </Section>
  );
}

function Shown({ notice }: { readonly notice: PublicNotice }): ReactNode {
  const { t } = useTranslation('notices');
  const facts = useNoticeFacts();
  const elder = useDisplay().mode === 'elder';
  return (
    <Stack gap={4}>
      <Stack gap={2}>
        <Text size="lead" strong>{notice.title}</Text>
        <Row><NoticeState notice={notice} /><Text tone="muted" as="span">{t(`options.kind.${notice.kind}`)}</Text></Row>
      </Stack>
      <Card><p className={styles.words}>{notice.body}</p></Card>
      <Section title={t('page.facts')}>
        <Card>
          <Facts
            facts={[
              ...facts(notice.facts),
              { label: t('fields.place'), value: notice.placeName },
              { label: t('fields.number'), value: notice.number },
              { label: t('page.term'), value: t('page.termDays', { count: notice.termDays }) },
              ...(notice.publishedAt === null ? [] : [{ label: t('fields.publishedAt'), value: <DateTime value={notice.publishedAt} as="date" /> }]),
              ...(notice.endsAt === null ? [] : [{ label: t('fields.endsAt'), value: <><DateTime value={notice.endsAt} as="full" />{notice.endsProvisional ? t('page.provisional') : null}</> }]),
            ]}
          />
        </Card>
      </Section>
      {notice.open && notice.termOver ? <Note tone="soon">{t(notice.objections.open > 0 ? 'page.overAnswering' : 'page.overClosing')}</Note> : null}
      {notice.open && !notice.termOver && notice.endsAt !== null && !elder ? <CalendarButton path={addressOf('notices.noticeCalendar', { params: { number: notice.number } })} /> : null}
      <Slot name="notice.main" recordId={notice.id} record={notice} />
      <OwnOfNotice number={notice.number} />
      <Answers notice={notice} />
      {notice.open ? <ObjectionForm number={notice.number} /> : (
        <Stack gap={3}>
          <Note>{t('page.over')}</Note>
          <LinkButton to="/report" block>{t('page.report')}</LinkButton>
        </Stack>
      )}
      <Section title={t('page.history')}>
        <Card>
          <Timeline
            entries={notice.steps.map(({ sequence, action, at, detail }) => ({
              id: String(sequence), at, title: t(`actions.${action}`),
              ...(typeof detail['explanation'] === 'string' ? { text: detail['explanation'] } : typeof detail['remark'] === 'string' ? { text: detail['remark'] } : {}),
            }))}
          />
        </Card>
      </Section>
    </Stack>
  );
}

/** One notice: what is posted, until when, what others objected, and a form to object. */
export function Page(): ReactNode {
  const { t } = useTranslation('notices');
  const { number = '' } = useParams();
  const { data, error, refetch, isFetching } = useApiQuery('notices.readPublic', { params: { number } });
  const missing = error?.status === 404 || error?.status === 422;
  return (
    <Frame title={t('page.title')} documentTitle={data?.title ?? number} back="/notices">
      {missing ? <EmptyState picture="wall" title={t('page.notFound')} hint={t('page.notFoundHint')} action={<LinkButton to="/notices" tone="primary">{t('list.toAll')}</LinkButton>} /> : null}
      {error && !missing ? <ErrorState problem={error} onRetry={() => void refetch()} busy={isFetching} /> : null}
      {!data && !error ? <Skeleton block lines={8} /> : null}
      {data ? <Shown notice={data} /> : null}
    </Frame>
  );
}
