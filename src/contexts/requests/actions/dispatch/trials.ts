import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { type Actor, actorId, hasRoleAt } from '../../../../shared/actor.ts';
import { csvLine } from '../../../../shared/csv.ts';
import { newId } from '../../../../shared/ids.ts';
import { addDays, formatDateTime, plainDateOf } from '../../../../shared/time.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { addTrackedJob } from '../../../../platform/jobs/progress.ts';
import { readIdCursor } from '../../../../platform/paging.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../../platform/problem.ts';
import { placePathOf, workstationsById } from '../../../places/index.ts';
import type { TrialAnswer, TrialInput } from '../../contract.ts';
import zh from '../../locales/zh.json' with { type: 'json' };
import { compareRules, inForce } from '../../rules/dispatch/rule.ts';
import { type StoredRevision, revisionsFrom, revisionsOf } from '../../store/dispatch-rules.ts';
import * as store from '../../store/dispatch-trials.ts';
import { unitById } from '../../store/units.ts';
import { rulesOfCategory } from '../../store/categories.ts';
import { checkRule } from './check-rule.ts';
import { ruleTeller } from './rule-words.ts';
import { nobodyKey, trialJob } from './run-trial.ts';

/** No trial looks further back at once. */
const mostDays = 732;
const triers = ['administrator', 'supervisor', 'auditor'] as const;

type Workplace = TrialAnswer['pairs'][number]['from'];

async function draftRevision(platform: Platform, input: NonNullable<TrialInput['draft']>, place: { readonly code: string; readonly path: string }, actor: Actor): Promise<StoredRevision> {
  const { database, clock } = platform;
  const { ruleId, ...said } = input;
  const known = ruleId === null ? undefined : (await revisionsOf(database, [ruleId])).at(-1);
  if (ruleId !== null && !known) throw fieldProblem('draft.ruleId', 'not-found', 'There is no such dispatch rule.');
  const placePath = known?.placePath ?? place.path;
  const places = await checkRule(database, placePath, said);
  const categories = await Promise.all(said.conditions.categoryIds.map((id) => rulesOfCategory(database, id)));
  const unit = said.target.kind === 'unit' ? await unitById(database, said.target.id) : undefined;
  return {
    ...said,
    id: known?.id ?? newId(clock.now().getTime()), revision: (known?.revision ?? 0) + 1, version: known?.version ?? 0, divisionCode: known?.divisionCode ?? place.code, placePath,
    position: known?.position ?? Number.MAX_SAFE_INTEGER, places, categoryCodes: categories.flatMap((one) => one?.codes[0] ?? []),
    categoryDepth: categories.length === 0 ? 0 : Math.min(...categories.map((one) => one?.codes.length ?? 1)),
    unit: unit ? { name: unit.name, placePath: unit.placePath, active: unit.active } : null, madeAt: clock.now(), madeBy: actorId(actor),
  };
}

/** Starts a trial: today's rules against what was done, or with a draft against today's rules. Throws 403, 422. */
export async function startTrial(platform: Platform, actor: Actor, { divisionCode, from, until, draft }: TrialInput): Promise<{ id: string; progressId: string }> {
  const { database, clock } = platform;
  const now = clock.now();
  const path = (await placePathOf(database, [divisionCode])).get(divisionCode);
  if (path === undefined) throw fieldProblem('divisionCode', 'not-found', 'There is no such place.');
  const requestedBy = actorId(actor);
  if (requestedBy === null || !triers.some((role) => hasRoleAt(actor, role, path))) throw problem(403, 'forbidden', { detail: 'This place is outside the places you may try rules for.' });
  if (until < from) throw fieldProblem('until', 'before-start', 'The end lies before the start.');
  if (addDays(from, mostDays) < until) throw fieldProblem('from', 'too-long', `A trial looks at ${mostDays} days at most.`);
  const today = plainDateOf(now.getTime());
  const baseRules = inForce(await revisionsFrom(database, today), today);
  const tried = draft && (await draftRevision(platform, draft, { code: divisionCode, path }, actor));
  const rules = tried ? [...baseRules.filter(({ id }) => id !== tried.id), tried].sort(compareRules) : baseRules;
  return runInTransaction(database, async (transaction) => {
    const id = newId(now.getTime());
    const progressId = await addTrackedJob(transaction, trialJob, { trialId: id }, { actor, now });
    await store.insertTrial(transaction, {
      id, requestedBy, divisionCode, placePath: path, from, until, comparedWith: tried ? 'rules' : 'reality', rules, baseRules: tried ? baseRules : [], progressId, createdAt: now,
    });
    return { id, progressId };
  });
}

async function ownTrial(platform: Platform, actor: Actor, id: string): Promise<store.TrialRow> {
  const trial = await store.findTrial(platform.database, id);
  if (!trial || trial.requestedBy !== actorId(actor)) throw problem(404, 'not-found', { detail: 'There is no such trial of yours.' });
  return trial;
}

/** Names of workstations and units by the keys of a trial. */
async function workplaces(database: Database, keys: readonly string[]): Promise<(key: string) => Workplace> {
  const idsOf = (kind: string): string[] => [...new Set(keys)].flatMap((key) => (key.startsWith(`${kind}:`) ? [key.slice(kind.length + 1)] : []));
  const workstations = await workstationsById(database, idsOf('workstation'));
  const units = await Promise.all(idsOf('unit').map((id) => unitById(database, id)));
  return (key) => {
    const id = key.slice(key.indexOf(':') + 1);
    if (key === nobodyKey) return { key, kind: 'nobody', name: '' };
    if (key.startsWith('unit:')) return { key, kind: 'unit', name: units.find((unit) => unit?.id === id)?.name ?? '—' };
    return { key, kind: 'workstation', name: workstations.get(id)?.name ?? '—' };
  };
}

/** How a trial of the actor's own went. Throws 404. */
export async function readTrial(platform: Platform, actor: Actor, id: string): Promise<TrialAnswer> {
  const trial = await ownTrial(platform, actor, id);
  const pairs = await store.movedPairs(platform.database, id);
  const named = await workplaces(platform.database, pairs.flatMap(({ from, to }) => [from, to]));
  const { progressId, divisionCode, from, until, comparedWith, createdAt, finishedAt, lookedAt } = trial;
  return {
    id, progressId, divisionCode, from, until, comparedWith, createdAt: createdAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null, lookedAt,
    moved: pairs.reduce((sum, { count }) => sum + count, 0),
    pairs: pairs.map((pair) => ({ from: named(pair.from), to: named(pair.to), count: pair.count })),
  };
}

interface Part {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly after: string | null;
  readonly limit: number;
}

async function partOf(platform: Platform, trial: store.TrialRow, part: Part) {
  const rows = await store.listMoved(platform.database, trial.id, part);
  const named = await workplaces(platform.database, rows.flatMap(({ from, to }) => [from, to]));
  const deciding = trial.rules.filter((rule) => rows.some(({ ruleId }) => ruleId === rule.id));
  const teller = await ruleTeller(platform.database, deciding);
  return rows.map((row) => {
    const rule = deciding.find(({ id }) => id === row.ruleId);
    return {
      requestId: row.requestId, number: row.number, reportedAt: row.reportedAt.toISOString(), placeName: row.placeName, category: teller.category(row.categoryId), channel: row.channel,
      from: named(row.from), to: named(row.to), rule: rule ? { ruleId: rule.id, words: teller.words(rule) } : null,
    };
  });
}

/** The cases of a trial of the actor's own that would go elsewhere. Throws 404. */
export async function listTrialCases(platform: Platform, actor: Actor, id: string, { from, to, cursor, limit }: { readonly from?: string | undefined; readonly to?: string | undefined; readonly cursor?: string | undefined; readonly limit: number }) {
  const trial = await ownTrial(platform, actor, id);
  const found = await partOf(platform, trial, { from, to, after: cursor === undefined ? null : readIdCursor(cursor), limit: limit + 1 });
  const items = found.slice(0, limit);
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.requestId ?? null) : null };
}

const heads = ['编号 number', '反映时间 reported', '地点 place', '类别 category', '渠道 channel', '原去向 from', '新去向 to', '依据 rule'] as const;
const perPart = 1000;

async function* csvOf(platform: Platform, trial: store.TrialRow): AsyncGenerator<string> {
  yield `\uFEFF${csvLine([...heads])}`;
  const nameOf = ({ kind, name }: Workplace): string => (kind === 'nobody' ? zh.dispatch.nobody : name);
  for (let after: string | null = null; ; ) {
    const rows: Awaited<ReturnType<typeof partOf>> = await partOf(platform, trial, { after, limit: perPart });
    for (const row of rows) {
      yield csvLine([row.number, formatDateTime(Date.parse(row.reportedAt)), row.placeName, row.category?.zh ?? '', zh.channels[row.channel], nameOf(row.from), nameOf(row.to), row.rule ? `${row.rule.words.place} → ${row.rule.words.target.name}` : '']);
    }
    after = rows.at(-1)?.requestId ?? null;
    if (rows.length < perPart) return;
  }
}

/** All cases of a trial of the actor's own that would go elsewhere, streamed. Throws 404. */
export async function exportTrial(platform: Platform, actor: Actor, id: string, reply: FastifyReply): Promise<FastifyReply> {
  const trial = await ownTrial(platform, actor, id);
  return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="dispatch-trial-${trial.from}-${trial.until}.csv"`).send(Readable.from(csvOf(platform, trial)));
}
