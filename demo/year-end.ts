import { fundBalance, planMovement, takeMovementAction } from '../src/contexts/projects/index.ts';
import type { MovementPlan } from '../src/contexts/projects/inputs/movement.ts';
import type { Platform } from '../src/platform/platform.ts';
import type { DemoActors } from './actors.ts';
import { platformAt } from './clock.ts';
import { demoFund } from './funds.ts';
import type { ScheduledStep } from './project-schedule.ts';

/** What stays in last year's funds for projects that are still being done. */
const keptShare = 0.2;

/** Plans a movement of a fund, and lets the approver release or the accountant book it. */
async function move(platform: Platform, actors: DemoActors, at: Date, fundId: string, plan: MovementPlan): Promise<void> {
  const [approver] = actors.approvers;
  const { id, state } = await planMovement(platformAt(platform, at), { actor: actors.accountant, fundId, plan });
  const next = platformAt(platform, new Date(at.getTime() + 3 * 3_600_000));
  if (state === 'awaiting') await takeMovementAction(next, { actor: approver, movementId: id, action: 'releaseMovement', input: {} });
  else await takeMovementAction(next, { actor: actors.accountant, movementId: id, action: 'bookMovement', input: {} });
}

/** What of a fund's free money may leave it at the end of the year, in whole yuan as fen. */
async function leaving(platform: Platform, fundId: string): Promise<number> {
  const { free, source } = await fundBalance(platform.database, fundId);
  return Math.max(0, Math.floor((free - source * keptShare) / 100) * 100);
}

/**
 * The turn of the year: what is left of last year's emergency money goes on into this year, that of the annual round returns to the
 * treasury; in the flood season one fund is topped up.
 */
export function planYearEnd(platform: Platform, actors: DemoActors, year: number): readonly ScheduledStep[] {
  const step = (text: string, run: (at: Date) => Promise<void>): ScheduledStep => {
    const at = new Date(`${year}-${text}:00+08:00`);
    return { at, run: () => run(at) };
  };
  const carry = async (at: Date, purse: 'rapid' | 'emergency'): Promise<void> => {
    const [from, targetFundId] = [await demoFund(platform, purse, year - 1), await demoFund(platform, purse, year)];
    const amountFen = await leaving(platform, from);
    if (amountFen > 0) await move(platform, actors, at, from, { kind: 'carryOver', amountFen, targetFundId, basis: `沧街财〔${year}〕3号`, remark: `${year - 1}年结余结转，留两成给未完工的项目` });
  };
  return [
    step('01-08T09:30', (at) => carry(at, 'rapid')),
    step('01-08T10:00', (at) => carry(at, 'emergency')),
    step('01-08T10:30', async (at) => {
      const from = await demoFund(platform, 'annual', year - 1);
      const amountFen = await leaving(platform, from);
      if (amountFen > 0) await move(platform, actors, at, from, { kind: 'surrender', amountFen, basis: `姑财〔${year}〕1号`, remark: '年度经费结余交回区财政' });
    }),
    step('06-15T09:00', async (at) => move(platform, actors, at, await demoFund(platform, 'rapid', year), { kind: 'topUp', amountFen: 6_000_000, basis: `沧街财〔${year}〕11号`, remark: '梅雨季联系日小修小补增多，追加' })),
  ];
}
