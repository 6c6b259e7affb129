import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test';
import { followRequests } from './settled.ts';

/** What went wrong on the screens of a test, beside what its own expectations say. */
export interface Watch {
  readonly problems: string[];
  /** Lets a problem pass that the test brings about itself, e.g. a refused sign-in (the browser reports each 4xx). */
  readonly expect: (pattern: RegExp) => void;
  readonly add: (context: BrowserContext) => void;
}

const harmless = /GL Driver Message|Automatic fallback to software WebGL/;

/** Collects errors of the console (content policy reports among them) and of pages in all contexts added. */
export function createWatch(): Watch {
  const problems: string[] = [];
  const expected: RegExp[] = [harmless];
  const note = (text: string): void => {
    if (!expected.some((pattern) => pattern.test(text))) problems.push(text);
  };
  const watchPage = (page: Page): void => {
    page.on('console', (message: ConsoleMessage) => {
      if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => note(`page: ${error.message}`));
  };
  return {
    problems,
    expect: (pattern) => expected.push(pattern),
    add: (context) => {
      followRequests(context);
      context.pages().forEach(watchPage);
      context.on('page', watchPage);
    },
  };
}
