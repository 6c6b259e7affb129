import { z } from 'zod';
import type { Transition } from '../../../shared/lifecycle.ts';
import { type Access, type RouteDescriptor, defineRoute } from '../../../shared/route.ts';
import { type SweepAction, inputs } from '../inputs.ts';
import { sweepLifecycle } from '../lifecycle.ts';
import { idParams, stateSchema } from './schemas.ts';

export type OpenSweepAction = SweepAction;

function accessOf(transition: Transition): [Access, ...Access[]] {
  const accesses = transition.who.flatMap((who): Access[] => ('role' in who ? [who.role] : 'relation' in who ? ['gridWorker', 'workstationLead'] : []));
  const [first, ...rest] = Array.from(new Set(accesses));
  if (!first) throw new Error('A transition that only the system takes has no route');
  return [first, ...rest];
}

/** Facts are only ever added, so that they need no version; all else is refused on a sweep that moved on meanwhile. */
function bodyOf<Input extends z.ZodObject>(action: SweepAction, input: Input) {
  return input.extend({ baseVersion: action === 'record' ? z.int().min(1).optional() : z.int().min(1) });
}

const actionResult = z.object({
  id: z.uuid(),
  number: z.string(),
  state: stateSchema,
  version: z.int(),
  /** The case a find became. */
  case: z.object({ id: z.uuid(), number: z.string() }).nullable(),
});

/** One operation for every transition of the lifecycle. */
export const actionRoutes = Object.fromEntries(
  (Object.keys(sweepLifecycle.transitions) as SweepAction[]).map((action) => [
    action,
    defineRoute({
      operationId: `sweeps.${action}`,
      method: 'POST',
      path: `/api/v1/sweeps/{id}/actions/${action.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`,
      summary: `Take the action “${action}” of the sweep lifecycle`,
      access: accessOf(sweepLifecycle.transitions[action]),
      params: idParams,
      body: bodyOf(action, inputs[action]),
      output: actionResult,
    }),
  ]),
) as {
  readonly [Action in SweepAction]: RouteDescriptor<
    typeof idParams, z.ZodUndefined, ReturnType<typeof bodyOf<(typeof inputs)[Action]>>, typeof actionResult
  >;
};
