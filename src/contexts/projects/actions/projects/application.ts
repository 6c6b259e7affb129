import type { Actor } from '../../../../shared/actor.ts';
import type { Transaction } from '../../../../platform/database/database.ts';
import { type FieldProblem, fieldProblem, problem } from '../../../../platform/problem.ts';
import { plainDateOf } from '../../../../shared/time.ts';
import type { Application } from '../../inputs.ts';
import { type CheckResult, checkApplication, isExcluded } from '../../rules/check.ts';
import { sumOf } from '../../rules/lines.ts';
import { type Rulebook, addMonths } from '../../rules/rulebook.ts';
import { neighboursOf } from '../../store/projects/list-projects.ts';
import { placesOf, saveLines, savePlaces } from '../../store/projects/parts.ts';
import type { Executor, ProjectRow } from '../../store/projects/project-row.ts';
import type { ProjectPatch } from '../../store/projects/save-project.ts';
import { fundsAt } from '../funds/index.ts';
import { resolvePlaces } from './places.ts';

/** Throws 422 unless money of this fund may be used for such a project at this place today. */
export async function requireFund(transaction: Transaction, fundId: string, project: Pick<ProjectRow, 'placePath' | 'kind'>, at: Date): Promise<void> {
  const funds = await fundsAt(transaction, { placePath: project.placePath, at, purpose: project.kind });
  if (!funds.some(({ id }) => id === fundId)) throw fieldProblem('fundId', 'fund-unfit', 'Money of this fund may not be used for this.');
}

/** Stores the whole application; what the row itself keeps comes back as a patch. */
export async function storeApplication(transaction: Transaction, projectId: string, application: Application, at: Date): Promise<ProjectPatch> {
  const places = await resolvePlaces(transaction, application.places);
  const { residentsAsked, residentsAgreed } = application;
  if (residentsAgreed !== undefined && residentsAgreed > (residentsAsked ?? 0)) {
    throw fieldProblem('residentsAgreed', 'more-than-asked', 'More agreed than were asked.');
  }
  const [main] = places;
  if (application.fundId !== undefined) await requireFund(transaction, application.fundId, { placePath: main.placePath, kind: application.kind }, at);
  await savePlaces(transaction, projectId, places);
  await saveLines(transaction, projectId, 'estimate', application.lines);
  return {
    kind: application.kind, workType: application.workType, title: application.title,
    what: application.what ?? null, why: application.why ?? null, optionsConsidered: application.optionsConsidered ?? null,
    beneficiaries: application.beneficiaries ?? null, residentsViews: application.residentsViews ?? null,
    residentsAsked: residentsAsked ?? null, residentsAgreed: residentsAgreed ?? null,
    partyCommitteeView: application.partyCommitteeView ?? null, partyCommitteeAgreed: application.partyCommitteeAgreed ?? false,
    managersDuty: application.managersDuty ?? false, plannedWorks: application.plannedWorks ?? false,
    fundId: application.fundId ?? null, estimateFen: sumOf(application.lines),
    divisionCode: main.divisionCode, placePath: main.placePath,
    placeName: main.placeName,
  };
}

const needed = ['what', 'why', 'residentsViews', 'partyCommitteeView', 'fundId'] as const;

/** Throws 422 naming every part of the application that is still missing. */
export function requireComplete(row: ProjectRow): void {
  const missing: FieldProblem[] = needed
    .filter((name) => row[name] === null || row[name] === '')
    .map((field) => ({ field, code: 'required', detail: 'This part of the application is missing.' }));
  if (row.estimateFen === 0) missing.push({ field: 'lines', code: 'required', detail: 'The estimate is missing.' });
  if (missing.length > 0) throw problem(422, 'application-incomplete', { detail: 'Parts of the application are missing.', fields: missing });
}

/** Holds a project against the rules as it stands. */
export async function checkProject(executor: Executor, row: ProjectRow, book: Rulebook, now: Date): Promise<readonly CheckResult[]> {
  const today = plainDateOf(now.getTime());
  const [places, neighbours] = await Promise.all([
    placesOf(executor, row.id),
    neighboursOf(executor, { projectId: row.id, workType: row.workType, since: addMonths(today, -12), today }),
  ]);
  return checkApplication(
    {
      kind: row.kind, workType: row.workType, estimateFen: row.estimateFen, managersDuty: row.managersDuty, plannedWorks: row.plannedWorks,
      residentsAsked: row.residentsAsked ?? 0, residentsAgreed: row.residentsAgreed ?? 0, partyCommitteeAgreed: row.partyCommitteeAgreed,
      managedPlaces: places.filter(({ managed }) => managed).map(({ placeName }) => placeName),
      quotes: row.quoteCount, neighbours, today,
    },
    book,
  );
}

/** The results of the rules, or 422 `rules-failed` with them when something excludes the project. */
export async function requireAllowed(transaction: Transaction, row: ProjectRow, book: Rulebook, now: Date): Promise<readonly CheckResult[]> {
  const checks = await checkProject(transaction, row, book, now);
  if (!isExcluded(checks)) return checks;
  const failed = checks.filter(({ outcome }) => outcome === 'failed').map(({ rule }) => rule);
  throw problem(422, 'rules-failed', { detail: `The rules exclude this project: ${failed.join(', ')}.`, extra: { failed, checks } });
}

/** The id of a member of staff; only they write applications. */
export function staffId(actor: Actor): string {
  if (actor.kind !== 'staff') throw problem(403, 'forbidden', { detail: 'Only staff may do this.' });
  return actor.id;
}
