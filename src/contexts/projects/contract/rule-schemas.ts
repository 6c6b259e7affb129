import { z } from 'zod';
import { formFieldSchema } from '../../../shared/form.ts';
import { fundRulesSchema, projectRulesSchema, ruleSets, signalRulesSchema } from '../inputs/rules.ts';
import { revisionStates } from '../lifecycle/rule-revision.ts';

const day = z.iso.date();
export const revisionStateSchema = z.enum(revisionStates as [(typeof revisionStates)[number], ...(typeof revisionStates)[number][]]);
const rules = z.union([projectRulesSchema, fundRulesSchema, signalRulesSchema]);

const revisionSchema = z.object({
  id: z.uuid(), version: z.int(), state: revisionStateSchema, validFrom: day, source: z.string(), placeName: z.string(), rules, replaces: rules,
  /** Paths of the values that differ from the rules it replaces, and those by which more could be spent. */
  changed: z.array(z.string()), raises: z.array(z.string()),
  inForce: z.boolean(), createdAt: z.iso.datetime(), changedAt: z.iso.datetime(), proposedBy: z.string().nullable(), decidedBy: z.string().nullable(),
  actions: z.array(z.object({ action: z.string(), fields: z.array(formFieldSchema).readonly() })),
});

export const rulesPageSchema = z.object({
  divisionCode: z.string(), placeName: z.string(), today: day, mayPropose: z.boolean(),
  sets: z.array(z.object({
    ruleSet: z.enum(ruleSets), rules, since: day, source: z.object({ zh: z.string(), en: z.string() }),
    /** The place whose version holds; null: what ships with the program. */
    placeName: z.string().nullable(),
    revisions: z.array(revisionSchema),
  })),
});
export type RulesPage = z.output<typeof rulesPageSchema>;
export type RuleSetView = RulesPage['sets'][number];
export type RevisionView = RuleSetView['revisions'][number];
