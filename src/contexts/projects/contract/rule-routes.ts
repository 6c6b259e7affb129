import { z } from 'zod';
import { type RouteDescriptor, defineRoute } from '../../../shared/route.ts';
import { type RevisionAction, revisionPlan, ruleInputs } from '../inputs/rules.ts';
import { ruleKeeperRoles, ruleReaderRoles } from '../policy/rules.ts';
import { revisionStateSchema, rulesPageSchema } from './rule-schemas.ts';

const divisionCode = z.string().max(15);
const result = z.object({ id: z.uuid(), state: revisionStateSchema, version: z.int() });
const idParams = z.object({ id: z.uuid() });

export const readRulesPage = defineRoute({
  operationId: 'projects.readRulesPage', method: 'GET', path: '/api/v1/desk/project-rules', summary: 'All rules of projects, funds and signals in force at a place, with their versions',
  access: [...ruleReaderRoles], query: z.object({ divisionCode }), output: rulesPageSchema,
});
export const proposeRules = defineRoute({
  operationId: 'projects.proposeRules', method: 'POST', path: '/api/v1/desk/project-rules', summary: 'Propose new rules from a day on; where more could be spent by them, somebody else releases them',
  access: [...ruleKeeperRoles], body: revisionPlan, output: result, status: 201,
});

/** Actions on a version that was proposed already. */
export type LaterRevisionAction = Exclude<RevisionAction, 'proposeRules'>;
const segments: Readonly<Record<LaterRevisionAction, string>> = { releaseRules: 'release', refuseRules: 'refuse', withdrawRules: 'withdraw' };

function withBaseVersion<Input extends z.ZodObject>(input: Input) {
  return input.extend({ baseVersion: z.int().min(1) });
}

/** One operation for every later transition of the lifecycle. */
export const ruleActionRoutes = Object.fromEntries(
  (Object.keys(segments) as LaterRevisionAction[]).map((action) => [
    action,
    defineRoute({
      operationId: `projects.${action}`, method: 'POST', path: `/api/v1/desk/project-rule-revisions/{id}/actions/${segments[action]}`,
      summary: `Take the action “${action}” of a version of rules`,
      access: action === 'withdrawRules' ? [...ruleKeeperRoles] : ['approver', 'administrator'],
      params: idParams, body: withBaseVersion(ruleInputs[action]), output: result,
    }),
  ]),
) as {
  readonly [Action in LaterRevisionAction]: RouteDescriptor<typeof idParams, z.ZodUndefined, ReturnType<typeof withBaseVersion<(typeof ruleInputs)[Action]>>, typeof result>;
};
