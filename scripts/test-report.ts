import { z } from 'zod';

export type ReportKind = 'checks' | 'vitest' | 'playwright';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const readers: Readonly<Record<ReportKind, z.ZodType<Counts>>> = {
  checks: z.object({ passed: z.number(), failed: z.number() }).transform((report) => ({ ...report, skipped: 0 })),
  vitest: z
    .object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number(), numTodoTests: z.number() })
    .transform((report) => ({ passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests })),
  playwright: z
    .object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }) })
    // A test that passed when repeated has passed; the list of Playwright names it as flaky, to be mended.
    .transform(({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped })),
};

/** Counts of one part from its report. A part that failed without a failed test (it crashed, a file did not load, no report) counts as one failure. */
export function readCounts(kind: ReportKind, report: string | null, exitCode: number): Counts {
  const counts = parseReport(kind, report);
  const silentFailure = (exitCode !== 0 && counts.failed === 0) || counts.passed + counts.failed === 0;
  return silentFailure ? { ...counts, failed: 1 } : counts;
}

function parseReport(kind: ReportKind, report: string | null): Counts {
  try {
    return readers[kind].parse(JSON.parse(report ?? ''));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
