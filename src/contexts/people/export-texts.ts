import type { Platform } from '../../platform/platform.ts';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };
import { findStaff } from './store/staff.ts';

/** The words of exported tables in the language of the person who exports. */
export async function exportTexts(platform: Platform, staffId: string) {
  const staff = await findStaff(platform.database, staffId);
  const texts = staff?.language === 'en' ? en : zh;
  return { columns: texts.columns, roles: texts.roles, states: texts.states };
}
