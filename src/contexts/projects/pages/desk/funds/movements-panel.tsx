import { useState, type ReactNode } from 'react';
import { useRecordAction } from '../../../../../ui/action/use-record-action.ts';
import { DeskActionForm } from '../../../../../ui/desk/desk-action-form.tsx';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { Card, Row, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import { EmptyState } from '../../../../../ui/kit/states.tsx';
import { DateTime, Money } from '../../../../../ui/kit/values.tsx';
import type { Tone } from '../../../../../ui/tokens.ts';
import type { FundMovement } from '../../../contract.ts';

const tones: Readonly<Record<FundMovement['state'], Tone>> = { ready: 'active', awaiting: 'soon', released: 'done', refused: 'late', withdrawn: 'neutral' };

function Movement({ movement }: { readonly movement: FundMovement }): ReactNode {
  const { t } = useTranslation('projects');
  const [doing, setDoing] = useState<string | undefined>();
  const take = useRecordAction({ context: 'projects', id: movement.id, version: movement.version, onDone: () => setDoing(undefined) });
  const open = movement.actions.find(({ action }) => action === doing);
  return (
    <Card>
      <Stack gap={2}>
        <Row between>
          <Text strong>{t(`funds.movementKinds.${movement.kind}`)} <Money fen={movement.amountFen} /></Text>
          <StateBadge tone={tones[movement.state]}>{t(`states.${movement.state}`)}</StateBadge>
        </Row>
        <Text size="small" tone="muted">
          {[movement.basis, movement.counters === null ? '' : t('funds.page.countersNumber', { number: movement.counters }), movement.targetFundName ?? '', movement.remark ?? ''].filter(Boolean).join(' · ')}
        </Text>
        <Text size="small" tone="muted">{movement.plannedBy} · <DateTime value={movement.createdAt} as="date" />{movement.entryNumber === null ? '' : ` · #${movement.entryNumber}`}</Text>
        {open ? (
          <DeskActionForm
            context="projects" action={open.action} fields={open.fields} busy={take.isPending} problem={take.error} onCancel={() => setDoing(undefined)}
            onSubmit={(body) => take.mutate({ action: open.action, body })}
          />
        ) : (
          <Row>{movement.actions.map(({ action }) => <Button key={action} {...(action === 'bookMovement' || action === 'releaseMovement' ? { tone: 'primary' as const } : {})} onClick={() => setDoing(action)}>{t(`actions.${action}`)}</Button>)}</Row>
        )}
      </Stack>
    </Card>
  );
}

/** What is planned with the fund and what became of it; whoever may books, releases or refuses it here. */
export function MovementsPanel({ movements }: { readonly movements: readonly FundMovement[] }): ReactNode {
  const { t } = useTranslation('projects');
  return (
    <Panel title={t('funds.page.movements')}>
      {movements.length === 0 ? <EmptyState compact title={t('funds.page.noMovements')} /> : <Stack gap={3}>{movements.map((movement) => <Movement key={movement.id} movement={movement} />)}</Stack>}
    </Panel>
  );
}
