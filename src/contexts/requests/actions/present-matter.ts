import { levelNamed } from '../rules/supervision.ts';
import type { Matter } from '../store/matters.ts';

/** A matter as it travels to the screens. */
export function presentMatter({ id, kind, status, level, days, reviveOn, reason, note, answer, due, openedAt, openedRole, closedAt }: Matter) {
  return {
    id, kind, status, days, reviveOn, reason, note, answer, openedRole,
    level: level === null ? null : levelNamed(level),
    due: due?.toISOString() ?? null,
    openedAt: openedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  };
}
