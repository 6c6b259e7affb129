import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../shared/actor.ts';
import { formsOf, outlookOf } from './outlook.ts';

const workstationId = '01900000-0000-7000-8000-000000000001';
const worker: Actor = { kind: 'staff', id: 'w', mustEnrol: false, assignments: [{ role: 'gridWorker', placePath: '320508.020', workstationId }] };
const lead: Actor = {
  kind: 'staff', id: 'l', mustEnrol: false,
  assignments: [{ role: 'workstationLead', placePath: '320508.020', workstationId }, { role: 'supervisor', placePath: '320508.020' }],
};
const subject = { state: 'dispatched', placePath: '320508.020', workstationId, relations: new Set<string>(), doers: {} } as const;

describe('what a grid worker can go on to do', () => {
  it('leads from 派单 over the check to completion, and no further', () => {
    const outlook = outlookOf(subject, worker);
    expect(Object.keys(outlook).sort()).toEqual(['accepted', 'acknowledged', 'checked', 'completed', 'dispatched']);
    expect(outlook.dispatched).toContainEqual({ action: 'siteCheck', to: 'checked' });
    expect(outlook.checked).toContainEqual({ action: 'complete', to: 'completed' });
    expect(outlook.completed?.every(({ to }) => to === 'completed')).toBe(true);
  });

  it('never promises to verify one’s own work', () => {
    const outlook = outlookOf(subject, lead);
    expect(outlook.completed?.map(({ action }) => action)).not.toContain('verify');
    expect(outlookOf({ ...subject, state: 'completed' }, lead).completed?.map(({ action }) => action)).toContain('verify');
  });

  it('brings each form once', () => {
    const outlook = outlookOf(subject, worker);
    const forms = formsOf([outlook, outlook]);
    expect(forms['siteCheck']?.find(({ name }) => name === 'photos')).toMatchObject({ required: true, minimum: 1 });
    expect(forms['acknowledge']).toEqual([]);
  });
});
