import { sql } from 'kysely';
import { createFund, proposeProject, registerContractor } from '../../contexts/projects/index.ts';
import { postEntry } from '../../contexts/projects/actions/funds/post-entry.ts';
import { applicationSchema, type ProjectAction } from '../../contexts/projects/inputs.ts';
import { projectLifecycle } from '../../contexts/projects/lifecycle/project.ts';
import { payFromReservation } from '../../contexts/projects/actions/funds/pay.ts';
import { reserveFromFund } from '../../contexts/projects/actions/funds/reserve.ts';
import { publishNotice } from '../../contexts/notices/index.ts';
import { runInTransaction } from '../../platform/database/transaction.ts';
import type { StaffActor } from '../../shared/actor.ts';
import { newId } from '../../shared/ids.ts';
import { type Givens, type Moment, type Sample, versionOf } from './access-moment.ts';
import type { AccessWorld } from './access-world.ts';

const targets = ['own', 'foreign'] as const;
const today = '2026-03-10';
const creditCodes = { own: '91320508MA2100001J', foreign: '91320508MA2101370Y' } as const;

function clerkOf(world: AccessWorld, foreign: boolean): StaffActor {
  const actor = world.callers.find(({ name }) => name === (foreign ? 'foreignClerk' : 'clerk'))?.actor;
  if (actor?.kind !== 'staff') throw new Error('There is no clerk');
  return actor;
}

function placeOf(world: AccessWorld, foreign: boolean) {
  return { divisionCode: foreign ? world.ids.foreignStreet : world.ids.community };
}

function applicationOf(world: AccessWorld, foreign: boolean, fundId?: string) {
  return {
    title: '西门口护栏', kind: 'emergency' as const, workType: 'other' as const, places: [placeOf(world, foreign)], what: '装护栏', why: '乱停车', residentsViews: '同意',
    residentsAsked: 6, residentsAgreed: 6, partyCommitteeView: '同意', partyCommitteeAgreed: true, lines: [{ item: '护栏', quantity: 1, unit: '项', unitPriceFen: 200_000 }],
    ...(fundId === undefined ? {} : { fundId }),
  };
}

interface Made {
  readonly id: string;
  readonly number: string;
  readonly fundId: string;
  readonly contractorId: string;
  readonly defectId: string;
}

async function photoOf({ database, caller }: Moment): Promise<string> {
  const id = newId();
  const { actor } = caller;
  await sql`
    insert into file (id, stored_under, sha256, photo_sha256, thumbnail_sha256, media_type, bytes, photo_bytes, thumbnail_bytes, width, height,
      uploaded_by_kind, uploaded_by_id, uploaded_at)
    values (${id}, ${id}, repeat('a', 64), repeat('b', 64), repeat('c', 64), 'image/jpeg', 1, 1, 1, 1, 1, ${actor.kind},
      ${actor.kind === 'staff' || actor.kind === 'resident' ? actor.id : null}, now())`.execute(database);
  return id;
}

/** A project of the place meant with fund, contractor and quote, written by somebody who calls nothing. */
async function made({ platform: { clock, ...platform }, database, world, sample }: Moment): Promise<Made> {
  const here = { ...platform, clock, database };
  const foreign = sample.target === 'foreign';
  const clerk = clerkOf(world, foreign);
  const at = clock.now();
  const fundId = await runInTransaction(database, async (transaction) => {
    const divisionCode = foreign ? world.ids.foreignStreet : world.ids.street;
    const id = await createFund(transaction, { kind: 'emergencySpecial', name: '应急', source: '财政', divisionCode, year: 2026 }, { actor: clerk, at });
    await postEntry(transaction, { fundId: id, kind: 'budget', amountFen: 10_000_000, actor: clerk, at });
    return id;
  });
  const { id: contractorId } = await registerContractor(here, clerk, { divisionCode: foreign ? world.ids.foreignStreet : world.ids.street, name: '演示工程队', creditCode: creditCodes[foreign ? 'foreign' : 'own'], workTypes: [], state: 'active' });
  const { id, number } = await proposeProject(here, { actor: clerk, input: { ...applicationSchema.parse(applicationOf(world, foreign, fundId)), origins: [] } });
  const defectId = newId();
  const workstation = foreign ? world.workstations.foreign : world.workstations.own;
  await sql`update project set workstation_id = ${workstation}, authors = array[${newId()}::uuid], doers = '{}' where id = ${id}`.execute(database);
  await sql`insert into project_quote (id, project_id, contractor_id, amount_fen, quoted_on) values (${newId()}, ${id}, ${contractorId}, 200000, ${today}::date)`.execute(database);
  return { id, number, fundId, contractorId, defectId };
}

/** Brings a project to a state from which the action is legal and nothing hinders it. */
async function readied(moment: Moment, action: ProjectAction, one: Made): Promise<string> {
  let paymentId = '';
  const { database, world, sample, platform } = moment;
  const state = action === 'revise' ? 'draft' : (projectLifecycle.transitions[action].from[0] ?? 'draft');
  const clerk = clerkOf(world, sample.target === 'foreign');
  const needsMoney = !['draft', 'submitted', 'confirming'].includes(state) && action !== 'startFirst';
  const early = new Date(platform.clock.now().getTime() - 30 * 86_400_000);
  await runInTransaction(database, async (transaction) => {
    if (needsMoney) {
      const { reservationId } = await reserveFromFund(transaction, { fundId: one.fundId, amountFen: 200_000, origin: { type: 'project', id: one.id }, actor: clerk, at: platform.clock.now() });
      await sql`update project set reservation_id = ${reservationId}, approved_fen = 200000, contractor_id = ${one.contractorId}, contract_fen = 150000 where id = ${one.id}`.execute(transaction);
    }
    if (action === 'endNotice' || action === 'close') {
      const { noticeId } = await publishNotice(transaction, { kind: 'before', title: '公示', body: '公示', facts: [], divisionCode: placeOf(world, sample.target === 'foreign').divisionCode, termDays: 1, origin: { type: 'project', id: one.id } }, { actor: clerk, at: early });
      await sql`update project set notice_id = ${noticeId} where id = ${one.id}`.execute(transaction);
    }
    if (action === 'fixDefect') await sql`insert into project_defect (id, project_id, position, description, found_at) values (${one.defectId}, ${one.id}, 0, '毛刺', ${early})`.execute(transaction);
    if (action === 'publishNotice') await sql`update project set kind = 'ordinary' where id = ${one.id}`.execute(transaction);
    if (action === 'approveChange' || action === 'refuseChange') await sql`update project set change_fen = 250000, change_reason = '加长' where id = ${one.id}`.execute(transaction);
    if (['submitPapers', 'ratify', 'returnPapers'].includes(action)) await sql`update project set papers = ${action === 'submitPapers' ? 'due' : 'submitted'}, papers_due = ${early} where id = ${one.id}`.execute(transaction);
    if (action === 'recordBankReturn' || action === 'recordRepayment') {
      const reservation = await sql<{ id: string }>`select reservation_id as id from project where id = ${one.id}`.execute(transaction);
      ({ paymentId } = await payFromReservation(transaction, { reservationId: reservation.rows[0]?.id ?? '', amountFen: 150_000, payee: { name: '演示工程队' }, origin: { type: 'project', id: one.id }, actor: clerk, at: platform.clock.now() }));
      await sql`update project set final_fen = 150000 where id = ${one.id}`.execute(transaction);
    }
    if (action === 'pay') await sql`update project set final_fen = 200000 where id = ${one.id}`.execute(transaction);
    await sql`update project set state = ${state} where id = ${one.id}`.execute(transaction);
  });
  return paymentId;
}

/** Calls about micro-projects and contractors that work. */
export function projectsGiven(world: AccessWorld): Givens {
  const isForeign = ({ sample }: Moment): boolean => sample.target === 'foreign';
  const about = (action: ProjectAction, bodyOf: (one: Made & { readonly paymentId: string }, photos: readonly string[]) => object, withPhoto = false) => ({
    targets,
    ready: async (moment: Moment): Promise<Partial<Sample>> => {
      const one = await made(moment);
      const paymentId = await readied(moment, action, one);
      const photos = withPhoto ? [await photoOf(moment)] : [];
      return { params: { id: one.id }, body: { ...bodyOf({ ...one, paymentId }, photos), baseVersion: await versionOf(moment.database, 'project', 'id', one.id) } };
    },
  });
  const none = (): object => ({});
  const because = (): object => ({ explanation: '情况有变' });
  const contractor = (foreign: boolean) => ({ divisionCode: foreign ? world.ids.foreignStreet : world.ids.street, name: '演示工程队', creditCode: creditCodes[foreign ? 'foreign' : 'own'] });
  return {
    'projects.propose': { targets, ready: async (moment) => ({ body: applicationOf(world, isForeign(moment)) }) },
    'projects.read': { targets, ready: async (moment) => ({ params: { id: (await made(moment)).id } }) },
    'projects.readSignals': { targets, ready: async (moment) => ({ params: { id: (await made(moment)).id } }) },
    'projects.readPublic': {
      targets: ['own'],
      ready: async (moment) => {
        const one = await made(moment);
        await readied(moment, 'accept', one);
        return { params: { number: one.number } };
      },
    },
    'projects.ofOrigin': { targets, ready: async (moment) => ({ params: { type: 'request', id: world.requests[isForeign(moment) ? 'foreign' : 'own'].id } }) },
    'projects.suggest': { targets, ready: async (moment) => ({ query: { request: world.requests[isForeign(moment) ? 'foreign' : 'own'].id } }) },
    'projects.fundChoices': { query: { divisionCode: world.ids.community, kind: 'emergency' } },
    'projects.registerContractor': { targets, ready: async (moment) => ({ body: contractor(isForeign(moment)) }) },
    'projects.updateContractor': { targets, ready: async (moment) => ({ params: { id: (await made(moment)).contractorId }, body: { ...contractor(isForeign(moment)), version: 1 } }) },
    'projects.revise': { targets, ready: async (moment) => {
      const one = await made(moment);
      return { params: { id: one.id }, body: { ...applicationOf(world, isForeign(moment), one.fundId), baseVersion: 1 } };
    } },
    'projects.submit': about('submit', none),
    'projects.startFirst': about('startFirst', ({ fundId, contractorId }, photos) => ({ danger: '漏电', amountFen: 200_000, fundId, contractorId, noConflict: true, photos }), true),
    'projects.submitPapers': about('submitPapers', none),
    'projects.ratify': about('ratify', none),
    'projects.returnPapers': about('returnPapers', because),
    'projects.approve': about('approve', none),
    'projects.confirm': about('confirm', none),
    'projects.returnForRevision': about('returnForRevision', because),
    'projects.refuse': about('refuse', because),
    'projects.publishNotice': about('publishNotice', none),
    'projects.endNotice': about('endNotice', none),
    'projects.announceAfter': about('announceAfter', none),
    'projects.addQuote': about('addQuote', ({ contractorId }) => ({ contractorId, amountFen: 190_000, quotedOn: today })),
    'projects.chooseContractor': about('chooseContractor', ({ contractorId }) => ({ contractorId, amountFen: 190_000, noConflict: true, conflictStatement: '无', plannedStart: '2026-03-11', plannedEnd: '2026-03-12' })),
    'projects.startWork': about('startWork', (_, photos) => ({ photos }), true),
    'projects.workNote': about('workNote', () => ({ workNote: '进场' })),
    'projects.requestChange': about('requestChange', () => ({ amountFen: 210_000, explanation: '加长' })),
    'projects.approveChange': about('approveChange', none),
    'projects.refuseChange': about('refuseChange', because),
    'projects.reportDone': about('reportDone', (_, photos) => ({ summary: '完工', photos }), true),
    'projects.findDefects': about('findDefects', () => ({ defects: '毛刺' })),
    'projects.fixDefect': about('fixDefect', ({ defectId }, photos) => ({ defectId, photos }), true),
    'projects.accept': about('accept', (_, photos) => ({ residentsPresent: 3, residentsAgreed: 3, acceptanceView: '好', photos }), true),
    'projects.settle': about('settle', () => ({ finalLines: [{ item: '护栏', quantity: 1, unit: '项', unitPriceFen: 150_000 }] })),
    'projects.pay': about('pay', () => ({ amountFen: 100_000 })),
    'projects.recordBankReturn': about('recordBankReturn', ({ paymentId }) => ({ paymentId, voucher: '退票1', explanation: '账号有误' })),
    'projects.recordRepayment': about('recordRepayment', ({ paymentId }) => ({ paymentId, amountFen: 50_000, voucher: '收款1', explanation: '多付退回' })),
    'projects.evaluate': about('evaluate', () => ({ level: 5 })),
    'projects.close': about('close', none),
    'projects.cancel': about('cancel', because),
  };
}
