import type { ReactNode } from 'react';
import { Timeline } from '../kit/timeline.tsx';
import { Panel } from './desk-page.tsx';

/** One step of a record's history as the server tells it. */
interface StoryStep {
  readonly sequence: number;
  readonly action: string;
  readonly actorName?: string | null | undefined;
  readonly at: string;
  readonly photos: readonly string[];
}

interface Props<Step extends StoryStep> {
  readonly title: string;
  readonly steps: readonly Step[];
  /** The action in words. */
  readonly titleOf: (step: Step) => string;
  /** The role in words. */
  readonly roleOf: (step: Step) => string;
  /** What a step says beyond its action. */
  readonly textOf: (step: Step) => readonly string[];
}

/** The history of a record at the desk, newest first as its steps come; a cancellation stands out. */
export function StoryPanel<Step extends StoryStep>({ title, steps, titleOf, roleOf, textOf }: Props<Step>): ReactNode {
  return (
    <Panel title={title}>
      <Timeline
        entries={steps.map((step) => ({
          id: String(step.sequence),
          title: titleOf(step),
          at: step.at,
          who: [roleOf(step), step.actorName].filter(Boolean).join(' · '),
          text: textOf(step).join(' · ') || undefined,
          photos: step.photos.map((id) => ({ id })),
          ...(step.action === 'cancel' ? { tone: 'late' as const } : {}),
        }))}
      />
    </Panel>
  );
}
