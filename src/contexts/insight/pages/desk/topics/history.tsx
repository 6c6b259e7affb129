import type { ReactNode } from 'react';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Timeline } from '../../../../../ui/kit/timeline.tsx';
import type { Topic } from './types.ts';

/** What clerks decided about a topic. */
export function History({ topic }: { readonly topic: Topic }): ReactNode {
  const { t } = useTranslation('insight');
  if (topic.decisions.length === 0) return null;
  return (
    <Panel title={t('topics.history')}>
      <Timeline
        entries={topic.decisions.map(({ action, at, actorName, detail }, index) => {
          const said = Object.values(detail).find((value) => typeof value === 'string' && action !== 'mark');
          return { id: `${index}`, at, title: t(`topics.decisions.${action}`), ...(actorName ? { who: actorName } : {}), ...(typeof said === 'string' ? { text: said } : {}) };
        })}
      />
    </Panel>
  );
}
