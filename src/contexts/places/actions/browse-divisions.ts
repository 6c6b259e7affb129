import type { Actor } from '../../../shared/actor.ts';
import type { OutputOf } from '../../../shared/route.ts';
import type * as contract from '../contract.ts';
import { countWithin } from '../store/counts.ts';
import { readAliases, readManagementAreas } from '../store/divisions.ts';
import type { Executor } from '../store/sql.ts';
import { divisionTree } from '../tree.ts';
import { findDivision } from './find-division.ts';
import { presentDivision } from './present.ts';

/** The units directly below a unit, by code; without one, the roots. Grids come with their own route. */
export async function listDivisions(
  executor: Executor,
  actor: Actor,
  parent: string | undefined,
): Promise<OutputOf<typeof contract.listDivisions>> {
  const tree = await divisionTree(executor);
  const above = parent === undefined ? null : findDivision(tree, parent).code;
  return { items: tree.children(above).map((division) => presentDivision(tree, actor, division)) };
}

/** One unit with its lineage, other names, the zones that manage it and how much lies in it. */
export async function describeDivision(
  executor: Executor,
  actor: Actor,
  code: string,
): Promise<OutputOf<typeof contract.getDivision>> {
  const tree = await divisionTree(executor);
  const division = findDivision(tree, code);
  const [aliases, areas, counts] = await Promise.all([
    readAliases(executor, { divisionCodes: [code] }),
    readManagementAreas(executor),
    countWithin(executor, division.path),
  ]);
  const lineage = tree.lineage(code);
  const concerns = (other: string) => tree.lineage(other).includes(division) || lineage.some((above) => above.code === other);
  return {
    ...presentDivision(tree, actor, division),
    lineage: lineage.map(({ code: above, shortName, level }) => ({ code: above, shortName, level })),
    aliases: aliases.map(({ code: former, name, validFrom, validTo, source }) => ({ code: former, name, validFrom, validTo, source })),
    managementAreas: areas
      .filter(({ divisionCodes }) => divisionCodes.some(concerns))
      .map(({ divisionCodes, ...area }) => ({ ...area, divisionCodes: [...divisionCodes] })),
    counts,
  };
}
