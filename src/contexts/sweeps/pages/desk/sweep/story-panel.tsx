import type { ReactNode } from 'react';
import type { Output } from '../../../../../ui/api/types.ts';
import { StoryPanel as Story } from '../../../../../ui/desk/story-panel.tsx';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';

type Step = Output<'sweeps.read'>['steps'][number];

/** What is said of a step in words. */
const spoken = ['place', 'remark', 'explanation', 'summary', 'workstation', 'caseNumber'] as const;

/** The history of a sweep. */
export function StoryPanel({ sweep }: { readonly sweep: Output<'sweeps.read'> }): ReactNode {
  const { t } = useTranslation('sweeps');
  const format = useFormat();
  const textOf = ({ detail }: Step): readonly string[] => {
    const { result, dueOn } = detail;
    return [
      ...(result === 'found' || result === 'notFound' || result === 'notReachable' ? [t(`options.result.${result}`)] : []),
      ...spoken.flatMap((name) => (typeof detail[name] === 'string' && detail[name] !== '' ? [String(detail[name])] : [])),
      ...(typeof dueOn === 'string' ? [t('due.by', { date: format.date(dueOn) })] : []),
    ];
  };
  return <Story title={t('story')} steps={sweep.steps} titleOf={({ action }) => t(`actions.${action}`)} roleOf={({ role }) => t(`roles.${role}`)} textOf={textOf} />;
}
