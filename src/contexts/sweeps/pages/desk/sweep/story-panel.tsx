import type { ReactNode } from 'react';
import { formatDate } from '../../../../../shared/time.ts';
import type { Output } from '../../../../../ui/api/types.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Timeline, type TimelineEntry } from '../../../../../ui/kit/timeline.tsx';

type Step = Output<'sweeps.read'>['steps'][number];

/** What is said of a step in words. */
const spoken = ['place', 'remark', 'explanation', 'summary', 'workstation', 'caseNumber'] as const;

/** The history of a sweep, newest first. */
export function StoryPanel({ sweep }: { readonly sweep: Output<'sweeps.read'> }): ReactNode {
  const { t } = useTranslation('sweeps');
  const language = useLanguage();
  const textOf = ({ detail }: Step): string | undefined => {
    const words = spoken.flatMap((name) => (typeof detail[name] === 'string' && detail[name] !== '' ? [String(detail[name])] : []));
    const result = detail['result'];
    const known = result === 'found' || result === 'notFound' || result === 'notReachable' ? [t(`options.result.${result}`)] : [];
    const due = typeof detail['dueOn'] === 'string' ? [t('due.by', { date: formatDate(detail['dueOn'], language) })] : [];
    return [...known, ...words, ...due].join(' · ') || undefined;
  };
  const entries = sweep.steps.map((step): TimelineEntry => ({
    id: String(step.sequence),
    title: t(`actions.${step.action}`),
    at: step.at,
    who: [t(`roles.${step.role}`), step.actorName].filter(Boolean).join(' · '),
    text: textOf(step),
    photos: step.photos.map((id) => ({ id })),
    ...(step.action === 'cancel' ? { tone: 'late' as const } : {}),
  }));
  return (
    <Panel title={t('story')}>
      <Timeline entries={entries} />
    </Panel>
  );
}
