import { useMemo, type ReactNode } from 'react';
import { useApiPages } from '../../../ui/api/hooks.ts';
import type { Input, Output } from '../../../ui/api/types.ts';
import { Button } from '../../../ui/desk/antd.ts';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { FilterBar } from '../../../ui/desk/filter-bar.tsx';
import { type FilterDefinition, useUrlFilters } from '../../../ui/desk/use-url-filters.ts';
import { useTranslation } from '../../../ui/i18n/index.ts';
import { Card, Row, Stack, Text } from '../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../ui/kit/skeleton.tsx';
import { StateBadge } from '../../../ui/kit/state-badge.tsx';
import { EmptyState, ErrorState, Note } from '../../../ui/kit/states.tsx';
import { DateTime } from '../../../ui/kit/values.tsx';
import type { Tone } from '../../../ui/tokens.ts';
import { Retention } from './retention.tsx';
import styles from './system.module.css';

type Message = Output<'notify.listOutbox'>['items'][number];
type Query = NonNullable<Input<'notify.listOutbox'>['query']>;

const states = ['waiting', 'sent', 'shown', 'refused', 'expired', 'erased'] as const;
const channels = ['sms', 'email', 'wechat', 'inbox'] as const;
const tones: Readonly<Record<Message['state'], Tone>> = { waiting: 'soon', sent: 'done', shown: 'neutral', refused: 'late', expired: 'late', erased: 'neutral' };

function MessageCard({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation('system');
  const { channel, recipient, title, text, smsParts, state, sender, attempts, lastError, createdAt } = message;
  return (
    <Card>
      <Stack gap={2}>
        <Row between>
          <Row>
            <StateBadge tone={tones[state]}>{t(`outbox.states.${state}`)}</StateBadge>
            <strong>{channel === null ? t('outbox.undecided') : t(`outbox.channels.${channel}`)}</strong>
            {recipient === null ? null : <span>{recipient}</span>}
          </Row>
          <Text as="span" tone="muted" size="small">
            <DateTime value={createdAt} as="full" />
          </Text>
        </Row>
        {title === null ? null : <Text strong>{title}</Text>}
        <div className={styles.message}>{text ?? t('outbox.noText')}</div>
        <Text tone="muted" size="small">
          {[
            smsParts === null ? '' : t('outbox.parts', { count: smsParts }),
            sender === 'outbox' ? t('outbox.shownOnly') : (sender ?? ''),
            attempts > 1 ? t('outbox.attempts', { count: attempts }) : '',
            lastError === null ? '' : t('outbox.error', { error: lastError }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </Stack>
    </Card>
  );
}

/** What was sent to people, or would be sent were a sender configured; personal data masked. */
export function Page(): ReactNode {
  const { t } = useTranslation('system');
  const definitions = useMemo<readonly FilterDefinition[]>(
    () => [
      { name: 'state', label: t('outbox.state'), control: 'choice', options: states.map((value) => ({ value, label: t(`outbox.states.${value}`) })) },
      { name: 'channel', label: t('outbox.channel'), control: 'choice', options: channels.map((value) => ({ value, label: t(`outbox.channels.${value}`) })) },
    ],
    [t],
  );
  const url = useUrlFilters(definitions);
  const list = useApiPages('notify.listOutbox', { query: url.values as Query });
  const messages = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <DeskPage title={t('outbox.title')}>
      <Note>{t('outbox.hint')}</Note>
      <Retention />
      <FilterBar definitions={definitions} filters={url} />
      {list.error ? <ErrorState problem={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <Skeleton lines={8} /> : null}
      {list.data && messages.length === 0 ? <EmptyState picture="box" title={t('outbox.empty')} hint={t('outbox.emptyHint')} /> : null}
      <div className={styles.messages}>
        {messages.map((message) => (
          <MessageCard key={message.id} message={message} />
        ))}
      </div>
      {list.hasNextPage ? (
        <Row>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('ui:table.loadMore')}
          </Button>
        </Row>
      ) : null}
    </DeskPage>
  );
}
