import { systemActor } from '../../../shared/actor.ts';
import type { Platform } from '../../../platform/platform.ts';
import defaults from '../data/categories.json' with { type: 'json' };
import type { Category } from '../contract.ts';
import { listCategories } from '../store/categories.ts';
import { createCategory } from './manage-categories.ts';

const units = { h: 'workingHours', d: 'workingDays', n: 'naturalDays' } as const;
const source = '默认类别 default of the program, see src/contexts/requests/data/README.md';
/** Before every record anybody may enter. */
const validFrom = '2019-01-01';

function limitOf(text: string): Category['response'] {
  const unit = units[text.slice(-1) as keyof typeof units];
  return { amount: Number(text.slice(0, -1)), unit };
}

/** Gives an empty installation the categories to start with; does nothing when there are any. */
export async function loadDefaultCategories(platform: Platform): Promise<void> {
  if ((await listCategories(platform.database, undefined)).length > 0) return;
  const ids = new Map<string, string>();
  for (const row of defaults) {
    const category = await createCategory(platform, systemActor, {
      code: row.code,
      parentId: row.parent === null ? null : (ids.get(row.parent) ?? null),
      nameZh: row.nameZh,
      nameEn: row.nameEn,
      response: limitOf(row.response),
      resolution: limitOf(row.resolution),
      validFrom,
      validTo: null,
      source,
      offered: row.offered,
    });
    ids.set(row.code, category.id);
  }
}
