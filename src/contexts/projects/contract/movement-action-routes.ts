import { z } from 'zod';
import { type RouteDescriptor, defineRoute } from '../../../shared/route.ts';
import { type MovementAction, movementInputs } from '../inputs/movement.ts';
import { movementStates } from '../lifecycle/movement.ts';
import { fundKeeperRoles } from '../policy/fund.ts';

/** Actions on a movement that is planned already. */
export type LaterMovementAction = Exclude<MovementAction, 'planMovement'>;

const idParams = z.object({ id: z.uuid() });
const result = z.object({ id: z.uuid(), state: z.enum(movementStates), version: z.int() });
const segments: Readonly<Record<LaterMovementAction, string>> = { bookMovement: 'book', releaseMovement: 'release', refuseMovement: 'refuse', withdrawMovement: 'withdraw' };

/** The version the caller saw: an action on a movement that moved on meanwhile is refused. */
function withBaseVersion<Input extends z.ZodObject>(input: Input) {
  return input.extend({ baseVersion: z.int().min(1) });
}

/** One operation for every later transition of the lifecycle; the gate lets keepers of funds in, the lifecycle decides who may. */
export const movementActionRoutes = Object.fromEntries(
  (Object.keys(segments) as LaterMovementAction[]).map((action) => [
    action,
    defineRoute({
      operationId: `projects.${action}`, method: 'POST', path: `/api/v1/desk/fund-movements/{id}/actions/${segments[action]}`,
      summary: `Take the action “${action}” of a planned movement of money`,
      access: action === 'releaseMovement' || action === 'refuseMovement' ? ['approver'] : [...fundKeeperRoles],
      params: idParams, body: withBaseVersion(movementInputs[action]), output: result,
    }),
  ]),
) as {
  readonly [Action in LaterMovementAction]: RouteDescriptor<
    typeof idParams, z.ZodUndefined, ReturnType<typeof withBaseVersion<(typeof movementInputs)[Action]>>, typeof result
  >;
};
