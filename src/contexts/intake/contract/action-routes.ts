import { type Access, type RouteDescriptor, defineRoute } from '../../../shared/route.ts';
import { z } from 'zod';
import { idParams } from '../../requests/contract.ts';
import type { ContactDayAction, inputs } from '../inputs.ts';
import { contactDayLifecycle } from '../lifecycle.ts';
import { hostRoles } from '../policy.ts';
import { dayResult } from './channel-routes.ts';

function withBaseVersion<Input extends z.ZodObject>(input: Input) {
  return input.extend({ baseVersion: z.int().min(1) });
}

/** One operation for every action of a contact day. */
export const actionRoutes = Object.fromEntries(
  Object.entries(contactDayLifecycle.transitions).map(([action, transition]) => [
    action,
    defineRoute({
      operationId: `intake.${action}`, method: 'POST', path: `/api/v1/contact-days/{id}/actions/${action}`, summary: `Take the action “${action}” of a contact day`,
      access: [...hostRoles] as [Access, ...Access[]], params: idParams, body: withBaseVersion(transition.input), output: dayResult,
    }),
  ]),
) as {
  readonly [Action in ContactDayAction]: RouteDescriptor<typeof idParams, z.ZodUndefined, ReturnType<typeof withBaseVersion<(typeof inputs)[Action]>>, typeof dayResult>;
};
