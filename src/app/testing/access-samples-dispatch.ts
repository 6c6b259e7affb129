import { sql } from 'kysely';
import { createDispatchRule } from '../../contexts/requests/index.ts';
import { newId } from '../../shared/ids.ts';
import { actorId, systemActor } from '../../shared/actor.ts';
import type { Givens, Moment } from './access-moment.ts';
import type { AccessWorld } from './access-world.ts';

/** Calls about dispatch rules and their trials that work. */
export function dispatchGiven(world: AccessWorld): Givens {
  const targets = ['own', 'foreign'];
  const side = ({ sample }: Moment): 'own' | 'foreign' => (sample.target === 'foreign' ? 'foreign' : 'own');
  const streetOf = (moment: Moment): string => (side(moment) === 'own' ? world.ids.street : world.ids.foreignStreet);
  const said = (moment: Moment) => ({
    conditions: { categoryIds: [], divisionCodes: [], compoundIds: [], days: [], from: null, until: null, channels: [], natures: [], priorities: [] },
    target: { kind: 'workstation' as const, id: world.workstations[side(moment)] },
    priority: null, ahead: false, validFrom: '2030-01-01', validTo: null, note: '',
  });
  const made = (moment: Moment) => createDispatchRule(moment.platform, systemActor, { ...said(moment), divisionCode: streetOf(moment) });
  const trial = async (moment: Moment): Promise<string> => {
    const id = newId();
    await sql`
      insert into request_dispatch_trial (id, requested_by, division_code, place_path, from_date, until_date, compared_with, rules, base_rules, progress_id, created_at)
      select ${id}::uuid, ${actorId(moment.caller.actor) ?? newId()}::uuid, code, path, '2026-02-01', '2026-02-28', 'reality', '[]', '[]', ${newId()}::uuid, '2026-03-10T02:00:00Z'
      from division where code = ${world.ids.street}`.execute(moment.database);
    return id;
  };
  const onTrial = { targets: [''], ready: async (moment: Moment) => ({ params: { id: await trial(moment) } }) };
  return {
    'requests.listDispatchRules': { targets, ready: async (moment) => ({ query: { divisionCode: streetOf(moment) } }) },
    'requests.readDispatchRule': { targets, ready: async (moment) => ({ params: { id: (await made(moment)).id } }) },
    'requests.createDispatchRule': { targets, ready: async (moment) => ({ body: { ...said(moment), divisionCode: streetOf(moment) } }) },
    'requests.changeDispatchRule': { targets, ready: async (moment) => { const { id, version } = await made(moment); return { params: { id }, body: { ...said(moment), version } }; } },
    'requests.endDispatchRule': { targets, ready: async (moment) => { const { id, version } = await made(moment); return { params: { id }, body: { validTo: '2030-02-01', version } }; } },
    'requests.orderDispatchRules': {
      targets,
      ready: async (moment) => {
        const rules = [await made(moment), await made(moment)].reverse();
        return { body: { divisionCode: streetOf(moment), items: rules.map(({ id, version }) => ({ id, version })) } };
      },
    },
    'requests.testDispatch': { targets, ready: async (moment) => ({ body: { where: { kind: 'division', divisionCode: streetOf(moment) } } }) },
    'requests.startDispatchTrial': { targets, ready: async (moment) => ({ body: { divisionCode: streetOf(moment), from: '2026-02-01', until: '2026-02-28' } }) },
    'requests.readDispatchTrial': onTrial,
    'requests.listDispatchTrialCases': onTrial,
    'requests.exportDispatchTrial': onTrial,
  };
}
