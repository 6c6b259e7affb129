import { plainDateOf } from '../../../../shared/time.ts';
import type { ProjectFacts } from '../../rules/hindrances.ts';
import { type RuleShelf, type RulesInForce, rulesOfProject } from '../../rules/revisions.ts';
import { type Rulebook, quotesFor } from '../../rules/rulebook.ts';
import type { ProjectRow } from '../../store/projects/project-row.ts';

/** The rules a project is under: those it was checked with, or those in force. */
export function rulesFor(shelf: RuleShelf, row: ProjectRow, at: Date): RulesInForce {
  return rulesOfProject(shelf, row, plainDateOf(at.getTime()));
}

/** What of the accepted account is still to be paid, in fen; what a contractor paid back was paid. */
export function unpaidOf({ finalFen, paidFen, returnedFen }: Pick<ProjectRow, 'finalFen' | 'paidFen' | 'returnedFen'>): number {
  return (finalFen ?? 0) - paidFen - returnedFen;
}

/** What of a project may stand in the way of an action. */
export function factsOf(row: ProjectRow, book: Rulebook, notice: ProjectFacts['notice']): ProjectFacts {
  return {
    state: row.state, kind: row.kind, estimateFen: row.estimateFen, startFirstLimitFen: book.startFirst.maximumFen, quotes: row.quoteCount,
    quotesNeeded: quotesFor(book, row.approvedFen ?? row.estimateFen), papers: row.papers, changeFen: row.changeFen, openDefects: row.openDefects,
    paidFen: row.paidFen, unpaidFen: unpaidOf(row), notice,
  };
}
