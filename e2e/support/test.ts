import { expect, test as base } from '@playwright/test';
import { type DemoIdentity, openPerson, type Person, prepareScreen, type Screen } from './people.ts';
import { createWatch, type Watch } from './watch.ts';

export { expect } from '@playwright/test';

interface Fixtures {
  /** Fails the test for every error of console, page or content policy that it did not expect. */
  readonly watch: Watch;
  /** Gives further people their own screens; closed at the end. */
  readonly person: (who: DemoIdentity | 'visitor', screen?: Screen) => Promise<Person>;
}

/** The product's browser test: the built-in page and all further screens are watched. */
export const test = base.extend<Fixtures>({
  watch: [
    async ({ context }, use) => {
      const watch = createWatch();
      watch.add(context);
      await prepareScreen(context, {});
      await use(watch);
      expect(watch.problems, 'errors on the screens').toEqual([]);
    },
    { auto: true },
  ],
  person: async ({ browser, watch }, use) => {
    const people: Person[] = [];
    await use(async (who, screen) => {
      const opened = await openPerson(browser, watch, who, screen);
      people.push(opened);
      return opened;
    });
    for (const { context } of people) await context.close();
  },
});
