import { z } from 'zod';
import { type Access, type RouteDescriptor, defineRoute } from '../../../shared/route.ts';
import type { Transition } from '../../../shared/lifecycle.ts';
import type { RequestAction, inputs } from '../inputs.ts';
import { requestLifecycle } from '../lifecycle.ts';
import { idParams, stateSchema } from './schemas.ts';

/** The path segment of an action: `siteCheck` → `site-check`. */
export function actionSegment(action: string): string {
  return action.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

function accessOf(transition: Transition): [Access, ...Access[]] {
  const accesses = transition.who.flatMap((who): Access[] => ('role' in who ? [who.role] : 'relation' in who ? ['public'] : []));
  const [first, ...rest] = [...new Set(accesses)];
  if (!first) throw new Error('A transition that only the system takes has no route');
  return [first, ...rest];
}

/** Units answer through their hand-over, which proves who they are. */
function isForUnits(who: Transition['who']): boolean {
  return who.every((one) => 'relation' in one && one.relation === 'unit');
}

/** The version the caller saw: an action on a request that moved on meanwhile is refused. */
function withBaseVersion<Input extends z.ZodObject>(input: Input) {
  return input.extend({ baseVersion: z.int().min(1) });
}

const actionResult = z.object({ id: z.uuid(), number: z.string(), state: stateSchema, version: z.int() });

/** One operation for every transition of the lifecycle, with the input of its table row. */
export const actionRoutes = Object.fromEntries(
  Object.entries(requestLifecycle.transitions).filter(([, { who }]) => !isForUnits(who)).map(([action, transition]) => [
    action,
    defineRoute({
      operationId: `requests.${action}`,
      method: 'POST',
      path: `/api/v1/requests/{id}/actions/${actionSegment(action)}`,
      summary: `Take the action “${action}” of the request lifecycle`,
      access: accessOf(transition),
      params: idParams,
      body: withBaseVersion(transition.input),
      output: actionResult,
    }),
  ]),
) as {
  readonly [Action in Exclude<RequestAction, 'unitAccept' | 'unitReturn' | 'unitDone'>]: RouteDescriptor<
    typeof idParams,
    z.ZodUndefined,
    ReturnType<typeof withBaseVersion<(typeof inputs)[Action]>>,
    typeof actionResult
  >;
};

