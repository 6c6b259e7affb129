import type { ReactNode } from 'react';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Facts } from '../../../../../ui/kit/layout.tsx';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import type { Case } from './types.ts';

/** How the case this one was found after is solved; the form of the plan begins with it. */
function ProposalPanel({ proposal }: { readonly proposal: NonNullable<Case['proposal']> }): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { fromNumber, measure, measureKind, plannedAmountFen } = proposal;
  return (
    <Panel title={t('desk.case.proposal')}>
      <Facts
        facts={[
          { label: t('desk.case.proposalFrom'), value: fromNumber },
          { label: t('fields.measure'), value: measure },
          { label: t('fields.measureKind'), value: t(`options.measureKind.${measureKind}`) },
          { label: t('fields.plannedAmountFen'), value: plannedAmountFen === null ? undefined : format.money(plannedAmountFen) },
        ]}
      />
    </Panel>
  );
}

/** The plan in force: what the neighbours and the Party committee said, the measure, its kind and planned amount. */
export function PlanPanel({ record: { plan, proposal } }: { readonly record: Case }): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  if (!plan) return proposal ? <ProposalPanel proposal={proposal} /> : null;
  return (
    <Panel title={t('desk.case.plan')} extra={plan.partyCommitteeAgreed ? <StateBadge tone="done">{t('fields.partyCommitteeAgreed')}</StateBadge> : null}>
      <Facts
        facts={[
          { label: t('fields.measure'), value: plan.measure },
          { label: t('fields.measureKind'), value: t(`options.measureKind.${plan.measureKind}`) },
          { label: t('fields.plannedAmountFen'), value: plan.plannedAmountFen === null ? undefined : format.money(plan.plannedAmountFen) },
          { label: t('fields.plannedUntil'), value: plan.plannedUntil === null ? undefined : format.date(`${plan.plannedUntil}T00:00:00+08:00`) },
          { label: t('fields.residentsViews'), value: plan.residentsViews },
          { label: t('fields.partyCommitteeView'), value: plan.partyCommitteeView },
        ]}
      />
    </Panel>
  );
}
