import { ensureFund, fundByKey, planMovement, takeMovementAction } from '../src/contexts/projects/index.ts';
import { runInTransaction } from '../src/platform/database/transaction.ts';
import type { Platform } from '../src/platform/platform.ts';
import type { DemoActors } from './actors.ts';
import { platformAt } from './clock.ts';
import { canglangCode } from './places-canglang.ts';

const purses = [
  { kind: 'rapidHandling', short: 'rapid', name: '社情民意联系日快速处置工作经费', source: '沧浪街道财政', budgetFen: 30_000_000 },
  { kind: 'emergencySpecial', short: 'emergency', name: '民生小项目应急专项资金', source: '姑苏区财政', budgetFen: 80_000_000 },
  { kind: 'annualMicro', short: 'annual', name: '年度民生小项目经费', source: '姑苏区财政', budgetFen: 180_000_000 },
  { kind: 'microGrant', short: 'grant', name: '微公益创投资金', source: '沧浪街道财政', budgetFen: 20_000_000 },
  { kind: 'donation', short: 'donation', name: '邻里互助捐赠', source: '辖区单位和居民', budgetFen: 4_600_000 },
] as const;

export type DemoPurse = (typeof purses)[number]['short'];

/** The stable key of a fund of the demo. */
export function demoFundKey(purse: DemoPurse, year: number): string {
  return `canglang-${purse}-${year}`;
}

/** The id of a fund of the demo. */
export function demoFund(platform: Platform, purse: DemoPurse, year: number): Promise<string> {
  return fundByKey(platform.database, demoFundKey(purse, year));
}

/** Opens the year: every fund with its budget, planned by the accountant, released by an approver. */
async function openYear(platform: Platform, actors: DemoActors, year: number): Promise<void> {
  const [approver] = actors.approvers;
  const january = platformAt(platform, new Date(`${year}-01-06T09:30:00+08:00`));
  const released = platformAt(platform, new Date(`${year}-01-07T10:10:00+08:00`));
  for (const { kind, short, name, source, budgetFen } of purses) {
    const fundId = await runInTransaction(january.database, (transaction) =>
      ensureFund(transaction, { key: demoFundKey(short, year), kind, name, source, divisionCode: canglangCode, year }, { actor: actors.accountant, at: january.clock.now() }),
    );
    const basis = `沧街财〔${year}〕2号`;
    const { id, state } = await planMovement(january, { actor: actors.accountant, fundId, plan: { kind: 'budget', amountFen: budgetFen, basis } });
    if (state === 'awaiting') await takeMovementAction(released, { actor: approver, movementId: id, action: 'releaseMovement', input: {} });
    else await takeMovementAction(released, { actor: actors.accountant, movementId: id, action: 'bookMovement', input: {} });
  }
}

/** The funds of 沧浪街道: for the stories of 2022, for last year and this one; a top-up waits for its release. */
export async function loadDemoFunds(platform: Platform, actors: DemoActors): Promise<void> {
  const thisYear = platform.clock.now().getFullYear();
  for (const year of new Set([2022, thisYear - 1, thisYear])) await openYear(platform, actors, year);
  await planMovement(platform, {
    actor: actors.accountant, fundId: await demoFund(platform, 'emergency', thisYear),
    plan: { kind: 'topUp', amountFen: 15_000_000, basis: `沧街财〔${thisYear}〕18号`, remark: '汛期隐患较多，申请追加' },
  });
}
