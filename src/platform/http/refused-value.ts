import type { FastifyRequest } from 'fastify';
import type { FieldProblem } from '../problem.ts';

/** What PostgreSQL answers to a value that no column can hold: a number or time out of range, text that is none of its type, bytes that are no text. */
const valueErrors: ReadonlySet<unknown> = new Set(['22003', '22007', '22008', '22009', '22021', '22P02', '22P05']);

/** Is the error about a value that came with the call? The contract let it through, the database did not. */
export function isRefusedValue(error: object): boolean {
  return 'code' in error && valueErrors.has(error.code);
}

function placesOf(value: unknown, wanted: string, path: readonly string[]): string[] {
  if (typeof value === 'string' || typeof value === 'number') return String(value) === wanted ? [path.join('.')] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => placesOf(member, wanted, [...path, name]));
}

/** The fields of the call that hold the value the database quotes in its refusal; none where it quotes none. */
export function fieldsWithRefusedValue(error: Error, { body, query, params }: Pick<FastifyRequest, 'body' | 'query' | 'params'>): readonly FieldProblem[] {
  const quoted = /"(?<value>[^"]*)"/u.exec(error.message)?.groups?.['value'];
  if (quoted === undefined || quoted === '') return [];
  const fields = [...placesOf(body, quoted, []), ...placesOf(query, quoted, ['query']), ...placesOf(params, quoted, ['params'])];
  return fields.map((field) => ({ field, code: 'invalid', detail: 'This value cannot be stored.' }));
}
