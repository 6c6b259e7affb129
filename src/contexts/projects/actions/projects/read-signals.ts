import type { Platform } from '../../../../platform/platform.ts';
import { problem } from '../../../../platform/problem.ts';
import type { Actor } from '../../../../shared/actor.ts';
import { streetPathOf } from '../../../../shared/place-path.ts';
import { plainDateOf } from '../../../../shared/time.ts';
import { projectStates } from '../../lifecycle/project.ts';
import { maySeeProject } from '../../policy/project.ts';
import { signalRuleAt } from '../../rules/revisions.ts';
import { type Signal, signalsOf } from '../../rules/signals.ts';
import { listProjects } from '../../store/projects/list-projects.ts';
import { type ProjectRow, findProject } from '../../store/projects/project-row.ts';
import { type StoredSeen, seenProjects } from '../../store/projects/seen-projects.ts';
import { releasedRules } from '../../store/rules/revisions.ts';
import { projectScope } from './browse-projects.ts';
import { rulesFor } from './facts.ts';
import { projectSummary } from './present.ts';

/** How far back other projects are looked at: the longest warranty, five years. */
const lookBack = 5 * 366 * 86_400_000;

/** A signal with the projects it rests on, to be opened from there. */
function presentSignal({ numbers, ...signal }: Signal, ids: ReadonlyMap<string, string>) {
  return { ...signal, others: numbers.map((number) => ({ number, id: ids.get(number) ?? '' })) };
}

/** Draws signals of these projects from the decided ones of their streets, under the rules in force there. */
async function lookAt(platform: Platform, rows: readonly ProjectRow[]) {
  const { database, clock } = platform;
  const now = clock.now();
  const shelf = await releasedRules(database);
  const streets = new Map<string, readonly StoredSeen[]>();
  for (const street of new Set(rows.map(({ placePath }) => streetPathOf(placePath)))) {
    streets.set(street, await seenProjects(database, street, new Date(now.getTime() - lookBack), rows.map(({ id }) => id)));
  }
  return (row: ProjectRow) => {
    const seen = streets.get(streetPathOf(row.placePath)) ?? [];
    const own = seen.find(({ id }) => id === row.id);
    const rule = signalRuleAt(shelf, row.placePath, plainDateOf(now.getTime()));
    if (!rule || !own) return { items: [], source: null };
    const ids = new Map(seen.map(({ number, id }) => [number, id]));
    const { maximumFen } = rulesFor(shelf, row, now).book.kinds[row.kind];
    // What is not decided yet is looked at, but is no evidence about others.
    const items = signalsOf(own, seen.filter(({ decided }) => decided), maximumFen, rule);
    return { items: items.map((signal) => presentSignal(signal, ids)), source: rule.source };
  };
}

/** Where money is being asked for or was decided: signals look at these. */
const lookedAt = projectStates.filter((state) => !['draft', 'rejected', 'cancelled'].includes(state));
const mostLookedAt = 200;

/** The newest projects of one's places that are worth a second look, with the evidence; it decides nothing. */
export async function listSignals(platform: Platform, actor: Actor) {
  const { rows } = await listProjects(platform.database, projectScope(actor), { states: lookedAt }, { limit: mostLookedAt });
  const signalsFor = await lookAt(platform, rows);
  const now = platform.clock.now();
  return {
    looked: rows.length,
    items: rows.flatMap((row) => {
      const { items } = signalsFor(row);
      return items.length === 0 ? [] : [{ project: projectSummary(row, now), signals: items }];
    }),
  };
}

/** What is worth a second look about a project, with its evidence; it decides nothing. Throws 404. */
export async function readSignals(platform: Platform, actor: Actor, id: string) {
  const row = await findProject(platform.database, id);
  if (!row || !maySeeProject(row, actor)) throw problem(404, 'not-found', { detail: 'There is no such project.' });
  return (await lookAt(platform, [row]))(row);
}
