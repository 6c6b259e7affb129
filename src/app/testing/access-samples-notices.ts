import { hash } from 'node:crypto';
import { sql } from 'kysely';
import { publishNotice } from '../../contexts/notices/index.ts';
import { noticeLifecycle } from '../../contexts/notices/lifecycle.ts';
import { runInTransaction } from '../../platform/database/transaction.ts';
import { systemActor } from '../../shared/actor.ts';
import type { Givens, Moment, Sample } from './access-moment.ts';

const content = { title: '试一试', body: '公示内容', facts: [], termDays: 3 };

type Action = keyof typeof noticeLifecycle.transitions;

/** The digest of the secret link one of the callers holds. */
function linkOf({ callers }: Moment['world']): string {
  return hash('sha256', callers.find(({ name }) => name === 'link')?.headers['x-tracking-token'] ?? '');
}

/** Posts a notice for the place meant, brings it to a state from which the action is legal, with one objection. */
function about(action: Action | undefined, body: object = {}) {
  return async ({ database, world, platform, sample, route }: Moment): Promise<Partial<Sample>> => {
    const divisionCode = sample.target === 'foreign' ? world.ids.foreignStreet : world.ids.community;
    const at = new Date(platform.clock.now().getTime() - 30 * 86_400_000);
    const { noticeId, number } = await runInTransaction(database, (transaction) => publishNotice(transaction, { ...content, kind: 'before', divisionCode }, { actor: systemActor, at }));
    const state = action === undefined ? 'published' : noticeLifecycle.transitions[action].from[0];
    await runInTransaction(database, async (transaction) => {
      await sql`
        insert into notice_objection (id, notice_id, number, text, name, phone, resident_id, link_digest, created_at)
        values (${noticeId}, ${noticeId}, 1, '挡路', ${world.secrets.neighbourName}, ${world.secrets.neighbourPhone}, ${world.residents.neighbour}, ${linkOf(world)}, ${at})`.execute(transaction);
      await sql`update notice set state = ${state}, open_objections = ${state === 'objected' ? 1 : 0}, objection_count = 1 where id = ${noticeId}`.execute(transaction);
    });
    const params: Record<string, string> = route.path.includes('{number}') ? { number } : { id: noticeId };
    if (route.path.includes('{objectionNumber}')) params['objectionNumber'] = '1';
    const versioned = route.path.includes('/actions/') ? { baseVersion: 1 } : {};
    return { params, body: { ...body, ...versioned } };
  };
}

const targets = ['own', 'foreign'] as const;

/** Calls about public notices that work. */
export function noticesGiven(community: string): Givens {
  return {
    'notices.draft': { body: { ...content, kind: 'before', divisionCode: community } },
    'notices.readPublic': { ready: about(undefined), targets: ['own'] },
    'notices.noticeCalendar': { ready: about(undefined), targets: ['own'] },
    'notices.object': { ready: about('object', { text: '会挡住路' }), targets: ['own'] },
    'notices.readObjection': { ready: about(undefined), targets: ['own'] },
    'notices.listMine': { ready: about(undefined), targets: ['own'] },
    'notices.read': { ready: about(undefined), targets },
    'notices.unmask': { ready: about(undefined, { reason: '电话答复' }), targets },
    'notices.revise': { ready: about('revise', content), targets },
    'notices.publish': { ready: about('publish'), targets },
    'notices.answer': { ready: about('answer', { objectionNumber: 1, upheld: false, answer: '已说明' }), targets },
    'notices.close': { ready: about('close'), targets },
    'notices.withdraw': { ready: about('withdraw', { explanation: '计划有变' }), targets },
  };
}
