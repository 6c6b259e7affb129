import type { APIResponse, BrowserContext } from '@playwright/test';
import type { z } from 'zod';
import * as people from '../../src/contexts/people/contract.ts';
import type { OutputOf, RouteDescriptor } from '../../src/shared/route.ts';

/** Whom to be: a role of the demo's staff, or its resident. */
export type DemoIdentity = 'resident' | 'clerk' | 'supervisor' | 'workstationLead' | 'gridWorker' | 'communityOfficer' | 'administrator' | 'approver' | 'accountant' | 'cityAdministrator' | 'citySupervisor';

type AnyOutput = RouteDescriptor<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

async function answerOf<Route extends AnyOutput>(route: Route, response: APIResponse): Promise<OutputOf<Route>> {
  if (!response.ok()) throw new Error(`${route.operationId} answered ${response.status()}: ${await response.text()}`);
  return route.output?.parse(await response.json()) as OutputOf<Route>;
}

/** Signs in as an identity of the demo, the way its buttons do: through the real sign-in with everything filled in. */
export async function enterAs(context: BrowserContext, identity: DemoIdentity): Promise<void> {
  const { request } = context;
  const headers = { 'x-requested-with': 'lianxin' };
  const { items } = await answerOf(people.listDemoAccounts, await request.get(people.listDemoAccounts.path));
  const ofRole = items.find(({ kind, role }) => (identity === 'resident' ? kind === 'resident' : role === identity));
  const account = items.find(({ labelKey }) => labelKey === identity) ?? ofRole;
  if (!account) throw new Error(`The demo has no ${identity}`);
  const path = people.demoCredentials.path.replace('{id}', account.id);
  const credentials = await answerOf(people.demoCredentials, await request.post(path, { headers }));
  if (credentials.kind === 'resident') {
    const { phone, code } = credentials;
    await answerOf(people.signInResident, await request.post(people.signInResident.path, { headers, data: { phone, code } }));
    return;
  }
  const { userName, password, code } = credentials;
  const step = await answerOf(people.signInStaff, await request.post(people.signInStaff.path, { headers, data: { userName, password } }));
  if (step.next === 'code') {
    const data = { ticket: step.ticket, code };
    await answerOf(people.proveSecondFactor, await request.post(people.proveSecondFactor.path, { headers, data }));
  }
}
