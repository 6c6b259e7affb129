import { z } from 'zod';
import type { Transition } from '../../../shared/lifecycle.ts';
import { type Access, type RouteDescriptor, defineRoute } from '../../../shared/route.ts';
import { type PolicyAction, inputs } from '../inputs.ts';
import { policyLifecycle } from '../lifecycle.ts';
import { idParams, policyResult } from './routes.ts';

/** Actions that people take; the program alone supersedes. */
export type OpenPolicyAction = Exclude<PolicyAction, 'supersede'>;

function accessOf(transition: Transition): [Access, ...Access[]] {
  const [first, ...rest] = Array.from(new Set(transition.who.flatMap((who): Access[] => ('role' in who ? [who.role] : []))));
  if (!first) throw new Error('A transition that only the system takes has no route');
  return [first, ...rest];
}

/** The version the caller saw: an action on a policy that moved on meanwhile is refused. */
function withBaseVersion<Input extends z.ZodObject>(input: Input) {
  return input.extend({ baseVersion: z.int().min(1) });
}

const actions = Object.keys(policyLifecycle.transitions).filter((action): action is OpenPolicyAction => action !== 'supersede');

/** One operation for every transition of the lifecycle that people take. */
export const actionRoutes = Object.fromEntries(
  actions.map((action) => [
    action,
    defineRoute({
      operationId: `fares.${action}`,
      method: 'POST',
      path: `/api/v1/fares/policies/{id}/actions/${action}`,
      summary: `Take the action “${action}” of the fare policy lifecycle`,
      access: accessOf(policyLifecycle.transitions[action]),
      params: idParams,
      body: withBaseVersion(inputs[action]),
      output: policyResult,
    }),
  ]),
) as {
  readonly [Action in OpenPolicyAction]: RouteDescriptor<
    typeof idParams, z.ZodUndefined, ReturnType<typeof withBaseVersion<(typeof inputs)[Action]>>, typeof policyResult
  >;
};
