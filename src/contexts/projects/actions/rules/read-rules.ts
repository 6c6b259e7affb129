import type { Platform } from '../../../../platform/platform.ts';
import { problem } from '../../../../platform/problem.ts';
import { type Actor, assignmentsOf } from '../../../../shared/actor.ts';
import { openActions } from '../../../../shared/lifecycle.ts';
import { placeCovers } from '../../../../shared/place-path.ts';
import { plainDateOf } from '../../../../shared/time.ts';
import { displayNameOf } from '../../../people/index.ts';
import { divisionNames, placePathOf } from '../../../places/index.ts';
import type { RulesPage } from '../../contract/rule-schemas.ts';
import { ruleSets } from '../../inputs/rules.ts';
import { ruleRevisionLifecycle } from '../../lifecycle/rule-revision.ts';
import { mayProposeRules, revisionSubject, ruleReaderRoles } from '../../policy/rules.ts';
import { projectRulesAt } from '../../rules/revisions.ts';
import { changedPaths } from '../../rules/rule-fields.ts';
import { type RevisionRow, releasedRules, revisionsFor } from '../../store/rules/revisions.ts';
import { rulesOn } from './rules-on.ts';
import { rulesHindrance } from './take-rules-action.ts';

/** May the actor read the rules of this place: because they work there, above it or within it? */
function mayRead(placePath: string, actor: Actor): boolean {
  return assignmentsOf(actor).some(({ role, placePath: at }) => (ruleReaderRoles as readonly string[]).includes(role) && (placeCovers(at, placePath) || placeCovers(placePath, at)));
}

function actionsOn(row: RevisionRow, actor: Actor, today: string) {
  return openActions(ruleRevisionLifecycle, revisionSubject(row, actor), actor)
    .filter(({ action }) => rulesHindrance(action, row, today) === undefined)
    .map(({ action, fields }) => ({ action, fields: [...fields] }));
}

/** All rules in force at a place with their versions past, coming and waiting. Throws 404 for an unknown or a foreign place. */
export async function readRulesPage(platform: Platform, actor: Actor, divisionCode: string): Promise<RulesPage> {
  const { database, clock } = platform;
  const placePath = (await placePathOf(database, [divisionCode])).get(divisionCode);
  if (placePath === undefined || !mayRead(placePath, actor)) throw problem(404, 'not-found', { detail: 'There is no such place.' });
  const today = plainDateOf(clock.now().getTime());
  const [shelf, rows] = await Promise.all([releasedRules(database), revisionsFor(database, placePath)]);
  const people = await displayNameOf(database, [...new Set(rows.flatMap(({ doers }) => Object.values(doers).filter((id): id is string => id !== undefined)))]);
  const places = await divisionNames(database, [...new Set([divisionCode, ...rows.map((row) => row.divisionCode)])]);
  const nameOf = (code: string): string => places.get(code)?.fullName ?? code;
  return {
    divisionCode, placeName: nameOf(divisionCode), today, mayPropose: mayProposeRules(placePath, actor),
    sets: ruleSets.map((ruleSet) => {
      const { rules, since, source, revisionId } = rulesOn(shelf, ruleSet, placePath, today);
      const own = rows.filter((row) => row.ruleSet === ruleSet);
      return {
        ruleSet, rules, since, source, placeName: own.find(({ id }) => id === revisionId)?.divisionCode === undefined ? null : nameOf(own.find(({ id }) => id === revisionId)?.divisionCode ?? ''),
        revisions: own.map((row) => ({
          id: row.id, version: row.version, state: row.state, validFrom: row.validFrom, source: row.source, placeName: nameOf(row.divisionCode), rules: row.rules, replaces: row.replaces,
          changed: [...changedPaths(ruleSet, row.replaces, row.rules)], raises: [...row.raises], inForce: row.id === revisionId, createdAt: row.createdAt.toISOString(),
          changedAt: row.changedAt.toISOString(), proposedBy: people.get(row.doers['proposeRules'] ?? '') ?? null,
          decidedBy: people.get(row.doers['releaseRules'] ?? row.doers['refuseRules'] ?? row.doers['withdrawRules'] ?? '') ?? null, actions: actionsOn(row, actor, today),
        })),
      };
    }),
  };
}

/** The rules of micro-projects in force, for everybody: at a place, or as they ship. Throws 404 for an unknown place. */
export async function readPublicRules(platform: Platform, divisionCode: string | undefined): Promise<Record<string, unknown>> {
  const { database, clock } = platform;
  const placePath = divisionCode === undefined ? '' : (await placePathOf(database, [divisionCode])).get(divisionCode);
  if (placePath === undefined) throw problem(404, 'not-found', { detail: 'There is no such place.' });
  const shelf = divisionCode === undefined ? [] : await releasedRules(database);
  return { ...projectRulesAt(shelf, placePath, plainDateOf(clock.now().getTime())).book };
}
