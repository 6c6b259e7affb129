import { Siren, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import { type State, stateTones } from '../../shared/states.ts';
import type { Summary } from '../../../contract.ts';

/** The state of a case in the office's words. */
export function CaseBadge({ state }: { readonly state: State }): ReactNode {
  const { t } = useTranslation('requests');
  return <StateBadge tone={stateTones[state]}>{t(`states.${state}`)}</StateBadge>;
}

/** Urgent and emergency cases say so; ordinary ones say nothing. */
export function PriorityBadge({ priority }: { readonly priority: Summary['priority'] }): ReactNode {
  const { t } = useTranslation('requests');
  if (priority === 'normal') return null;
  return (
    <StateBadge tone={priority === 'emergency' ? 'late' : 'soon'} icon={priority === 'emergency' ? Siren : TriangleAlert}>
      {t(`options.priority.${priority}`)}
    </StateBadge>
  );
}
