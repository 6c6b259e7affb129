import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { useProblemText } from '../api/use-problem-text.ts';
import { useTranslation } from '../i18n/index.ts';
import { Button } from '../kit/button.tsx';
import { Card, Row, Section, Stack } from '../kit/layout.tsx';
import { StateBadge } from '../kit/state-badge.tsx';
import { Note } from '../kit/states.tsx';
import type { Tone } from '../tokens.ts';
import { actionOf } from './pending.ts';
import { removeQueued } from './queue.ts';
import type { QueuedItem } from './queue-types.ts';

const tones: Readonly<Record<QueuedItem['state'], Tone>> = { waiting: 'soon', sending: 'active', sent: 'done', refused: 'late' };

/** How something queued stands on this device, in a word. */
export function QueueBadge({ item }: { readonly item: QueuedItem }): ReactNode {
  const { t } = useTranslation();
  return <StateBadge tone={tones[item.state]}>{t(`queue.${item.state}`)}</StateBadge>;
}

interface RefusalProps {
  readonly item: QueuedItem;
  /** The sentence around the server's reason. */
  readonly words: (reason: string) => string;
  /** Word of the button that takes it off this device once read; none where other ways on stand below. */
  readonly understood?: string;
}

/** Why the server refused something queued. */
export function RefusalNote({ item, words, understood }: RefusalProps): ReactNode {
  const { text } = useProblemText();
  return (
    <Note tone="late">
      <Stack gap={2}>
        <span>{words(item.refusal ? text(new ApiProblem(item.refusal)) : '')}</span>
        {understood === undefined ? null : <Row><Button onClick={() => void removeQueued(item.idempotencyKey)}>{understood}</Button></Row>}
      </Stack>
    </Note>
  );
}

interface PendingProps {
  readonly title: string;
  /** Said while something of it is still to be sent. */
  readonly hint?: string;
  readonly pending: readonly QueuedItem[];
  readonly labelOf: (action: string) => string;
  /** What was written, and the ways on when it was refused. */
  readonly children: (item: QueuedItem) => ReactNode;
}

/** What this phone has not sent yet for a record, and what was refused; nothing when there is none. */
export function PendingSection({ title, hint, pending, labelOf, children }: PendingProps): ReactNode {
  if (pending.length === 0) return null;
  return (
    <Section title={title}>
      <Stack gap={2}>
        {hint !== undefined && pending.some(({ state }) => state !== 'refused') ? <Note>{hint}</Note> : null}
        {pending.map((item) => (
          <Card key={item.idempotencyKey}>
            <Stack gap={3}>
              <Row between>
                <strong>{labelOf(actionOf(item))}</strong>
                <QueueBadge item={item} />
              </Row>
              {children(item)}
            </Stack>
          </Card>
        ))}
      </Stack>
    </Section>
  );
}
