import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { ReadEvent } from '../../../platform/events/store.ts';
import type { Difference } from '../../../platform/events/verify.ts';
import type { Stage } from '../rules/clocks.ts';
import { titleOf } from '../rules.ts';

interface Own {
  readonly id: string;
  readonly state: string;
  readonly originalText: string | null;
  readonly number: string;
  readonly title: string;
  readonly publicText: string | null;
  readonly channel: string;
  readonly divisionCode: string;
  readonly reportedAt: Date;
  readonly ratingSum: number;
  readonly ratingCount: number;
  readonly categoryId: string | null;
  readonly workstationId: string | null;
  readonly stages: readonly Stage[];
  readonly responseDue: Date | null;
  readonly responseMetAt: Date | null;
  readonly responseProvisional: boolean;
  readonly resolutionDue: Date | null;
  readonly resolutionMetAt: Date | null;
  readonly resolutionProvisional: boolean;
  readonly resolutionStartedAt: Date | null;
  readonly closedAt: Date | null;
  /** What a message had as its subject where it came from; null for cases that came from nowhere else. */
  readonly outsideSubject: string | null;
}

/** What the reporter said, when, by which way and about which place. */
function reportAgrees(row: Own, { publicDetail, internalDetail, occurredAt }: ReadEvent): boolean {
  if (publicDetail && row.channel !== publicDetail['channel']) return false;
  if (row.outsideSubject === null && row.reportedAt.getTime() !== occurredAt.getTime()) return false;
  if (!internalDetail) return row.originalText === null && row.title === row.number;
  const { originalText, number, divisionCode } = internalDetail;
  if (row.originalText !== originalText || row.number !== number || row.divisionCode !== divisionCode) return false;
  return row.title === titleOf(row.outsideSubject || String(originalText));
}

/** The text everybody may read is the one that was released last; undefined when nobody can tell any more. */
function releasedText(history: readonly ReadEvent[]): string | null | undefined {
  let text: string | null = null;
  for (const { action, internalDetail, erasedAt } of history) {
    if (action !== 'accept' && action !== 'moderate') continue;
    if (erasedAt) return undefined;
    const said = internalDetail?.['publicText'];
    // To moderate without a text takes it back; to accept without one leaves it as it is.
    if (typeof said === 'string') text = said === '' ? null : said;
    else if (action === 'moderate') text = null;
  }
  return text;
}

function ratingsAgree(row: Own, history: readonly ReadEvent[]): boolean {
  const ratings = history.filter(({ action }) => action === 'rate');
  if (ratings.length !== row.ratingCount) return false;
  return ratings.some(({ publicDetail }) => publicDetail === null) || ratings.reduce((sum, { publicDetail }) => sum + Number(publicDetail?.['level']), 0) === row.ratingSum;
}

/** What deadlines are shown and searched by is what the clocks of the case say. */
function clocksAgree(row: Own): boolean {
  const stageOf = (key: string): Stage | undefined => row.stages.find((one) => one.key === key);
  const same = (stored: Date | null, said: string | null | undefined): boolean => (stored?.getTime() ?? null) === (said ? Date.parse(said) : null);
  const response = stageOf('response');
  const resolution = stageOf('resolution');
  return same(row.responseDue, response?.due) && same(row.responseMetAt, response?.metAt) && row.responseProvisional === (response?.provisional ?? false)
    && same(row.resolutionDue, resolution?.due) && same(row.resolutionMetAt, resolution?.metAt) && same(row.resolutionStartedAt, resolution?.startedAt)
    && row.resolutionProvisional === (resolution?.provisional ?? false);
}

/** A clock stops and a case ends when something happens to it. Messages from elsewhere bring moments of their own. */
function momentsAgree(row: Own, history: readonly ReadEvent[]): boolean {
  if (row.outsideSubject !== null) return true;
  const known = new Set(history.map(({ occurredAt }) => occurredAt.getTime()));
  return [row.responseMetAt, row.resolutionMetAt, row.resolutionStartedAt, row.closedAt].every((moment) => moment === null || known.has(moment.getTime()));
}

const sending = new Set(['dispatch', 'reassign', 'assign']);

/** The category it was last given, and the workstation it was last sent to; rules that chose a workstation did not tell which. */
function sentAsTold(row: Own, history: readonly ReadEvent[]): boolean {
  const said = ({ publicDetail, internalDetail }: ReadEvent, name: string): unknown => internalDetail?.[name] ?? publicDetail?.[name];
  const recategorised = history.findLast(({ action }) => action === 'recategorise');
  const sent = history.findLast(({ action }) => action === 'recategorise' || sending.has(action));
  const category = recategorised && said(recategorised, 'categoryId');
  const workstation = sent && sending.has(sent.action) ? said(sent, 'workstationId') : undefined;
  return (category === undefined || category === row.categoryId) && (workstation === undefined || workstation === row.workstationId);
}

function differencesOf(row: Own, history: readonly ReadEvent[]): readonly Difference[] {
  const codes: Difference[] = [];
  const [report] = history;
  if (row.state !== history.at(-1)?.toState) codes.push('record-state-changed');
  const released = releasedText(history);
  const asReported = report === undefined || report.action !== 'report' || (reportAgrees(row, report) && (released === undefined || released === row.publicText) && ratingsAgree(row, history));
  const agrees = asReported && clocksAgree(row) && momentsAgree(row, history) && sentAsTold(row, history);
  if (!agrees) codes.push('record-field-changed');
  return codes;
}

/** Compares what requests say of themselves with their histories: state, what was reported and how, the released text, the ratings, the clocks, category and workstation. */
export async function compareWithHistories(
  database: Database | Transaction,
  histories: ReadonlyMap<string, readonly ReadEvent[]>,
): Promise<ReadonlyMap<string, readonly Difference[]>> {
  const { rows } = await sql<Own>`
    select request.id, state, original_text as "originalText", request.number, title, public_text as "publicText", channel, division_code as "divisionCode",
      reported_at as "reportedAt", rating_sum as "ratingSum", rating_count as "ratingCount", outside.subject as "outsideSubject",
      category_id as "categoryId", workstation_id as "workstationId", stages, closed_at as "closedAt", resolution_started_at as "resolutionStartedAt",
      response_due as "responseDue", response_met_at as "responseMetAt", response_provisional as "responseProvisional",
      resolution_due as "resolutionDue", resolution_met_at as "resolutionMetAt", resolution_provisional as "resolutionProvisional"
    from request left join request_outside as outside on outside.request_id = request.id where request.id = any(${[...histories.keys()]}::uuid[])`.execute(database);
  return new Map(rows.map((row) => [row.id, differencesOf(row, histories.get(row.id) ?? [])]));
}

/** The number people know a request by; undefined when it is gone. */
export async function numberOfRequest(database: Database | Transaction, id: string): Promise<string | undefined> {
  const result = await sql<{ number: string }>`select number from request where id = ${id}::uuid`.execute(database);
  return result.rows[0]?.number;
}
