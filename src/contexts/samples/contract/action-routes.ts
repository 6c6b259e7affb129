import { z } from 'zod';
import { type RouteDescriptor, defineRoute } from '../../../shared/route.ts';
import { type SampleAction, inputs } from '../inputs.ts';
import { sampleLifecycle } from '../lifecycle.ts';
import { idParams, stateSchema } from './schemas.ts';

/** A look names the looks it knew of instead of the version: two people look at two cases of one sample at once. */
function bodyOf<Input extends z.ZodObject>(action: SampleAction, input: Input) {
  return input.extend({ baseVersion: action === 'record' ? z.int().min(1).optional() : z.int().min(1) });
}

const actionResult = z.object({
  id: z.uuid(),
  number: z.string(),
  state: stateSchema,
  version: z.int(),
  /** How a case went back to work, if it did. */
  sentBack: z.enum(['rework', 'reopen']).nullable(),
});

/** One operation for every transition of the lifecycle. */
export const actionRoutes = Object.fromEntries(
  (Object.keys(sampleLifecycle.transitions) as SampleAction[]).map((action) => [
    action,
    defineRoute({
      operationId: `samples.${action}`,
      method: 'POST',
      path: `/api/v1/samples/{id}/actions/${action}`,
      summary: `Take the action “${action}” of the sample lifecycle`,
      access: ['supervisor'],
      params: idParams,
      body: bodyOf(action, inputs[action]),
      output: actionResult,
    }),
  ]),
) as {
  readonly [Action in SampleAction]: RouteDescriptor<typeof idParams, z.ZodUndefined, ReturnType<typeof bodyOf<(typeof inputs)[Action]>>, typeof actionResult>;
};
