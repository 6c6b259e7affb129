import { z } from 'zod';
import type { Transition } from '../../../shared/lifecycle.ts';
import { type Access, type RouteDescriptor, defineRoute } from '../../../shared/route.ts';
import type { ProjectAction, inputs } from '../inputs.ts';
import { projectLifecycle } from '../lifecycle/project.ts';
import { type SiteAction, isSiteAction } from '../rules/site-work.ts';
import { projectInstant, projectStateSchema } from './project-schemas.ts';

/** The path segment of an action: `startWork` → `start-work`. */
function segmentOf(action: string): string {
  return action.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

/** Who can stand in a relation at all; the policy decides about the single project. */
const accessOfRelation: Readonly<Record<string, readonly Access[]>> = {
  approver: ['communityOfficer', 'approver'],
  changeApprover: ['communityOfficer', 'approver'],
  resident: ['resident'],
};

function accessOf(transition: Transition): [Access, ...Access[]] | undefined {
  const accesses = transition.who.flatMap((who): readonly Access[] => ('role' in who ? [who.role] : 'relation' in who ? (accessOfRelation[who.relation] ?? []) : []));
  const [first, ...rest] = [...new Set(accesses)];
  return first === undefined ? undefined : [first, ...rest];
}

/** What comes beside the input of every action. */
const envelope = { baseVersion: z.int().min(1) };
/** Work on site also says when it was written: it may have waited on the phone. */
const siteEnvelope = { ...envelope, writtenAt: projectInstant.optional() };

/** The input of an action with its envelope. */
type Enveloped<Action extends ProjectAction> = ReturnType<typeof extended<(typeof inputs)[Action], Action extends SiteAction ? typeof siteEnvelope : typeof envelope>>;

function extended<Input extends z.ZodObject, Envelope extends z.ZodRawShape>(input: Input, around: Envelope) {
  return input.extend(around);
}

const actionResult = z.object({ id: z.uuid(), number: z.string(), state: projectStateSchema, version: z.int() });
const params = z.object({ id: z.uuid() });

/** One operation for every transition that people take, with the input of its table row. */
export const projectActionRoutes = Object.fromEntries(
  Object.entries(projectLifecycle.transitions).flatMap(([action, transition]) => {
    const access = accessOf(transition);
    if (!access) return [];
    return [[
      action,
      defineRoute({
        operationId: `projects.${action}`, method: 'POST', path: `/api/v1/projects/{id}/actions/${segmentOf(action)}`,
        summary: `Take the action “${action}” of the project lifecycle`, access, params, body: extended(transition.input, isSiteAction(action) ? siteEnvelope : envelope), output: actionResult,
      }),
    ]];
  }),
) as {
  readonly [Action in Exclude<ProjectAction, 'remindWarranty'>]: RouteDescriptor<
    typeof params,
    z.ZodUndefined,
    Enveloped<Action>,
    typeof actionResult
  >;
};
