import type { ReactNode } from 'react';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Timeline, type TimelineEntry } from '../../../../../ui/kit/timeline.tsx';
import type { Sample } from '../../shared/use-sample.ts';

type Step = Sample['steps'][number];
const spoken = ['caseNumber', 'remark', 'explanation', 'summary', 'dueOn'] as const;

/** The history of a sample, newest first; every look stands here, also those that were corrected. */
export function StoryPanel({ sample }: { readonly sample: Sample }): ReactNode {
  const { t } = useTranslation('samples');
  const textOf = ({ action, detail }: Step): string | undefined => {
    const words = spoken.flatMap((name) => (typeof detail[name] === 'string' && detail[name] !== '' ? [String(detail[name])] : []));
    const verdict = detail['verdict'];
    const level = detail['level'];
    const known = [
      ...(action === 'draw' ? [t('storyDetail.drawn', { available: Number(detail['available']), drawn: Number(detail['drawn']) })] : []),
      ...(action === 'finish' ? [t('storyDetail.result', { done: Number(detail['done']), notDone: Number(detail['notDone']), cannotVerify: Number(detail['cannotVerify']) })] : []),
      ...(verdict === 'done' || verdict === 'notDone' || verdict === 'cannotVerify' ? [t(`options.verdict.${verdict}`)] : []),
      ...(typeof level === 'number' ? [t(`options.level.${level}`)] : []),
    ];
    return [...known, ...words].join(' · ') || undefined;
  };
  const entries = sample.steps.map((step): TimelineEntry => ({
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
