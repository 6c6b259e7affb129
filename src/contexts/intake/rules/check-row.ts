import { normalisePhone } from '../../../shared/phone.ts';
import { cleanLine, cleanText, hasLetterOrDigit, truncateText } from '../../../shared/text.ts';
import { readMoment } from './read-moment.ts';
import type { ColumnMapping, SheetField } from './sheet-fields.ts';

/** What is wrong with one cell. */
export interface RowProblem {
  readonly field: SheetField;
  readonly code: 'missing' | 'too-long' | 'time-unreadable' | 'time-in-future' | 'time-too-early' | 'not-a-number' | 'phone-invalid' | 'no-words';
  /** The cell as it was read, shortened. */
  readonly value: string;
}

/** A row that can be imported. */
export interface SheetMessage {
  /** Null where the sheet has no such column: the content then names the message. */
  readonly outsideNumber: string | null;
  readonly author: string | null;
  readonly subject: string;
  readonly text: string;
  readonly sentAt: number | null;
  readonly place: string | null;
  readonly phone: string | null;
  readonly category: string | null;
  readonly likes: number;
  readonly dislikes: number;
}

export interface CheckedRow {
  readonly message: SheetMessage | null;
  readonly problems: readonly RowProblem[];
}

/** Longest text of an imported message, in characters; letters to the mayor are longer than what one types on a phone. */
export const longestText = 20_000;
const longest: Readonly<Partial<Record<SheetField, number>>> = { outsideNumber: 60, author: 40, subject: 300, text: longestText, place: 200, category: 60 };
const earliest = Date.UTC(1990, 0, 1);
const day = 86_400_000;

/** The cell of a field, with odd white space cleaned; the text keeps its lines, all others are one line. */
function cellOf(cells: readonly string[], mapping: ColumnMapping, field: SheetField): string {
  const column = mapping[field];
  const cell = column === undefined ? '' : (cells[column] ?? '');
  return field === 'text' ? cleanText(cell).replace(/^[^\S\n]+/gmu, '').replace(/\n{3,}/gu, '\n\n').trim() : cleanLine(cell);
}

function countOf(text: string): number | undefined {
  if (text === '') return 0;
  return /^\d{1,9}(\.0+)?$/u.test(text.replaceAll(',', '')) ? Math.trunc(Number(text.replaceAll(',', ''))) : undefined;
}

/** Checks one row against the mapping: every field that is wrong is named, nothing is guessed. `now` in epoch milliseconds. */
export function checkRow(cells: readonly string[], mapping: ColumnMapping, now: number): CheckedRow {
  const problems: RowProblem[] = [];
  const read = (field: SheetField): string => cellOf(cells, mapping, field);
  const wrong = (field: SheetField, code: RowProblem['code'], value: string): void => void problems.push({ field, code, value: truncateText(value, 60) });
  const bounded = (field: SheetField): string => {
    const value = read(field);
    if (value.length > (longest[field] ?? Infinity)) wrong(field, 'too-long', value);
    return value;
  };
  const count = (field: 'likes' | 'dislikes'): number => {
    const value = read(field);
    const number = countOf(value);
    if (number === undefined) wrong(field, 'not-a-number', value);
    return number ?? 0;
  };

  const outsideNumber = bounded('outsideNumber');
  if (mapping.outsideNumber !== undefined && outsideNumber === '') wrong('outsideNumber', 'missing', '');
  const author = bounded('author');
  const subject = bounded('subject');
  const body = bounded('text');
  const text = body === '' ? subject : body;
  if (text === '') wrong('text', 'missing', '');
  else if (!hasLetterOrDigit(text)) wrong('text', 'no-words', text);
  const written = read('sentAt');
  const sentAt = written === '' ? undefined : readMoment(written);
  if (written === '') {
    if (mapping.sentAt !== undefined) wrong('sentAt', 'missing', '');
  } else if (sentAt === undefined) wrong('sentAt', 'time-unreadable', written);
  else if (sentAt > now + day) wrong('sentAt', 'time-in-future', written);
  else if (sentAt < earliest) wrong('sentAt', 'time-too-early', written);
  const dialled = read('phone');
  const phone = dialled === '' ? undefined : normalisePhone(dialled);
  if (dialled !== '' && !phone) wrong('phone', 'phone-invalid', dialled);
  const place = bounded('place');
  const category = bounded('category');
  const [likes, dislikes] = [count('likes'), count('dislikes')];
  if (problems.length > 0) return { message: null, problems };
  const given = (value: string): string | null => (value === '' ? null : value);
  return {
    message: {
      outsideNumber: given(outsideNumber), author: given(author), subject, text, sentAt: sentAt ?? null, place: hasLetterOrDigit(place) ? place : null, phone: phone ?? null,
      category: given(category), likes, dislikes,
    },
    problems,
  };
}
