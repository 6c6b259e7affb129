import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { BeforeAfter } from '../../../../ui/kit/before-after.tsx';
import { Card, Section } from '../../../../ui/kit/layout.tsx';
import { Timeline } from '../../../../ui/kit/timeline.tsx';
import type { PublicRequest } from '../../contract.ts';
import { useNextStep } from './use-next-step.ts';
import { useStepEntries } from './use-step-entries.tsx';

interface Props {
  readonly request: PublicRequest;
  readonly audience: 'reporter' | 'public';
}

/** Before and after, side by side under one slider; only once both are there. */
export function Comparison({ request }: { readonly request: Pick<PublicRequest, 'before' | 'after'> }): ReactNode {
  const { t } = useTranslation('requests');
  const { before, after } = request;
  if (!before || !after) return null;
  return (
    <Section title={t('tracking.compare')}>
      <BeforeAfter before={before.id} after={after.id} />
    </Section>
  );
}

/** What was done, newest first, with the next expected step in grey above it. */
export function RequestStory({ request, audience }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const entries = useStepEntries();
  const next = useNextStep()(request, audience);
  return (
    <Section title={t('tracking.story')}>
      <Card>
        <Timeline
          entries={entries(request.steps, audience)}
          {...(next ? { next: { title: next.title, ...(next.detail === undefined ? {} : { detail: next.detail }) } } : {})}
        />
      </Card>
    </Section>
  );
}
