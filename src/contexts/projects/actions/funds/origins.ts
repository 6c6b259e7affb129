import { problem } from '../../../../platform/problem.ts';
import type { Executor } from '../../store/funds/funds.ts';
import type { EntryRow } from '../../store/funds/ledger.ts';
import { projectNames } from '../../store/funds/project-names.ts';
import type { Origin } from './post-entry.ts';

/** What people call the record that money was moved for. */
export interface OriginName {
  readonly number: string;
  readonly title: string;
  readonly placeName: string;
}

/** The names of the projects that money was moved for; a record that is gone, or of another kind, has none. */
export async function namesOfOrigins(executor: Executor, origins: readonly Origin[]): Promise<(origin: Origin) => OriginName | undefined> {
  const ids = new Set(origins.filter(({ type }) => type === 'project').map(({ id }) => id));
  const names = new Map((await projectNames(executor, [...ids])).map((project) => [project.id, project]));
  return ({ type, id }) => (type === 'project' ? names.get(id) : undefined);
}

/** Throws 409 `payment-of-project`: what was paid for a project is taken back at the project, so that its account agrees with the ledger. */
export async function refuseProjectPayment(executor: Executor, entry: Pick<EntryRow, 'kind' | 'originType' | 'originId'>): Promise<void> {
  if (entry.kind !== 'pay' || entry.originType === null || entry.originId === null) return;
  const origin = { type: entry.originType, id: entry.originId };
  if ((await namesOfOrigins(executor, [origin]))(origin) === undefined) return;
  throw problem(409, 'payment-of-project', { detail: 'This was paid for a project: note there that it came back.' });
}
