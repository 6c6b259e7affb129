import { type Actor, assignmentsOf, hasRoleAt } from '../../../../shared/actor.ts';
import { placeCovers } from '../../../../shared/place-path.ts';
import { DAY, plainDateOf } from '../../../../shared/time.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { problem } from '../../../../platform/problem.ts';
import { displayNameOf } from '../../../people/index.ts';
import { placePathOf } from '../../../places/index.ts';
import type { DispatchConditions } from '../../rules/dispatch/rule.ts';
import type { DispatchRuleAnswer } from '../../contract.ts';
import { unreachedRules } from '../../rules/dispatch/coverage.ts';
import { compareRules, inForce, specificityOf } from '../../rules/dispatch/rule.ts';
import * as store from '../../store/dispatch-rules.ts';
import { againstDefaults } from './against-defaults.ts';
import { type RuleTeller, ruleTeller } from './rule-words.ts';

/** Cases of how many days count as hits. */
const hitDays = 30;
const readers = ['administrator', 'clerk', 'supervisor', 'communityOfficer', 'workstationLead', 'auditor'] as const;

function mayRead(actor: Actor, placePath: string): boolean {
  return actor.kind === 'system' || assignmentsOf(actor).some((one) => (readers as readonly string[]).includes(one.role) && (placeCovers(one.placePath, placePath) || placeCovers(placePath, one.placePath)));
}

function sayingOf(rule: store.StoredRevision) {
  return {
    conditions: rule.conditions as DispatchConditions & DispatchRuleAnswer['conditions'],
    target: rule.target, priority: rule.priority as DispatchRuleAnswer['priority'], ahead: rule.ahead, validFrom: rule.validFrom, validTo: rule.validTo, note: rule.note,
    revision: rule.revision, madeAt: rule.madeAt.toISOString(),
  };
}

interface Standing {
  readonly today: string;
  readonly revisions: readonly store.StoredRevision[];
  readonly current: ReadonlySet<string>;
}

const keyOf = ({ id, revision }: { readonly id: string; readonly revision: number }): string => `${id}:${revision}`;

/** Does this revision hold today, later, not any more, or has a newer one taken its place? */
function statusOf(rule: store.StoredRevision, { today, revisions, current }: Standing): DispatchRuleAnswer['status'] {
  if (current.has(keyOf(rule))) return 'valid';
  if (rule.validTo !== null && rule.validTo < today) return 'ended';
  const replaced = revisions.some((other) => other.id === rule.id && other.revision > rule.revision && (other.validFrom <= today || other.validFrom <= rule.validFrom));
  if (replaced) return 'replaced';
  return rule.validFrom > today ? 'later' : 'ended';
}

async function answers(platform: Platform, actor: Actor, revisions: readonly store.StoredRevision[], wanted: (status: DispatchRuleAnswer['status']) => boolean): Promise<DispatchRuleAnswer[]> {
  const { database, clock } = platform;
  const now = clock.now();
  const today = plainDateOf(now.getTime());
  const ordered = inForce(revisions, today);
  const standing: Standing = { today, revisions, current: new Set(ordered.map(keyOf)) };
  const shown = revisions.map((rule) => ({ rule, status: statusOf(rule, standing) })).filter(({ status }) => wanted(status)).sort((a, b) => compareRules(a.rule, b.rule));
  const teller = await ruleTeller(database, shown.map(({ rule }) => rule));
  const usual = await againstDefaults(database, today);
  const unreached = unreachedRules(ordered, (code) => teller.lineage(code));
  const hits = await store.hitsSince(database, [...new Set(shown.map(({ rule }) => rule.id))], new Date(now.getTime() - hitDays * DAY));
  const names = await displayNameOf(database, [...new Set(shown.flatMap(({ rule }) => rule.madeBy ?? []))]);
  return shown.map(({ rule, status }) => ({
    ...sayingOf(rule),
    id: rule.id, version: rule.version, divisionCode: rule.divisionCode, position: rule.position, status,
    words: teller.words(rule),
    madeByName: rule.madeBy === null ? null : (names.get(rule.madeBy) ?? null),
    rank: `${rule.divisionCode}:${specificityOf(rule).join('.')}`,
    hits: hits.get(rule.id) ?? 0,
    unreachedBehind: status === 'valid' ? (unreached.get(rule.id) ?? null) : null,
    overrides: status === 'valid' || status === 'later' ? usual.overrides(rule) : [],
    targetGone: teller.targetGone(rule),
    mayEdit: actor.kind === 'system' || hasRoleAt(actor, 'administrator', rule.placePath),
  }));
}

/** The rules of a place, of what lies in it and around it, in the order they are asked; ended and replaced ones on demand. Throws 403, 404. */
export async function listDispatchRules(platform: Platform, actor: Actor, { divisionCode, all }: { readonly divisionCode: string; readonly all: boolean }) {
  const placePath = (await placePathOf(platform.database, [divisionCode])).get(divisionCode);
  if (placePath === undefined) throw problem(404, 'not-found', { detail: 'There is no such place.' });
  if (!mayRead(actor, placePath)) throw problem(403, 'forbidden', { detail: 'This place is outside the places you work in.' });
  const revisions = (await store.revisionsAround(platform.database, [placePath])).filter((rule) => mayRead(actor, rule.placePath));
  const items = await answers(platform, actor, revisions, (status) => all || status === 'valid' || status === 'later');
  const usual = await againstDefaults(platform.database, plainDateOf(platform.clock.now().getTime()));
  return { items, goneDefaults: usual.gone(placePath), mayAdd: actor.kind === 'system' || hasRoleAt(actor, 'administrator', placePath) };
}

/** The last revision of a rule, as its maker sees it. */
export async function readAnswer(platform: Platform, actor: Actor, id: string): Promise<DispatchRuleAnswer> {
  const revisions = await store.revisionsOf(platform.database, [id]);
  const last = revisions.at(-1)?.revision;
  const found = (await answers(platform, actor, revisions, () => true)).find(({ revision }) => revision === last);
  if (!found) throw problem(404, 'not-found', { detail: 'There is no such dispatch rule.' });
  return found;
}

/** All revisions of a rule, the newest first. Throws 404. */
export async function readDispatchRule(platform: Platform, actor: Actor, id: string) {
  const revisions = await store.revisionsOf(platform.database, [id]);
  const [first] = revisions;
  if (!first || !mayRead(actor, first.placePath)) throw problem(404, 'not-found', { detail: 'There is no such dispatch rule.' });
  const teller: RuleTeller = await ruleTeller(platform.database, revisions);
  const names = await displayNameOf(platform.database, [...new Set(revisions.flatMap(({ madeBy }) => madeBy ?? []))]);
  const said = revisions.map((rule) => ({ ...sayingOf(rule), words: teller.words(rule), madeByName: rule.madeBy === null ? null : (names.get(rule.madeBy) ?? null) }));
  return { id, divisionCode: first.divisionCode, revisions: said.toReversed() };
}
