import { type Actor, assignmentsOf, hasRoleAt } from '../../../../shared/actor.ts';
import { creditCodeProblem, normaliseCreditCode } from '../../../../shared/credit-code.ts';
import { newId } from '../../../../shared/ids.ts';
import { maskPhone } from '../../../../shared/phone.ts';
import { placeCovers } from '../../../../shared/place-path.ts';
import type { Transaction } from '../../../../platform/database/database.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { appendEvent, emptyChain } from '../../../../platform/events/append-event.ts';
import { refuseOldVersion } from '../../../../platform/lifecycle/refuse-old-version.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../../platform/problem.ts';
import { divisionNames } from '../../../places/index.ts';
import type { ContractorInput } from '../../contract/project-schemas.ts';
import { contractorRoles, projectRoles } from '../../policy/project.ts';
import { type ContractorRow, findContractor, listContractors, lockContractor, saveContractor } from '../../store/contractors.ts';

/** A contractor that may be given work at this place. Throws 422 `not-found` or `suspended`. */
export async function creditable(transaction: Transaction, id: string, placePath: string): Promise<ContractorRow> {
  const contractor = await findContractor(transaction, id);
  if (!contractor || !placeCovers(contractor.placePath, placePath)) throw fieldProblem('contractorId', 'not-found', 'There is no such contractor in this register.');
  if (contractor.state === 'suspended') throw fieldProblem('contractorId', 'suspended', 'This contractor is suspended.');
  return contractor;
}

/** The register of the actor's places, with projects, payments and ratings. */
export async function readContractors(platform: Platform, actor: Actor) {
  const paths = assignmentsOf(actor).filter(({ role }) => (projectRoles as readonly string[]).includes(role)).map(({ placePath }) => placePath);
  const rows = paths.length === 0 ? [] : await listContractors(platform.database, paths);
  return {
    items: rows.map(({ headHash: _hash, placePath, createdAt: _at, ratingSum, ratingCount, ...row }) => ({
      ...row, workTypes: [...row.workTypes] as never, phone: row.phone === null ? null : maskPhone(row.phone),
      rating: ratingCount > 0 ? ratingSum / ratingCount : null, editable: contractorRoles.some((role) => hasRoleAt(actor, role, placePath)),
    })),
  };
}

function checkedCode(text: string): string {
  const found = creditCodeProblem(text);
  if (found !== undefined) throw fieldProblem('creditCode', `credit-code-${found}`, 'This is no sound credit code.');
  return normaliseCreditCode(text);
}

async function store(transaction: Transaction, actor: Actor, now: Date, row: ContractorRow, action: 'register' | 'update'): Promise<{ id: string; version: number }> {
  const head = await appendEvent(transaction, action === 'register' ? emptyChain : { sequence: row.version, hash: row.headHash }, {
    subjectType: 'contractor', subjectId: row.id, action, fromState: action === 'register' ? null : row.state, toState: row.state, actor, occurredAt: now,
    public: false, publicDetail: null,
    internalDetail: { name: row.name, creditCode: row.creditCode, contactName: row.contactName, phone: row.phone, workTypes: [...row.workTypes], state: row.state, remark: row.remark },
  });
  if (!(await saveContractor(transaction, { ...row, version: head.sequence, headHash: head.hash }))) {
    throw fieldProblem('creditCode', 'taken', 'This contractor is registered already.');
  }
  return { id: row.id, version: head.sequence };
}

/** Registers a contractor. Throws 403 (not at this place), 422 (code unsound or registered already). */
export async function registerContractor(platform: Platform, actor: Actor, input: ContractorInput): Promise<{ id: string; version: number }> {
  return runInTransaction(platform.database, async (transaction) => {
    const now = platform.clock.now();
    const division = (await divisionNames(transaction, [input.divisionCode])).get(input.divisionCode);
    if (!division) throw fieldProblem('divisionCode', 'not-found', 'There is no such place.');
    if (!contractorRoles.some((role) => hasRoleAt(actor, role, division.placePath))) throw problem(403, 'forbidden', { detail: 'You may not register contractors here.' });
    const { divisionCode, name, contactName = null, phone = null, workTypes, remark = null } = input;
    const row: ContractorRow = {
      id: newId(now.getTime()), divisionCode, placePath: division.placePath, name, creditCode: checkedCode(input.creditCode), contactName, phone, workTypes,
      state: input.state, remark, version: 0, headHash: emptyChain.hash, createdAt: now,
    };
    return store(transaction, actor, now, row, 'register');
  });
}

/** Changes a contractor; a masked phone sent back stays as it was. Throws 403, 404, 409 `changed-meanwhile`, 422. */
export async function updateContractor(platform: Platform, actor: Actor, id: string, input: ContractorInput & { readonly version: number }): Promise<{ id: string; version: number }> {
  return runInTransaction(platform.database, async (transaction) => {
    const row = await lockContractor(transaction, id);
    if (!row || !contractorRoles.some((role) => hasRoleAt(actor, role, row.placePath))) throw problem(404, 'not-found', { detail: 'There is no such contractor.' });
    refuseOldVersion(row, input.version);
    const masked = row.phone !== null && input.phone === maskPhone(row.phone);
    const next: ContractorRow = {
      ...row, name: input.name, creditCode: checkedCode(input.creditCode), contactName: input.contactName ?? null,
      phone: masked ? row.phone : (input.phone ?? null), workTypes: input.workTypes, state: input.state, remark: input.remark ?? null,
    };
    return store(transaction, actor, platform.clock.now(), next, 'update');
  });
}
