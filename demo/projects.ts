import type { Compound } from '../src/contexts/places/index.ts';
import type { Platform } from '../src/platform/platform.ts';
import { plainDateOf } from '../src/shared/time.ts';
import type { DemoActors } from './actors.ts';
import { registerContractors } from './contractors.ts';
import { type DemoPurse, demoFund, demoFundKey } from './funds.ts';
import { planYearEnd } from './year-end.ts';
import { planGeneratedProjects } from './generate-projects.ts';
import type { PhotoAlbum } from './photo-album.ts';
import { reviseProjectRules } from './project-rules.ts';
import { runSchedule } from './project-schedule.ts';
import type { StoryRecords } from './story-canglang.ts';
import { planStoryProjects } from './story-projects.ts';

export interface ProjectDemo {
  readonly actors: DemoActors;
  readonly album: PhotoAlbum;
  readonly compounds: readonly Compound[];
  readonly compoundId: (name: string) => string;
  readonly records: StoryRecords;
}

const purses: readonly DemoPurse[] = ['rapid', 'emergency', 'annual'];

/** The micro-projects of the stories and a year of others, in the order in which they happened. */
export async function loadDemoProjects(platform: Platform, demo: ProjectDemo): Promise<void> {
  const thisYear = Number(plainDateOf(platform.clock.now().getTime()).slice(0, 4));
  const ids = new Map<string, string>();
  for (const year of new Set([2022, thisYear - 1, thisYear])) {
    for (const purse of purses) ids.set(demoFundKey(purse, year), await demoFund(platform, purse, year));
  }
  const fund = (purse: DemoPurse, year: number): string => ids.get(demoFundKey(purse, year)) ?? '';
  await reviseProjectRules(platform, demo.actors, thisYear);
  const contractors = await registerContractors(platform, demo.actors);
  const stories = planStoryProjects({ ...demo, platform, contractors, fund: (purse) => fund(purse, 2022) });
  const others = planGeneratedProjects({ ...demo, platform, contractors, fund });
  await runSchedule(platform, [...stories, ...others, { steps: planYearEnd(platform, demo.actors, thisYear) }]);
}
