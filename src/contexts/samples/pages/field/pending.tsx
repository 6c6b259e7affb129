import type { ReactNode } from 'react';
import { ApiProblem } from '../../../../ui/api/problem.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { Row, Stack } from '../../../../ui/kit/layout.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { Note } from '../../../../ui/kit/states.tsx';
import type { QueuedItem } from '../../../../ui/offline/queue-types.ts';
import { removeQueued, useQueue } from '../../../../ui/offline/queue.ts';

/** The latest look at a case that this phone has waiting, sending or refused. */
export function usePendingLook(itemId: string): QueuedItem | undefined {
  return useQueue().filter((item) => item.operation === 'samples.record' && item.state !== 'sent' && item.input.body?.['itemId'] === itemId).at(-1);
}

/** How a look stands on this phone, in a word; nothing when none waits. */
export function PendingBadge({ itemId }: { readonly itemId: string }): ReactNode {
  const { t } = useTranslation('samples');
  const pending = usePendingLook(itemId);
  if (!pending) return null;
  const tone = pending.state === 'refused' ? 'late' : pending.state === 'sending' ? 'active' : 'soon';
  return <StateBadge tone={tone}>{t(`ui:queue.${pending.state}`)}</StateBadge>;
}

/** A look that was refused: why, and away with it once read. */
export function Refusal({ pending }: { readonly pending: QueuedItem }): ReactNode {
  const { t } = useTranslation('samples');
  const { text } = useProblemText();
  return (
    <Note tone="late">
      <Stack gap={2}>
        <span>{t('field.refused', { reason: pending.refusal ? text(new ApiProblem(pending.refusal)) : '' })}</span>
        <Row>
          <Button onClick={() => void removeQueued(pending.idempotencyKey)}>{t('field.understood')}</Button>
        </Row>
      </Stack>
    </Note>
  );
}
