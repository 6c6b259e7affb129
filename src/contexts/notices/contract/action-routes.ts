import { z } from 'zod';
import type { Transition } from '../../../shared/lifecycle.ts';
import { type Access, type RouteDescriptor, defineRoute } from '../../../shared/route.ts';
import { type NoticeAction, inputs } from '../inputs.ts';
import { noticeLifecycle } from '../lifecycle.ts';
import { stateSchema } from './schemas.ts';

/** Actions the office takes; objecting has a public route of its own. */
export type OfficeAction = Exclude<NoticeAction, 'object'>;

const idParams = z.object({ id: z.uuid() });
const actionResult = z.object({ id: z.uuid(), number: z.string(), state: stateSchema, version: z.int() });

function accessOf(transition: Transition): [Access, ...Access[]] {
  const [first, ...rest] = Array.from(new Set(transition.who.flatMap((who): Access[] => ('role' in who ? [who.role] : []))));
  if (!first) throw new Error('A transition that no role takes has no route here');
  return [first, ...rest];
}

/** The version the caller saw: an action on a notice that moved on meanwhile is refused. */
function withBaseVersion<Input extends z.ZodObject>(input: Input) {
  return input.extend({ baseVersion: z.int().min(1) });
}

const actions = Object.keys(noticeLifecycle.transitions).filter((action): action is OfficeAction => action !== 'object');

/** One operation for every transition of the lifecycle that the office takes. */
export const actionRoutes = Object.fromEntries(
  actions.map((action) => [
    action,
    defineRoute({
      operationId: `notices.${action}`, method: 'POST', path: `/api/v1/desk/notices/{id}/actions/${action}`,
      summary: `Take the action “${action}” of the notice lifecycle`, access: accessOf(noticeLifecycle.transitions[action]),
      params: idParams, body: withBaseVersion(inputs[action]), output: actionResult,
    }),
  ]),
) as {
  readonly [Action in OfficeAction]: RouteDescriptor<
    typeof idParams, z.ZodUndefined, ReturnType<typeof withBaseVersion<(typeof inputs)[Action]>>, typeof actionResult
  >;
};
