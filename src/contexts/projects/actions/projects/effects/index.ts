import { applicationEffects } from './application-effects.ts';
import { approvalEffects } from './approval-effects.ts';
import type { Effects } from './effect.ts';
import { moneyEffects } from './money-effects.ts';
import { noticeEffects } from './notice-effects.ts';
import { workEffects } from './work-effects.ts';

/** What each action does beside moving the state; actions without an entry only move it. */
export const effects: Effects = { ...applicationEffects, ...approvalEffects, ...noticeEffects, ...workEffects, ...moneyEffects };
