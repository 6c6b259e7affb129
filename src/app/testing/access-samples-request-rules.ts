import { sql } from 'kysely';
import { newId } from '../../shared/ids.ts';
import type { Givens } from './access-moment.ts';

/** Calls about the rules of requests that work. */
export function requestRulesGiven(): Givens {
  return {
    'requests.setRule': { body: { name: 'contestWithinDays', value: 20, validFrom: '2026-03-11', source: '街道办公会' } },
    'requests.withdrawRule': {
      ready: async ({ database }) => {
        const id = newId();
        await sql`insert into request_rule (id, name, value, valid_from, source) values (${id}::uuid, 'contestWithinDays', 20, '2026-04-01', '街道办公会')`.execute(database);
        return { params: { id } };
      },
    },
  };
}
