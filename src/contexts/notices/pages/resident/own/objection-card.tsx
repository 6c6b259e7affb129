import type { ReactNode } from 'react';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Card, Row, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import { DateTime } from '../../../../../ui/kit/values.tsx';
import type { OwnObjection } from '../../../contract.ts';
import styles from '../notice.module.css';

/** How an objection stands, in a word. */
export function ObjectionBadge({ upheld }: Pick<OwnObjection, 'upheld'>): ReactNode {
  const { t } = useTranslation('notices');
  if (upheld === null) return <StateBadge tone="soon">{t('own.waiting')}</StateBadge>;
  return <StateBadge tone={upheld ? 'done' : 'neutral'}>{t(upheld ? 'page.upheld' : 'page.notUpheld')}</StateBadge>;
}

/** One’s own objection: what one wrote, what became of it, and the answer. */
export function ObjectionCard({ objection }: { readonly objection: OwnObjection }): ReactNode {
  const { t } = useTranslation('notices');
  const { number, text, createdAt, upheld, answer, answeredAt, published } = objection;
  return (
    <Card>
      <Stack gap={2}>
        <Row between>
          <Text strong>{t('page.numbered', { number })}</Text>
          <ObjectionBadge upheld={upheld} />
        </Row>
        <Text tone="muted" size="small">{t('own.written')} · <DateTime value={createdAt} as="date" /></Text>
        <p className={styles.words}>{text}</p>
        {answer === null || answeredAt === null ? null : (
          <>
            <Text tone="muted" size="small">{t('page.answerOf')} · <DateTime value={answeredAt} as="date" /></Text>
            <p className={styles.words}>{answer}</p>
          </>
        )}
        <Text tone="muted" size="small">{t(published ? 'own.published' : 'own.private')}</Text>
      </Stack>
    </Card>
  );
}
