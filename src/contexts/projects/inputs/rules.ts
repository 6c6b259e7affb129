import { z } from 'zod';
import { meaningfulText } from '../../../shared/meaningful-text.ts';
import { workTypes } from '../inputs.ts';
import { fundKinds, purposes } from '../rules/fund-rules.ts';

const fen = z.int().min(1).max(100_000_000_000);
const days = z.int().min(1).max(60);
const naturalDays = z.int().min(1).max(1830);
const months = z.int().min(0).max(120);
const kindLimits = z.object({ maximumFen: fen, approvalDays: days, noticeDays: days });

/** Whom an approval level may name. */
export const approvingRoles = ['communityOfficer', 'approver'] as const;

/** The rules of micro-projects as people change them; terms in working days unless said. */
export const projectRulesSchema = z.object({
  kinds: z.object({ emergency: kindLimits, ordinary: kindLimits }),
  startFirst: z.object({ maximumFen: fen, papersDays: days }),
  approvals: z.array(z.object({ uptoFen: fen, roles: z.array(z.enum(approvingRoles)).min(1).max(2), persons: z.union([z.literal(1), z.literal(2)]) })).min(1).max(8),
  quotes: z.array(z.object({ uptoFen: fen, count: z.int().min(1).max(9) })).min(1).max(8),
  support: z.object({ agreed: z.int().min(1).max(100), of: z.int().min(1).max(100), leastAsked: z.int().min(1).max(1000) }),
  splitting: z.object({ days: naturalDays }),
  managersDuties: z.array(z.enum(workTypes)).max(workTypes.length),
  stageDays: z.object({ contract: days, start: days, acceptance: days, settlement: days, payment: days, evaluation: days }),
  warrantyMonths: z.object({ default: months }).extend(Object.fromEntries(workTypes.map((type) => [type, months.optional()])) as Record<(typeof workTypes)[number], z.ZodOptional<z.ZodInt>>),
  warrantyReminderDays: z.int().min(1).max(365),
});
export type ProjectRules = z.output<typeof projectRulesSchema>;

/** The rules of one kind of fund. */
export const fundRulesSchema = z.object({
  purposes: z.array(z.enum(purposes)).min(1).max(purposes.length),
  twoPersonsAboveFen: fen,
  carryOver: z.enum(['free', 'return']),
  lowShare: z.number().min(0).max(1),
});
export type FundRules = z.output<typeof fundRulesSchema>;

/** When something is worth a second look. */
export const signalRulesSchema = z.object({
  contractorShare: z.object({ days: naturalDays, leastProjects: z.int().min(2).max(1000), share: z.number().min(0.05).max(1) }),
  samePlace: z.object({ days: naturalDays }),
  unitPrice: z.object({ leastLines: z.int().min(2).max(1000), factor: z.number().min(1).max(10) }),
  splitting: z.object({ days: naturalDays, leastProjects: z.int().min(2).max(100), share: z.number().min(0.05).max(1) }),
});
export type SignalRules = z.output<typeof signalRulesSchema>;

export const ruleSets = ['projects', ...fundKinds, 'signals'] as const;
export type RuleSet = (typeof ruleSets)[number];
export type Rules = ProjectRules | FundRules | SignalRules;

const common = { divisionCode: z.string().regex(/^\d{6,15}$/u), validFrom: z.iso.date().meta({ control: 'date' }), source: meaningfulText(200) } as const;

/** A new version of one set of rules for a place. */
export const revisionPlan = z.discriminatedUnion('ruleSet', [
  z.object({ ruleSet: z.literal('projects'), ...common, rules: projectRulesSchema }),
  z.object({ ruleSet: z.enum(fundKinds), ...common, rules: fundRulesSchema }),
  z.object({ ruleSet: z.literal('signals'), ...common, rules: signalRulesSchema }),
]);
export type RevisionPlan = z.output<typeof revisionPlan>;

const remark = z.object({ remark: z.string().trim().max(500).meta({ control: 'longText' }).optional() });
const explanation = z.object({ explanation: meaningfulText(500).meta({ control: 'longText' }) });

/** What each action of a revision takes. */
export const ruleInputs = {
  proposeRules: z.object({ validFrom: common.validFrom, source: common.source }),
  releaseRules: remark,
  refuseRules: explanation,
  withdrawRules: explanation,
} as const;

export type RevisionAction = keyof typeof ruleInputs;
export type RevisionInputOf<Action extends RevisionAction> = z.output<(typeof ruleInputs)[Action]>;
