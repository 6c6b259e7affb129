import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../../ui/api/use-problem-text.ts';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { Dialog } from '../../../../../ui/kit/dialog.tsx';
import { MoneyInput, NumberInput, Select, TextArea, TextInput } from '../../../../../ui/kit/form/inputs.tsx';
import { Stack } from '../../../../../ui/kit/layout.tsx';
import { ErrorState, Note } from '../../../../../ui/kit/states.tsx';
import { showToast } from '../../../../../ui/kit/toast.tsx';
import type { FundDetail } from '../../../contract.ts';
import type { MovementKind, MovementPlan } from '../../../inputs/movement.ts';

interface Props {
  readonly fund: FundDetail;
  readonly kind: MovementKind;
  /** The entry to take back, when chosen in the ledger. */
  readonly counters?: number | undefined;
  readonly onClose: () => void;
}

/** Plans a movement of money: amount, where to, and the paper it rests on. */
export function MovementDialog({ fund, kind, counters, onClose }: Props): ReactNode {
  const { t } = useTranslation('projects');
  const { forField } = useProblemText();
  const format = useFormat();
  const [amountFen, setAmount] = useState<number | undefined>(kind === 'carryOver' || kind === 'surrender' ? fund.balances.free || undefined : undefined);
  const [entry, setEntry] = useState<number | undefined>(counters);
  const [target, setTarget] = useState(fund.successors[0]?.id ?? '');
  const [basis, setBasis] = useState('');
  const [remark, setRemark] = useState('');
  const [checked, setChecked] = useState(false);
  const plan = useApiMutation('projects.planMovement', {
    onSuccess: ({ state }) => {
      showToast(t(state === 'awaiting' ? 'funds.page.plannedAwaiting' : 'funds.page.plannedReady'));
      onClose();
    },
  });
  const missing = t('ui:fieldProblems.required');
  const bodyOf = (): MovementPlan | undefined => {
    const words = { basis: basis.trim(), ...(remark.trim() === '' ? {} : { remark: remark.trim() }) };
    if (words.basis === '') return undefined;
    if (kind === 'counterEntry') return entry === undefined ? undefined : { kind, counters: entry, ...words };
    if (amountFen === undefined) return undefined;
    if (kind === 'carryOver') return target === '' ? undefined : { kind, amountFen, targetFundId: target, ...words };
    return { kind, amountFen, ...words };
  };
  const submit = (): void => {
    setChecked(true);
    const body = bodyOf();
    if (body) plan.mutate({ params: { id: fund.id }, body });
  };
  const limit = fund.rule ? t('funds.page.limitHint', { amount: format.money(fund.rule.twoPersonsAboveFen) }) : undefined;
  return (
    <Dialog
      open title={t(`funds.movementKinds.${kind}`)} onClose={onClose}
      actions={<><Button onClick={onClose}>{t('ui:cancel')}</Button><Button tone="primary" busy={plan.isPending} onClick={submit}>{t('actions.planMovement')}</Button></>}
    >
      <Stack gap={3}>
        {limit === undefined ? null : <Note>{limit}</Note>}
        {kind === 'counterEntry' ? (
          <NumberInput required label={t('funds.page.counters')} minimum={1} value={entry} onChange={setEntry} error={checked && entry === undefined ? missing : forField(plan.error, 'counters')} />
        ) : (
          <MoneyInput required label={t('fields.amountFen')} value={amountFen} onChange={setAmount} error={checked && amountFen === undefined ? missing : forField(plan.error, 'amountFen')} />
        )}
        {kind === 'carryOver' ? (
          fund.successors.length === 0 ? <Note tone="soon">{t('funds.page.noSuccessor')}</Note> : (
            <Select required label={t('funds.page.target')} value={target} onChange={setTarget} options={fund.successors.map(({ id, name, year }) => ({ value: id, label: `${name} ${year}` }))} error={forField(plan.error, 'targetFundId')} />
          )
        ) : null}
        <TextInput required label={t('fields.basis')} hint={t('funds.page.basisHint')} maxLength={200} value={basis} onChange={setBasis} error={checked && basis.trim() === '' ? missing : forField(plan.error, 'basis')} />
        <TextArea label={t('fields.remark')} rows={3} maxLength={500} value={remark} onChange={setRemark} />
        {plan.error ? <ErrorState problem={plan.error} kept onRetry={submit} busy={plan.isPending} /> : null}
      </Stack>
    </Dialog>
  );
}
