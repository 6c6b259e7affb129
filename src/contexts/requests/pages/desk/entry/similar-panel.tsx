import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { normaliseForSearch } from '../../../../../shared/search-pairs.ts';
import { photoAddress } from '../../../../../ui/api/files.ts';
import { useApiMutation, useApiQuery } from '../../../../../ui/api/hooks.ts';
import { Button, Checkbox } from '../../../../../ui/desk/antd.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { ErrorState } from '../../../../../ui/kit/states.tsx';
import { showToast } from '../../../../../ui/kit/toast.tsx';
import { useRested } from '../../shared/use-suggestion.ts';
import styles from '../desk.module.css';
import { CaseBadge } from '../parts/case-badge.tsx';
import type { EntryDraft } from './draft.ts';

interface Props {
  readonly draft: EntryDraft;
  /** The case the one being entered is to be joined to once it is saved. */
  readonly joinWith: string | undefined;
  readonly onJoined: () => void;
  readonly onJoinWith: (id: string | undefined) => void;
}

/** Cases that may be the one being entered: look at them, or join the caller to one instead of entering it again. */
export function SimilarPanel({ draft, joinWith, onJoined, onJoinWith }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { text, where, categoryId } = useRested(draft);
  const complete = where && (where.kind !== 'address' || normaliseForSearch(where.text) !== '') ? where : undefined;
  const enabled = complete !== undefined && normaliseForSearch(text).length >= 4;
  const body = { text: text.trim() || '-', where: complete ?? { kind: 'address' as const, text: '-' }, ...(categoryId === undefined ? {} : { categoryId }) };
  const { data } = useApiQuery('requests.findSimilarForDesk', { body }, { enabled, staleTime: 60_000, keepPrevious: true });
  const join = useApiMutation('requests.support', {
    onSuccess: ({ number, already }) => {
      showToast(t(already ? 'similar.alreadyJoined' : 'similar.joinedTo', { number }));
      onJoined();
    },
  });
  const items = enabled ? (data?.items ?? []) : [];
  if (items.length === 0) return null;
  const phone = draft.phone.trim();
  return (
    <Panel title={t('similar.deskTitle')}>
      <Stack gap={3}>
        {join.error ? <ErrorState problem={join.error} /> : null}
        {items.map(({ id, number, title, state, placeName, reportedAt, distanceMetres, photo, joinedCount, supporterCount }) => (
          <div key={id} className={styles.candidate}>
            {photo === null ? <span className={styles.noThumb} /> : <img className={styles.thumb} src={photoAddress(photo, 'thumbnail')} alt="" loading="lazy" />}
            <span className={styles.candidateWords}>
              <span>
                <Link to={`/requests/${id}`} target="_blank">{number}</Link> <CaseBadge state={state} />
              </span>
              <span>{title}</span>
              <span className={styles.muted}>
                {[placeName, distanceMetres === null ? '' : t('desk.join.distance', { distance: format.distance(distanceMetres) }), format.date(reportedAt), t('nearby.count', { count: joinedCount + supporterCount + 1 })].filter(Boolean).join(' · ')}
              </span>
              <Button size="small" disabled={phone === ''} loading={join.isPending} onClick={() => join.mutate({ params: { number }, body: { phone } })}>
                {t('similar.joinCaller')}
              </Button>
              <Checkbox checked={joinWith === id} onChange={(event) => onJoinWith(event.target.checked ? id : undefined)}>
                {t('similar.joinAfter')}
              </Checkbox>
            </span>
          </div>
        ))}
        {phone === '' ? <Text tone="muted" size="small">{t('similar.phoneFirst')}</Text> : null}
      </Stack>
    </Panel>
  );
}
