import { systemActor, type Actor } from '../../../../shared/actor.ts';
import { formatYuan } from '../../../../shared/money.ts';
import type { Transaction } from '../../../../platform/database/database.ts';
import { closeNotice, noticeOf, publishNotice, withdrawNotice } from '../../../notices/index.ts';
import words from '../../locales/zh.json' with { type: 'json' };
import type { ProjectFacts } from '../../rules/hindrances.ts';
import type { Rulebook } from '../../rules/rulebook.ts';
import type { Executor, ProjectRow } from '../../store/projects/project-row.ts';

type Noticed = Pick<ProjectRow, 'id' | 'noticeId'>;

async function standing(executor: Executor, row: Noticed) {
  return row.noticeId === null ? undefined : noticeOf(executor, { type: 'project', id: row.id }, new Date(0));
}

/** What of its notice may hinder a project. */
export async function noticeFactsOf(executor: Executor, row: Noticed): Promise<ProjectFacts['notice']> {
  const found = await standing(executor, row);
  if (!found) return null;
  return { open: found.state === 'published' || found.state === 'objected', endsAt: found.endsAt?.getTime() ?? 0, openObjections: found.objections.open };
}

/** The notice about a project, as pages show it. */
export async function noticeView(executor: Executor, row: Noticed, now: Date) {
  const found = await standing(executor, row);
  if (!found?.endsAt) return null;
  const { id, number, kind, state, endsAt, objections } = found;
  return { id, number, kind, open: state === 'published' || state === 'objected', termOver: now >= endsAt, endsAt: endsAt.toISOString(), openObjections: objections.open, objections: objections.all };
}

interface Doing {
  readonly actor: Actor;
  readonly now: Date;
  readonly book: Rulebook;
}

/** Posts the notice about a project, before it is done or afterwards; answers its id. */
export async function postNoticeOf(transaction: Transaction, row: ProjectRow, kind: 'before' | 'afterwards', { actor, now, book }: Doing): Promise<string> {
  const { fields, options } = words;
  const facts = [
    { key: 'places' as const, label: fields.places, value: row.placeCount > 1 ? `${row.placeName}（${row.placeCount}）` : row.placeName },
    { key: 'workType' as const, label: fields.workType, value: options.workType[row.workType] },
    { key: 'amount' as const, label: fields.approvedFen, value: formatYuan(row.approvedFen ?? row.estimateFen) },
    ...(row.fundName === null ? [] : [{ key: 'fund' as const, label: fields.fundId, value: row.fundName }]),
    ...(row.contractorName === null ? [] : [{ key: 'contractor' as const, label: fields.contractorId, value: row.contractorName }]),
  ];
  const { noticeId } = await publishNotice(
    transaction,
    {
      kind, title: row.title, body: [row.what, row.why].filter((text) => text !== null && text !== '').join('\n') || row.title, facts,
      divisionCode: row.divisionCode, termDays: book.kinds[row.kind].noticeDays, origin: { type: 'project', id: row.id },
    },
    { actor, at: now },
  );
  return noticeId;
}

/** Closes the notice of a project where it still runs. Throws 409 before the end of its term or with an open objection. */
export async function endNoticeOf({ transaction, row, now }: { readonly transaction: Transaction; readonly row: Noticed; readonly now: Date }): Promise<void> {
  const found = await standing(transaction, row);
  if (found && (found.state === 'published' || found.state === 'objected')) await closeNotice(transaction, { noticeId: found.id, actor: systemActor, at: now });
}

/** Takes the notice of a cancelled project down. */
export async function withdrawNoticeOf(context: { readonly transaction: Transaction; readonly row: Noticed; readonly now: Date; readonly input: { readonly explanation: string } }): Promise<void> {
  const found = await standing(context.transaction, context.row);
  if (!found || (found.state !== 'published' && found.state !== 'objected')) return;
  await withdrawNotice(context.transaction, { noticeId: found.id, actor: systemActor, at: context.now, explanation: context.input.explanation });
}
