import { proposeRules, takeRulesAction } from '../src/contexts/projects/index.ts';
import { projectRulesSchema } from '../src/contexts/projects/inputs/rules.ts';
import { rulebooks } from '../src/contexts/projects/rules/rulebook.ts';
import { signalRules } from '../src/contexts/projects/rules/signals.ts';
import type { Platform } from '../src/platform/platform.ts';
import { DAY } from '../src/shared/time.ts';
import type { DemoActors } from './actors.ts';
import { platformAt } from './clock.ts';
import { canglangCode } from './places-canglang.ts';

/**
 * The street changed its rules once this year: emergencies may start first with a little more, which an approver released, and one contractor's
 * share is looked at sooner.
 */
export async function reviseProjectRules(platform: Platform, actors: DemoActors, year: number): Promise<void> {
  const proposedAt = new Date(`${year}-01-05T10:00:00+08:00`);
  const [book] = rulebooks;
  const [signals] = signalRules;
  if (!book || !signals || proposedAt > platform.clock.now()) return;
  const proposed = platformAt(platform, proposedAt);
  const validFrom = `${year}-01-08`;
  const rules = projectRulesSchema.parse({ ...book, startFirst: { ...book.startFirst, maximumFen: 600_000 } });
  const { id, state } = await proposeRules(proposed, {
    actor: actors.accountant, plan: { ruleSet: 'projects', divisionCode: canglangCode, validFrom, rules, source: `沧街办〔${year}〕2号：上年汛期抢险材料涨价，先行施工限额提高到6000元` },
  });
  if (state === 'awaiting') await takeRulesAction(platformAt(platform, new Date(proposedAt.getTime() + DAY)), { actor: actors.approvers[0], revisionId: id, action: 'releaseRules', input: { remark: '同意，仍须五个工作日内补办手续。' } });
  await proposeRules(proposed, {
    actor: actors.accountant,
    plan: {
      ruleSet: 'signals', divisionCode: canglangCode, validFrom, source: `沧街办〔${year}〕2号：内控检查建议，半年内承接超过三成五就提醒`,
      rules: { contractorShare: { days: 180, leastProjects: 5, share: 0.35 }, samePlace: signals.samePlace, unitPrice: signals.unitPrice, splitting: signals.splitting },
    },
  });
}
