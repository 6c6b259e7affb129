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

/** Answers that fit every matter; an office adds its own. */
const templates = [
  { name: '已收到', text: '您好，您反映的问题我们已收到，工作人员会在期限内到现场查看并答复您。' },
  { name: '正在办理', text: '您好，您反映的问题正在办理，完成后会请专人核查，并第一时间告诉您结果。' },
  { name: '需要配合', text: '您好，为尽快解决，需要您补充具体位置或照片，您可以在进度页面直接添加。' },
] as const;

function limitOf(text: string): Category['response'] {
  const unit = units[text.slice(-1) as keyof typeof units];
  return { amount: Number(text.slice(0, -1)), unit };
}

/** A row of the data file; its limits are written as `4h`, `2d`, `7n`. */
interface DefaultCategory {
  readonly code: string;
  readonly parent: string | null;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly response: string;
  readonly resolution: string;
  readonly offered: boolean;
  readonly check?: string;
  readonly urgent?: Readonly<Record<string, string>>;
  readonly emergency?: Readonly<Record<string, string>>;
  readonly measures?: readonly { readonly nameZh: string; readonly nameEn: string; readonly limit: string; readonly urgent?: string; readonly emergency?: string }[];
  readonly instructions?: string;
  readonly callback?: 'message' | 'phone';
}

function limitsOf(texts: Readonly<Record<string, string>> = {}): Category['terms']['urgent'] {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, limitOf(text)]));
}

function termsOf({ check, urgent, emergency, measures = [] }: DefaultCategory): Category['terms'] {
  return {
    check: check === undefined ? null : limitOf(check),
    urgent: limitsOf(urgent),
    emergency: limitsOf(emergency),
    measures: measures.map(({ nameZh, nameEn, limit, ...faster }) => ({ nameZh, nameEn, limit: limitOf(limit), ...limitsOf(faster) })),
  };
}

/** Gives an empty installation the categories to start with; does nothing when there are any. */
export async function loadDefaultCategories(platform: Platform): Promise<void> {
  if ((await listCategories(platform.database, undefined)).length > 0) return;
  const ids = new Map<string, string>();
  for (const row of defaults as readonly DefaultCategory[]) {
    const category = await createCategory(platform, systemActor, {
      code: row.code,
      parentId: row.parent === null ? null : (ids.get(row.parent) ?? null),
      nameZh: row.nameZh,
      nameEn: row.nameEn,
      response: limitOf(row.response),
      resolution: limitOf(row.resolution),
      terms: termsOf(row),
      verification: { photo: true, otherPerson: true, callback: row.callback ?? 'none' },
      instructions: row.instructions ?? '',
      templates: row.parent === null ? [] : [...templates],
      defaultWorkstationId: null,
      validFrom,
      validTo: null,
      source,
      offered: row.offered,
    });
    ids.set(row.code, category.id);
  }
}
