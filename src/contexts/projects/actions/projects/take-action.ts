import { type Actor, actorId } from '../../../../shared/actor.ts';
import { capacityOf } from '../../../../shared/lifecycle.ts';
import { placeTopics } from '../../../../shared/place-path.ts';
import type { Transaction } from '../../../../platform/database/database.ts';
import { type AfterCommit, runInTransaction } from '../../../../platform/database/transaction.ts';
import { appendEvent } from '../../../../platform/events/append-event.ts';
import type { Detail } from '../../../../platform/events/chain.ts';
import { attachFiles } from '../../../../platform/files/index.ts';
import { claimWrite } from '../../../../platform/idempotency/store.ts';
import { authorise, requireEvidence, splitByAudience } from '../../../../platform/lifecycle/authorise.ts';
import { refuseOldVersion } from '../../../../platform/lifecycle/refuse-old-version.ts';
import { targetState } from '../../../../platform/lifecycle/target-state.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { problem } from '../../../../platform/problem.ts';
import type { InputOf, ProjectAction } from '../../inputs.ts';
import { type ProjectState, addedFacts, projectLifecycle, publicProjectStates } from '../../lifecycle/project.ts';
import { maySeeProject, projectSubject } from '../../policy/project.ts';
import { hindranceOf } from '../../rules/hindrances.ts';
import { releasedRules } from '../../store/rules/revisions.ts';
import { hasRated } from '../../store/projects/parts.ts';
import { type ProjectRow, lockProject } from '../../store/projects/project-row.ts';
import { saveProject } from '../../store/projects/save-project.ts';
import { stageTerm } from './deadlines.ts';
import { effects } from './effects/index.ts';
import type { EffectContext, EffectResult } from './effects/effect.ts';
import { factsOf, rulesFor } from './facts.ts';
import { noticeFactsOf } from './notice.ts';
import { believedTime } from './written-time.ts';

export interface ProjectCall<Action extends ProjectAction> {
  readonly actor: Actor;
  readonly projectId: string;
  readonly action: Action;
  readonly input: InputOf<Action>;
  /** The version the caller saw; undefined only for the program itself. */
  readonly baseVersion?: number | undefined;
  /** When it was written on the phone, for what is done on site; undefined: now. */
  readonly writtenAt?: Date | undefined;
  readonly idempotencyKey?: string | undefined;
}

export interface ProjectResult {
  readonly id: string;
  readonly number: string;
  readonly state: ProjectState;
  readonly version: number;
}

const notFound = () => problem(404, 'not-found', { detail: 'There is no such project.' });

function mayReach(row: ProjectRow, actor: Actor): boolean {
  return actor.kind === 'system' || maySeeProject(row, actor) || (actor.kind === 'resident' && (publicProjectStates as readonly string[]).includes(row.state));
}

/** Takes an action within a transaction that is open already: for batches. Otherwise as `takeProjectAction`. */
export async function takeProjectActionIn<Action extends ProjectAction>(
  platform: Platform,
  transaction: Transaction,
  afterCommit: AfterCommit,
  call: ProjectCall<Action>,
): Promise<ProjectResult> {
  const { actor, action, input, writtenAt } = call;
  const transition = projectLifecycle.transitions[action];
  const now = platform.clock.now();
  const row = await lockProject(transaction, call.projectId);
  if (!row || !mayReach(row, actor)) throw notFound();
  if (call.idempotencyKey !== undefined) {
    const content = ['project', action, actor.kind, actorId(actor), input, ...(writtenAt ? [writtenAt] : [])];
    const earlier = await claimWrite(transaction, { key: call.idempotencyKey, content, subjectId: row.id, at: now });
    if (earlier !== undefined) return { id: row.id, number: row.number, state: row.state, version: row.version };
  }
  const { book, revisionId } = rulesFor(await releasedRules(transaction), row, now);
  const rated = actor.kind === 'resident' && (await hasRated(transaction, row.id, actor.id));
  const subject = projectSubject(row, actor, book, rated);
  authorise(projectLifecycle, action, subject, actor);
  const hindrance = hindranceOf(action, factsOf(row, book, await noticeFactsOf(transaction, row)), now.getTime());
  if (hindrance !== undefined) throw problem(409, hindrance, { detail: `“${action}” is hindered: ${hindrance}.`, extra: { state: row.state } });
  if (!addedFacts.has(action)) refuseOldVersion(row, call.baseVersion);
  requireEvidence(transition, input);
  const happenedAt = believedTime(action, row, writtenAt, now);

  const effect = effects[action] as ((context: EffectContext<Action>) => Promise<EffectResult>) | undefined;
  const outcome = effect ? await effect({ platform, transaction, afterCommit, row, actor, input, book, revisionId, now, happenedAt }) : {};
  const toState = targetState(transition, row.state, outcome.toState);
  const { published, internal } = splitByAudience(transition, input);
  const evidence = await attachFiles(
    transaction,
    (input as { photos?: readonly string[] }).photos ?? [],
    { subjectType: 'project', subjectId: row.id, kind: action, visibility: 'photos' in published ? 'public' : 'internal' },
    { actor, now, field: 'photos' },
  );
  const head = await appendEvent(transaction, { sequence: row.version, hash: row.headHash }, {
    subjectType: 'project', subjectId: row.id, action, fromState: row.state, toState, actor, occurredAt: now, public: transition.public,
    publicDetail: { ...published, ...outcome.published, ...(writtenAt ? { writtenAt: writtenAt.toISOString() } : {}), role: capacityOf(transition, subject, actor), unit: row.workstationName } as Detail,
    internalDetail: { ...internal, ...outcome.internal } as Detail,
    evidence,
  });
  const { patch = {} } = outcome;
  const plan = { state: toState, kind: row.kind, plannedStart: patch.plannedStart ?? row.plannedStart, plannedEnd: patch.plannedEnd ?? row.plannedEnd };
  const due = toState === row.state ? {} : await stageTerm(transaction, plan, book, now);
  await saveProject(
    transaction,
    {
      id: row.id, state: toState, version: head.sequence, headHash: head.hash, doer: { action, id: actorId(actor) }, changedAt: now,
      checks: outcome.checks, ...(outcome.author ? { author: actorId(actor) ?? undefined } : {}),
    },
    { ...due, ...patch },
  );
  afterCommit(() => platform.live.announce(`project:${row.id}`, ...placeTopics(row.placePath)));
  return { id: row.id, number: row.number, state: toState, version: head.sequence };
}

/**
 * Takes one action of the project lifecycle: lock, authorise, decide, move money, save, record, in one transaction. Throws 404
 * (not visible), 401/403 (not theirs), 409 (state, hindrance, old version, fund empty), 422 (input, rules).
 */
export async function takeProjectAction<Action extends ProjectAction>(platform: Platform, call: ProjectCall<Action>): Promise<ProjectResult> {
  return runInTransaction(platform.database, (transaction, afterCommit) => takeProjectActionIn(platform, transaction, afterCommit, call));
}
