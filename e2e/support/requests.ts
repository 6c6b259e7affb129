import { randomUUID } from 'node:crypto';
import type { APIRequestContext, APIResponse, Cookie } from '@playwright/test';
import sharp from 'sharp';
import { actionSegment, type Receipt } from '../../src/contexts/requests/contract.ts';
import type { DemoIdentity, Person, Screen } from './people.ts';

const headers = (): Record<string, string> => ({ 'x-requested-with': 'lianxin', 'idempotency-key': randomUUID() });

async function answer<Value>(response: APIResponse): Promise<Value> {
  if (!response.ok()) throw new Error(`${response.url()} answered ${response.status()}: ${await response.text()}`);
  return (await response.json()) as Value;
}

const keptSessions = new Map<DemoIdentity, Cookie[]>();

/** Opens a screen for somebody of the demo and signs in once only: a second factor's code is good for one sign-in. */
export async function openStaff(person: (who: DemoIdentity | 'visitor', screen?: Screen) => Promise<Person>, who: DemoIdentity, screen?: Screen): Promise<Person> {
  const kept = keptSessions.get(who);
  if (kept) {
    const opened = await person('visitor', screen);
    await opened.context.addCookies(kept);
    return opened;
  }
  const opened = await person(who, screen);
  keptSessions.set(who, await opened.context.cookies());
  return opened;
}

/** A small photo of its own: a word on a coloured ground. */
export async function drawPhoto(word: string, ground = '#7a9c8e'): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const label = Buffer.from(`<svg width="640" height="480"><rect width="640" height="480" fill="${ground}"/><text x="60" y="260" font-size="96">${word}</text></svg>`);
  const buffer = await sharp(label).jpeg().toBuffer();
  return { name: `${word}.jpg`, mimeType: 'image/jpeg', buffer };
}

/** Sends a photo, as the screens do before an action names it. */
export async function sendPhoto(request: APIRequestContext, word: string): Promise<string> {
  const response = await request.post('/api/v1/files', { headers: headers(), multipart: { photo: await drawPhoto(word) } });
  return (await answer<{ id: string }>(response)).id;
}

/** Reports something in 桂花新村 without signing in. */
export async function report(request: APIRequestContext, text: string, further: Readonly<Record<string, unknown>> = {}): Promise<Receipt> {
  const data = { text, where: { kind: 'address', text: '桂花新村西门', divisionCode: '320508020014' }, who: { anonymous: true }, ...further };
  return answer(await request.post('/api/v1/requests', { headers: headers(), data }));
}

interface Desk {
  readonly version: number;
}

/** Takes one action of a request on its present version. */
export async function act({ context }: Person, id: string, action: string, input: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const { request } = context;
  const { version } = await answer<Desk>(await request.get(`/api/v1/desk/requests/${id}`));
  await answer(await request.post(`/api/v1/requests/${id}/actions/${actionSegment(action)}`, { headers: headers(), data: { ...input, baseVersion: version } }));
}

interface Workstations {
  readonly items: readonly { readonly id: string; readonly name: string }[];
}

/** Gives a case to the workstation whose crew the demo's sign-in offers. */
export async function dispatch(clerk: Person, id: string, input: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const { items } = await answer<Workstations>(await clerk.context.request.get('/api/v1/places/workstations?within=320508020000'));
  const workstationId = items.find(({ name }) => name.startsWith('第五'))?.id;
  await act(clerk, id, 'dispatch', { workstationId, ...input });
}
