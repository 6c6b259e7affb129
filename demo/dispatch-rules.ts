import { workstationsOfStreet } from '../src/contexts/places/index.ts';
import { createDispatchRule, createUnit } from '../src/contexts/requests/index.ts';
import type { Platform } from '../src/platform/platform.ts';
import { systemActor } from '../src/shared/actor.ts';
import type { DemoActors } from './actors.ts';
import { canglangCode } from './places-canglang.ts';

const guihua = '320508020014';
type Said = Parameters<typeof createDispatchRule>[2];
const anyCase: Said['conditions'] = { categoryIds: [], divisionCodes: [], compoundIds: [], days: [], from: null, until: null, channels: [], natures: [], priorities: [] };

/** What 沧浪街道 arranged beside the territory: its cleaners, a night duty, and who answers questions from the hotline. */
export async function loadDispatchRules(platform: Platform, actors: DemoActors, categoryId: (code: string) => string): Promise<void> {
  const unit = (name: string, kind: 'department' | 'squad', contact: string, termDays: number) =>
    createUnit(platform, systemActor, { name, kind, contact, phone: '0512-00000000', messagePhone: null, divisionCode: canglangCode, termDays, active: true, staffIds: [] });
  const cleaners = await unit('街道环卫所', 'department', '殷所长', 2);
  const nightDuty = await unit('街道夜间联勤组', 'squad', '值班长', 1);
  const standing = (await workstationsOfStreet(platform.database, canglangCode)).find(({ isDefault }) => isDefault);
  const rule = (conditions: Partial<Said['conditions']>, change: Pick<Said, 'target' | 'note'> & Partial<Said>) =>
    createDispatchRule(platform, actors.administrator, {
      divisionCode: canglangCode, priority: null, ahead: false, validFrom: '2024-01-01', validTo: null, ...change, conditions: { ...anyCase, ...conditions },
    });
  await rule({ categoryIds: [categoryId('0102')], divisionCodes: [guihua], days: ['workday'], from: '08:00', until: '18:00' }, { target: { kind: 'unit', id: cleaners.id }, note: '街道环卫所驻点桂花社区' });
  await rule({ categoryIds: [categoryId('0301'), categoryId('0508')], from: '22:00', until: '06:00' }, { target: { kind: 'unit', id: nightDuty.id }, priority: 'urgent', ahead: true, note: '夜间噪声由联勤组当晚到场' });
  if (standing) await rule({ channels: ['hotline'], natures: ['enquiry'] }, { target: { kind: 'workstation', id: standing.id }, note: '热线咨询统一答复' });
}
