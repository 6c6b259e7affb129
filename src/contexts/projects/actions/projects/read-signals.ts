import type { Platform } from '../../../../platform/platform.ts';
import { problem } from '../../../../platform/problem.ts';
import type { Actor } from '../../../../shared/actor.ts';
import { streetPathOf } from '../../../../shared/place-path.ts';
import { plainDateOf } from '../../../../shared/time.ts';
import { maySeeProject } from '../../policy/project.ts';
import { signalRuleAt } from '../../rules/revisions.ts';
import { signalsOf } from '../../rules/signals.ts';
import { findProject } from '../../store/projects/project-row.ts';
import { seenProjects } from '../../store/projects/seen-projects.ts';
import { releasedRules } from '../../store/rules/revisions.ts';
import { rulesFor } from './facts.ts';

/** How far back other projects are looked at: the longest warranty, five years. */
const lookBack = 5 * 366 * 86_400_000;

/** What is worth a second look about a project, with its evidence; it decides nothing. Throws 404. */
export async function readSignals(platform: Platform, actor: Actor, id: string) {
  const { database, clock } = platform;
  const row = await findProject(database, id);
  if (!row || !maySeeProject(row, actor)) throw problem(404, 'not-found', { detail: 'There is no such project.' });
  const now = clock.now();
  const shelf = await releasedRules(database);
  const rule = signalRuleAt(shelf, row.placePath, plainDateOf(now.getTime()));
  const all = await seenProjects(database, streetPathOf(row.placePath), new Date(now.getTime() - lookBack), id);
  const own = all.find((one) => one.id === id);
  if (!rule || !own) return { items: [], source: null };
  return { items: [...signalsOf(own, all, rulesFor(shelf, row, now).book.kinds[row.kind].maximumFen, rule)], source: rule.source };
}
