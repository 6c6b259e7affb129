import { describe, expect, it } from 'vitest';
import { readCounts } from './test-report.ts';

const vitestReport = (passed: number, failed: number) => JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numPendingTests: 2, numTodoTests: 1 });

describe('readCounts', () => {
  it('reads every kind of report', () => {
    expect(readCounts('vitest', vitestReport(5, 1), 1)).toEqual({ passed: 5, failed: 1, skipped: 3 });
    expect(readCounts('checks', '{"passed": 3, "failed": 0, "checks": []}', 0)).toEqual({ passed: 3, failed: 0, skipped: 0 });
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
    expect(readCounts('playwright', JSON.stringify({ stats }), 1)).toEqual({ passed: 5, failed: 1, skipped: 2 });
  });

  it.each([
    ['crashed before its report', null, 1],
    ['left half a report', '{"numPassed', 1],
    ['left no report but exit code 0', null, 0],
  ])('counts a part that %s as failed', (_name, report, exitCode) => {
    expect(readCounts('vitest', report, exitCode).failed).toBe(1);
  });

  it('counts a failure outside the tests and a run without any test', () => {
    expect(readCounts('vitest', vitestReport(5, 0), 1)).toEqual({ passed: 5, failed: 1, skipped: 3 });
    expect(readCounts('vitest', vitestReport(0, 0), 0).failed).toBe(1);
  });
});
