import { type Actor, actorId, assignmentsOf, hasRoleAt } from '../../../../shared/actor.ts';
import { newId } from '../../../../shared/ids.ts';
import { placeCovers, placeTopics } from '../../../../shared/place-path.ts';
import { yearOf } from '../../../../shared/time.ts';
import type { Transaction } from '../../../../platform/database/database.ts';
import { type AfterCommit, runInTransaction } from '../../../../platform/database/transaction.ts';
import { appendEvent, emptyChain } from '../../../../platform/events/append-event.ts';
import { claimWrite } from '../../../../platform/idempotency/store.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../../platform/problem.ts';
import { divisionTree, requestNumberPrefix, workstationById } from '../../../places/index.ts';
import type { ProposeInput } from '../../contract/project-schemas.ts';
import { insertOrigin } from '../../store/projects/parts.ts';
import { findProject } from '../../store/projects/project-row.ts';
import { insertProject, saveProject, takeProjectNumber } from '../../store/projects/save-project.ts';
import { staffId, storeApplication } from './application.ts';
import { type OriginBrief, originBriefs } from './origins.ts';
import { resolvePlaces } from './places.ts';
import type { ProjectResult } from './take-action.ts';

export interface ProposeCall {
  readonly actor: Actor;
  readonly input: ProposeInput;
  readonly idempotencyKey?: string | undefined;
}

/** The workstation that answers for a project: the proposer's own, else that of the origin. */
function workstationFor(actor: Actor, placePath: string, origins: readonly OriginBrief[]): string | null {
  const own = assignmentsOf(actor).find(({ role, workstationId, placePath: at }) => role === 'workstationLead' && workstationId !== undefined && placeCovers(at, placePath));
  return own?.workstationId ?? origins.find(({ workstationId }) => workstationId !== null)?.workstationId ?? null;
}

function requireProposer(actor: Actor, placePath: string): void {
  const lead = assignmentsOf(actor).some(({ role, placePath: at }) => role === 'workstationLead' && placeCovers(at, placePath));
  if (lead || hasRoleAt(actor, 'communityOfficer', placePath) || hasRoleAt(actor, 'clerk', placePath)) return;
  throw problem(403, 'forbidden', { detail: 'You may not propose projects for this place.' });
}

/** Proposes a project within a transaction that is open already. */
export async function proposeProjectIn(platform: Platform, transaction: Transaction, afterCommit: AfterCommit, call: ProposeCall): Promise<ProjectResult> {
  const { actor, input } = call;
  const now = platform.clock.now();
  const id = newId(now.getTime());
  const author = staffId(actor);
  if (call.idempotencyKey !== undefined) {
    const earlier = await claimWrite(transaction, { key: call.idempotencyKey, content: ['proposeProject', actorId(actor), input], subjectId: id, at: now });
    const known = earlier === undefined ? undefined : await findProject(transaction, earlier);
    if (known) return { id: known.id, number: known.number, state: known.state, version: known.version };
  }
  const { origins: asked, ...application } = input;
  const [main] = await resolvePlaces(transaction, application.places);
  requireProposer(actor, main.placePath);
  const origins = await originBriefs(platform, actor, asked);
  const missing = asked.findIndex((one) => !origins.some(({ id: found }) => found === one.id));
  if (missing >= 0) throw fieldProblem(`origins.${missing}`, 'not-found', 'There is no such record for you.');
  const workstationId = workstationFor(actor, main.placePath, origins);
  const workstation = workstationId === null ? undefined : await workstationById(transaction, workstationId);
  const prefix = requestNumberPrefix(await divisionTree(transaction), main.divisionCode);
  const number = await takeProjectNumber(transaction, prefix, yearOf(now.getTime()));
  const head = await appendEvent(transaction, emptyChain, {
    subjectType: 'project', subjectId: id, action: 'propose', fromState: null, toState: 'draft', actor, occurredAt: now, public: true,
    publicDetail: { role: 'proposer', unit: workstation?.name ?? null, origins: origins.map((origin) => origin.number) },
    internalDetail: { number, title: application.title, divisionCode: main.divisionCode },
  });
  await insertProject(transaction, {
    id, number, headHash: head.hash, author, kind: application.kind, workType: application.workType, title: application.title, divisionCode: main.divisionCode,
    placePath: main.placePath, placeName: main.placeName, workstationId, workstationName: workstation?.name ?? null, createdAt: now,
  });
  for (const [index, origin] of origins.entries()) {
    if (await insertOrigin(transaction, id, origin)) continue;
    throw fieldProblem(`origins.${index}`, 'has-project', 'There is a project for this already.');
  }
  const patch = await storeApplication(transaction, id, application, now);
  await saveProject(transaction, { id, state: 'draft', version: head.sequence, headHash: head.hash, doer: { action: 'revise', id: author }, changedAt: now }, patch);
  afterCommit(() => platform.live.announce(`project:${id}`, ...origins.map((origin) => `${origin.type}:${origin.id}`), ...placeTopics(main.placePath)));
  return { id, number, state: 'draft', version: head.sequence };
}

/**
 * Proposes a micro-project from nothing, from requests or from a sweep; it is a draft until submitted. Throws 403 (not at this
 * place), 422 naming the field (place, origin unknown or taken up already, fund, lines).
 */
export async function proposeProject(platform: Platform, call: ProposeCall): Promise<ProjectResult> {
  return runInTransaction(platform.database, (transaction, afterCommit) => proposeProjectIn(platform, transaction, afterCommit, call));
}
