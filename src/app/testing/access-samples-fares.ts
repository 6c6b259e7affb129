import { sql } from 'kysely';
import { policyTemplates } from '../../contexts/fares/index.ts';
import { policyLifecycle } from '../../contexts/fares/lifecycle.ts';
import { packFeed } from '../../interop/gtfs/feed.ts';
import { feedWith } from '../../interop/gtfs/testing/small-feed.ts';
import type { AccessWorld } from './access-world.ts';
import type { Givens, Moment, Sample } from './access-moment.ts';

const ride = { from: '木渎', at: '2022-07-16T10:00:00+08:00', medium: 'suzhou-tong' };
export const simulation = { from: '2022-07-18', to: '2022-07-18', profiles: [{ medium: 'suzhou-citizen-card', rider: 'age:72' }], times: ['10:00'] };

function template(): (typeof policyTemplates)[number] {
  const [content] = policyTemplates;
  if (!content) throw new Error('There are no policy templates');
  return content;
}

/** Brings the policy to a state from which the action is legal, last handled by nobody. */
function about(action: keyof typeof policyLifecycle.transitions, body: object) {
  return async ({ database, world }: Moment): Promise<Partial<Sample>> => {
    const result = await sql<{ version: number }>`
      update fare_policy set state = ${policyLifecycle.transitions[action].from[0]}, doers = '{}', published_at = null
      where id = ${world.ids.farePolicy} returning version`.execute(database);
    return { params: { id: world.ids.farePolicy }, body: { ...body, baseVersion: result.rows[0]?.version ?? 1 } };
  };
}

/** Calls about fares and their feed that work. */
export function faresGiven(world: AccessWorld): Givens {
  const content = template();
  return {
    'fares.quote': { query: { ...ride, to: 'Zhongnanjie' } },
    'fares.table': { query: ride },
    'fares.draftPolicy': { body: { content } },
    'fares.trySimulation': { body: { ...simulation, content } },
    'fares.readPolicy': { params: { id: world.ids.farePolicy } },
    'fares.revise': { ready: about('revise', { content }) },
    'fares.simulate': { ready: about('simulate', simulation) },
    'fares.submit': { ready: about('submit', {}) },
    'fares.return': { ready: about('return', { explanation: '请再核对' }) },
    'fares.approve': { ready: about('approve', {}) },
    'fares.publish': { ready: about('publish', {}) },
    'fares.withdraw': { ready: about('withdraw', { explanation: '通告撤回' }) },
    'fares.discard': { ready: about('discard', {}) },
    'gtfs.download': { params: { file: 'suzhou-metro.zip' } },
    'gtfs.check': { form: { field: 'feed', name: 'feed.zip', mediaType: 'application/zip', bytes: packFeed(feedWith()) } },
  };
}
