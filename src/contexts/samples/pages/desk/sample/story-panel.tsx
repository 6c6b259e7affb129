import type { ReactNode } from 'react';
import { StoryPanel as Story } from '../../../../../ui/desk/story-panel.tsx';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import type { Sample } from '../../shared/use-sample.ts';

type Step = Sample['steps'][number];
const spoken = ['caseNumber', 'remark', 'explanation', 'summary'] as const;

/** The history of a sample; every look stands here, also those that were corrected. */
export function StoryPanel({ sample }: { readonly sample: Sample }): ReactNode {
  const { t } = useTranslation('samples');
  const format = useFormat();
  const textOf = ({ action, detail }: Step): readonly string[] => {
    const { verdict, level, dueOn } = detail;
    return [
      ...(action === 'draw' ? [t('storyDetail.drawn', { available: Number(detail['available']), drawn: Number(detail['drawn']) })] : []),
      ...(action === 'finish' ? [t('storyDetail.result', { done: Number(detail['done']), notDone: Number(detail['notDone']), cannotVerify: Number(detail['cannotVerify']) })] : []),
      ...(verdict === 'done' || verdict === 'notDone' || verdict === 'cannotVerify' ? [t(`options.verdict.${verdict}`)] : []),
      ...(typeof level === 'number' ? [t(`options.level.${level}`)] : []),
      ...spoken.flatMap((name) => (typeof detail[name] === 'string' && detail[name] !== '' ? [String(detail[name])] : [])),
      ...(typeof dueOn === 'string' ? [t('due.by', { date: format.date(dueOn) })] : []),
    ];
  };
  return <Story title={t('story')} steps={sample.steps} titleOf={({ action }) => t(`actions.${action}`)} roleOf={({ role }) => t(`roles.${role}`)} textOf={textOf} />;
}
