import { endNoticeOf, postNoticeOf } from '../notice.ts';
import type { Effect, Effects } from './effect.ts';

const publishNotice: Effect<'publishNotice'> = async (context) => ({ patch: { noticeId: await postNoticeOf(context.transaction, context.row, 'before', context) } });

/** Emergencies are noticed after the fact. */
const announceAfter: Effect<'announceAfter'> = async (context) => ({ patch: { noticeId: await postNoticeOf(context.transaction, context.row, 'afterwards', context) } });

const endNotice: Effect<'endNotice'> = async (context) => {
  await endNoticeOf(context);
  return {};
};

export const noticeEffects: Effects = { publishNotice, announceAfter, endNotice };
