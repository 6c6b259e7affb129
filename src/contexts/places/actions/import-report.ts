import type { z } from 'zod';
import type { Finding, ImportReport } from '../contract.ts';

/** What a file would change. */
export interface ImportPlan {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly findings: readonly Finding[];
}

const mostReported = 200;

/** An error about a field of a row. */
export function errorAt(row: number, field: string, code: string, detail: string): Finding {
  return { level: 'error', row, field, code, detail, other: null, squareMetres: null };
}

/** The errors of a row that does not have the expected form. */
export function errorsOf(row: number, issues: readonly z.core.$ZodIssue[]): readonly Finding[] {
  return issues.map((issue) => {
    const missing = issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null);
    return errorAt(row, issue.path.map(String).join('.'), missing ? 'required' : 'invalid', issue.message);
  });
}

/** May the plan be carried out? Not with errors, nor with warnings nobody accepted, nor on a trial. */
export function mayApply(plan: ImportPlan, options: { readonly trial: boolean; readonly acceptWarnings: boolean }): boolean {
  if (options.trial || plan.findings.some(({ level }) => level === 'error')) return false;
  return plan.findings.length === 0 || options.acceptWarnings;
}

/** The report about a plan, errors first, cut at a readable length. */
export function reportOf(plan: ImportPlan, applied: boolean): ImportReport {
  const { findings, ...counts } = plan;
  const rank = ({ level, row }: Finding): number => (level === 'error' ? 0 : 1_000_000) + row;
  const sorted = findings.toSorted((one, other) => rank(one) - rank(other));
  return { applied, ...counts, findings: sorted.slice(0, mostReported), findingCount: findings.length };
}
