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

/** The case at the west gate of 桂花新村, which the README tells about. */
const gateNumber = 'CL-2022-000001';

async function gateId(context: BrowserContext): Promise<string> {
  const response = await context.request.get(`/api/v1/desk/requests?text=${gateNumber}`);
  const { items } = (await response.json()) as { readonly items: readonly { readonly id: string; readonly number: string }[] };
  const found = items.find(({ number }) => number === gateNumber);
  if (!found) throw new Error(`The desk does not find ${gateNumber}`);
  return found.id;
}

const both = ['zh', 'en'] as const;

/** Every picture, in the order in which the README tells the story. */
export const screens: readonly Screen[] = [
  ...both.map((language): Screen => ({ name: 'resident-home', path: () => '/', width: 390, language })),
  { name: 'resident-home', path: () => '/', width: 390, language: 'zh', elder: true },
  ...both.map((language): Screen => ({ name: 'resident-report', path: () => '/report', width: 390, language })),
  ...both.map((language): Screen => ({ name: 'resident-case', path: () => `/r/${gateNumber}`, width: 390, language })),
  ...both.map((language): Screen => ({ name: 'field-today', path: () => '/field', width: 390, language, as: 'gridWorker' })),
  ...both.map((language): Screen => ({ name: 'desk-list', path: () => '/desk/requests', width: 1440, language, as: 'clerk' })),
  ...both.map((language): Screen => ({
    name: 'desk-case', path: async (context) => `/desk/requests/${await gateId(context)}`, width: 1440, language, as: 'clerk',
  })),
];
