import type { BrowserContext, Page } from '@playwright/test';
import type { DemoIdentity } from './enter-as.ts';

/** One picture of the README. */
export interface Screen {
  /** First part of the file name; language, mode and width follow. */
  readonly name: string;
  readonly path: (context: BrowserContext) => Promise<string> | string;
  readonly width: 390 | 1440;
  readonly language: 'zh' | 'en';
  readonly elder?: boolean;
  readonly as?: DemoIdentity;
  /** What to do on the page before the picture is taken. */
  readonly before?: (page: Page) => Promise<unknown>;
}

/** The number of the case at the west gate of 桂花新村, which the README tells about. */
async function gateNumber(context: BrowserContext): Promise<string> {
  const response = await context.request.get(`/api/v1/public/requests?text=${encodeURIComponent('桂花新村')}&solved=true`);
  const { items } = (await response.json()) as { readonly items: readonly { readonly number: string; readonly title?: string }[] };
  const found = items.find(({ number }) => number.includes('2022')) ?? items[0];
  if (!found) throw new Error('The demo has no case at 桂花新村');
  return found.number;
}

async function gateId(context: BrowserContext): Promise<string> {
  const number = await gateNumber(context);
  const response = await context.request.get(`/api/v1/desk/requests?text=${encodeURIComponent(number)}`);
  const { items } = (await response.json()) as { readonly items: readonly { readonly id: string; readonly number: string }[] };
  const found = items.find((item) => item.number === number);
  if (!found) throw new Error(`The desk does not find ${number}`);
  return found.id;
}

const both = ['zh', 'en'] as const;

/** Every picture, in the order in which the README tells the story. */
export const screens: readonly Screen[] = [
  ...both.map((language): Screen => ({ name: 'resident-home', path: () => '/', width: 390, language })),
  { name: 'resident-home', path: () => '/', width: 390, language: 'zh', elder: true },
  ...both.map((language): Screen => ({ name: 'resident-report', path: () => '/report', width: 390, language })),
  ...both.map((language): Screen => ({ name: 'resident-case', path: async (context) => `/r/${await gateNumber(context)}`, width: 390, language })),
  ...both.map((language): Screen => ({ name: 'field-today', path: () => '/field', width: 390, language, as: 'gridWorker' })),
  ...both.map((language): Screen => ({ name: 'desk-list', path: () => '/desk/requests', width: 1440, language, as: 'clerk' })),
  ...both.map((language): Screen => ({
    name: 'desk-case', path: async (context) => `/desk/requests/${await gateId(context)}`, width: 1440, language, as: 'clerk',
  })),
];
