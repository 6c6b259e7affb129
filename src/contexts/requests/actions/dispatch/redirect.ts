import { loadCalendar } from '../../../../platform/calendar/index.ts';
import type { Transaction } from '../../../../platform/database/database.ts';
import { workstationOfPlace } from '../../../places/index.ts';
import type { PlacedRules } from '../../store/categories.ts';
import type { RequestRow } from '../../store/lock-request.ts';
import type { RequestPatch } from '../../store/save-request.ts';
import { dispatcherAt, settle } from './dispatcher.ts';

/** States in which a case waits to be sent to somebody. */
const waiting = new Set(['submitted', 'accepted']);

interface Under {
  readonly rules: PlacedRules;
  readonly categoryId: string;
  readonly nature: string | null;
  readonly now: Date;
}

interface Redirected {
  readonly patch: RequestPatch;
  readonly priority: RequestRow['priority'];
  readonly internal: Readonly<Record<string, unknown>>;
}

/** Who a case under another category is proposed to go to. Once it was sent, and while a unit has it, it stays where it is. */
export async function redirect(transaction: Transaction, row: RequestRow, { rules, categoryId, nature, now }: Under): Promise<Redirected> {
  if (!waiting.has(row.state) || row.conditions.includes('handedOver')) return { patch: {}, priority: row.priority, internal: {} };
  const territorial = await workstationOfPlace(transaction, row);
  const ground = {
    placePath: row.placePath, compoundId: row.compoundId, categoryId, categoryCodes: rules.codes, usualWorkstationId: rules.defaultWorkstationId,
    territory: { by: territorial?.byTerritory ? 'territory' : 'default', workstation: territorial && { id: territorial.id, name: territorial.name } },
  } as const;
  const dispatcher = await dispatcherAt(transaction, await loadCalendar(transaction), now);
  const { reason, ruleId, rule, workstation } = await settle(transaction, dispatcher, ground, { channel: row.channel, nature, priority: row.priority });
  const priority = (rule?.priority ?? row.priority) as RequestRow['priority'];
  return {
    patch: { workstationId: workstation?.id ?? null, workstationName: workstation?.name ?? null, dispatchRuleId: ruleId, dispatchReason: reason, ...(priority === row.priority ? {} : { priority }) },
    priority,
    internal: rule ? { dispatchRule: `${rule.id}:${rule.revision}` } : {},
  };
}
