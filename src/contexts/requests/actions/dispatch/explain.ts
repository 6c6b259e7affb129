import { type Actor, assignmentsOf } from '../../../../shared/actor.ts';
import { placeCovers } from '../../../../shared/place-path.ts';
import { loadCalendar } from '../../../../platform/calendar/index.ts';
import type { Database } from '../../../../platform/database/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../../platform/problem.ts';
import type { DispatchQuestion, DispatchReasonAnswer } from '../../contract.ts';
import { maySeeAsStaff } from '../../policy.ts';
import type { DispatchReason } from '../../rules/dispatch/decision.ts';
import { readReason } from '../../store/dispatch-reasons.ts';
import { revisionsOf } from '../../store/dispatch-rules.ts';
import { refuseForeignCategory, rulesFor } from '../clocks.ts';
import { whereabouts } from '../whereabouts.ts';
import { dispatcherAt, settle } from './dispatcher.ts';
import { ruleTeller } from './rule-words.ts';

const timeOf = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** A kept reason in words: the rules as they were said when it was decided. */
async function told(database: Database, reason: DispatchReason, place: { readonly placeName: string; readonly gridName: string | null }): Promise<DispatchReasonAnswer> {
  const revisions = await revisionsOf(database, [...new Set(reason.looked.map(({ ruleId }) => ruleId))]);
  const said = revisions.filter((rule) => reason.looked.some(({ ruleId, revision }) => ruleId === rule.id && revision === rule.revision));
  const teller = await ruleTeller(database, said);
  const { categoryId, minute, ...facts } = reason.facts;
  return {
    by: reason.by, at: reason.at, workstation: reason.workstation, unit: reason.unit, priority: reason.priority as DispatchReasonAnswer['priority'],
    facts: { ...facts, category: teller.category(categoryId), time: timeOf(minute), placeName: place.placeName, gridName: place.gridName },
    looked: reason.looked.map(({ ruleId, revision, misses }) => {
      const rule = said.find((one) => one.id === ruleId && one.revision === revision);
      return { ruleId, revision, misses: [...misses], words: rule ? teller.words(rule) : null };
    }),
  };
}

/** Why a case was sent where it went; null for one from before that was kept. Throws 404. */
export async function readDispatchReason(platform: Platform, actor: Actor, id: string): Promise<{ reason: DispatchReasonAnswer | null }> {
  const row = await readReason(platform.database, id);
  if (!row || !maySeeAsStaff(row, actor)) throw problem(404, 'not-found', { detail: 'There is no such request.' });
  return { reason: row.reason && (await told(platform.database, row.reason, row)) };
}

const testers = ['administrator', 'clerk', 'supervisor', 'communityOfficer', 'auditor'] as const;

/** Where a case of this kind would go, and why; nothing is kept. Throws 403, 422 naming the field. */
export async function testDispatch(platform: Platform, actor: Actor, question: DispatchQuestion): Promise<DispatchReasonAnswer> {
  const { database, clock } = platform;
  const { categoryId, where, channel, nature, priority, at } = question;
  const rules = await rulesFor(database, categoryId ?? null);
  if (!rules) throw fieldProblem('categoryId', 'not-found', 'There is no such category.');
  const { place, byTerritory } = await whereabouts(database, where);
  const covered = assignmentsOf(actor).some((one) => (testers as readonly string[]).includes(one.role) && placeCovers(one.placePath, place.placePath));
  if (!covered) throw problem(403, 'outside-your-places', { detail: 'This place is outside the places you work in.' });
  refuseForeignCategory(rules, place.placePath);
  const dispatcher = await dispatcherAt(database, await loadCalendar(database), at === undefined ? clock.now() : new Date(at));
  const workstation = place.workstationId === null ? null : { id: place.workstationId, name: place.workstationName ?? '' };
  const { reason } = await settle(
    database,
    dispatcher,
    {
      placePath: place.placePath, compoundId: place.compoundId, categoryId: categoryId ?? null, categoryCodes: rules.codes, usualWorkstationId: rules.defaultWorkstationId,
      territory: { by: byTerritory ? 'territory' : 'default', workstation },
    },
    { channel, nature: nature ?? null, priority },
  );
  return told(database, reason, place);
}
