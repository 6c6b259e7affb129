import { type Actor, actorId, hasRoleCityWide } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { plainDateOf } from '../../../shared/time.ts';
import { requireCityWide } from '../../../platform/city-wide.ts';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { type Detail, appendEvent, emptyChain } from '../../../platform/events/append-event.ts';
import type { ReadEvent } from '../../../platform/events/store.ts';
import type { Finding } from '../../../platform/events/verify.ts';
import { addJob } from '../../../platform/jobs/add-job.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import { displayNameOf } from '../../people/index.ts';
import type { RequestRule, RuleInput } from '../contract.ts';
import { type RuleDefinition, firstConflict, ruleCatalogue, ruleNames } from '../rules/rule-catalogue.ts';
import { type StoredRule, forgetRules, insertRule, readRules, ruleAgrees, withdrawRule } from '../store/rules.ts';
import { countOpenCases } from '../store/waiting.ts';

const conflicts: Readonly<Record<string, string>> = {
  'red-before-yellow': 'The red share must be smaller than the yellow one.',
  'levels-out-of-order': 'A higher level takes notice later than a lower one, or at the same time.',
  'least-over-most': 'The fewest cases to learn from must not be more than the most.',
};

/** All rules with what they were, are and will be. */
export async function listRules(platform: Platform, actor: Actor) {
  const today = plainDateOf(platform.clock.now().getTime());
  const all = await readRules(platform.database);
  const staff = all.flatMap(({ changedBy }) => (changedBy === null ? [] : [changedBy]));
  const names = staff.length === 0 ? new Map<string, string>() : await displayNameOf(platform.database, [...new Set(staff)]);
  const shown = ({ id, value, validFrom, source, changedBy, changedAt }: StoredRule) => ({
    id, value, validFrom, source, changedByName: changedBy === null ? null : (names.get(changedBy) ?? null), changedAt: changedAt?.toISOString() ?? null,
  });
  const items = ruleNames.flatMap((name): RequestRule[] => {
    const own = all.filter((one) => one.name === name);
    const [current, ...past] = own.filter(({ validFrom }) => validFrom <= today);
    if (!current) return [];
    const coming = own.filter(({ validFrom }) => validFrom > today).toReversed();
    return [{ name, ...ruleCatalogue[name], current: shown(current), coming: coming.map(shown), past: past.map(shown) }];
  });
  return { items, openCases: await countOpenCases(platform.database), mayChange: hasRoleCityWide(actor, 'administrator') };
}

async function checkRule(transaction: Transaction, { name, value, validFrom }: RuleInput, today: string): Promise<void> {
  const { minimum, maximum }: RuleDefinition = ruleCatalogue[name];
  if (value < minimum) throw fieldProblem('value', 'too-small', `At least ${minimum}.`);
  if (value > maximum) throw fieldProblem('value', 'too-large', `At most ${maximum}.`);
  if (validFrom < today) throw fieldProblem('validFrom', 'in-the-past', 'What was decided by the earlier value stays decided: begin today or later.');
  const all = await readRules(transaction, true);
  if (all.some((one) => one.name === name && one.validFrom === validFrom)) throw fieldProblem('validFrom', 'day-taken', 'This rule has a value from this day on already.');
  const conflict = firstConflict([...all, { name, value, validFrom }], validFrom);
  if (conflict) throw fieldProblem('value', conflict.code, `${conflicts[conflict.code] ?? ''} (${conflict.day})`);
}

/** Sets a rule from today or a later day on. Throws 403 `city-wide-only`, 422 naming the field. */
export async function setRule(platform: Platform, actor: Actor, input: RuleInput) {
  requireCityWide(actor, 'administrator');
  const now = platform.clock.now();
  const today = plainDateOf(now.getTime());
  const id = newId(now.getTime());
  await runInTransaction(platform.database, async (transaction) => {
    await checkRule(transaction, input, today);
    const head = await appendEvent(transaction, emptyChain, {
      subjectType: 'requestRule', subjectId: id, action: 'set', fromState: null, toState: 'valid', actor, occurredAt: now, public: true, publicDetail: { ...input } as Detail, internalDetail: null,
    });
    await insertRule(transaction, { id, ...input, version: head.sequence, headHash: head.hash, changedBy: actorId(actor), changedAt: now });
    if (ruleCatalogue[input.name].effect === 'recount' && input.validFrom === today) await addJob(transaction, 'requests.recountWarnings', {});
  });
  forgetRules(platform.database);
  return { id };
}

/** Takes back a revision that has not begun yet. Throws 403 `city-wide-only`, 404, 409 `rule-begun`, 422 where what then remains does not fit together. */
export async function takeBackRule(platform: Platform, actor: Actor, id: string) {
  requireCityWide(actor, 'administrator');
  const now = platform.clock.now();
  const today = plainDateOf(now.getTime());
  await runInTransaction(platform.database, async (transaction) => {
    const all = await readRules(transaction, true);
    const known = all.find((one) => one.id === id);
    if (!known) throw problem(404, 'not-found', { detail: 'There is no such revision.' });
    if (known.validFrom <= today) throw problem(409, 'rule-begun', { detail: 'This value is in force already: set another one.' });
    const conflict = firstConflict(all.filter((one) => one.id !== id), known.validFrom);
    if (conflict) throw problem(409, conflict.code, { detail: `${conflicts[conflict.code] ?? ''} (${conflict.day})` });
    const head = await appendEvent(transaction, { sequence: known.version, hash: known.headHash }, {
      subjectType: 'requestRule', subjectId: id, action: 'withdraw', fromState: 'valid', toState: 'withdrawn', actor, occurredAt: now, public: true, publicDetail: { name: known.name }, internalDetail: null,
    });
    await withdrawRule(transaction, id, head, now);
  });
  forgetRules(platform.database);
  return { id };
}

/** Compares a revision with its history: another value or another day is a finding. */
export async function compareRuleWithHistory(database: Database | Transaction, id: string, history: readonly ReadEvent[]): Promise<readonly Finding['code'][]> {
  const set = history.find(({ action }) => action === 'set')?.publicDetail;
  if (!set) return [];
  return (await ruleAgrees(database, id, set, history.some(({ action }) => action === 'withdraw'))) ? [] : ['record-field-changed'];
}
