import { divisionTree } from '../src/contexts/places/index.ts';
import { readCompoundsWithin } from '../src/contexts/places/store/compounds.ts';
import { listCategories } from '../src/contexts/requests/store/categories.ts';
import { addJob } from '../src/platform/jobs/add-job.ts';
import { dropWaitingJobs } from '../src/platform/jobs/drop-waiting-jobs.ts';
import { countStatistics } from '../src/contexts/requests/index.ts';
import type { Platform } from '../src/platform/platform.ts';
import { createActors, founder } from './actors.ts';
import { platformAt } from './clock.ts';
import { loadDispatchRules } from './dispatch-rules.ts';
import { loadDemoFunds } from './funds.ts';
import { playFollowUps } from './follow-up.ts';
import { generateRequests } from './generate-requests.ts';
import { openAlbum } from './photo-album.ts';
import { canglangCode } from './places-canglang.ts';
import { loadDemoPlaces } from './places.ts';
import { loadDemoProjects } from './projects.ts';
import { openChannels, tellSujin } from './story-intake.ts';
import { tellCanglang } from './story-canglang.ts';
import { drawSpotChecks } from './spot-checks.ts';
import { generateSweeps } from './story-sweep.ts';

/** When the invented people of the demo were given their accounts: before the first story. */
const staffedAt = new Date('2022-06-01T09:00:00+08:00');

function lookUp<Value>(values: ReadonlyMap<string, Value>, what: string): (name: string) => Value {
  return (name) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`The demo misses the ${what} ${name}`);
    return value;
  };
}

/** Loads the demo into a prepared, empty installation: places, people, the stories and a year of everyday requests. */
export async function loadDemo(platform: Platform, requestCount: number): Promise<void> {
  const { database, clock } = platform;
  const early = platformAt(platform, staffedAt);
  await loadDemoPlaces(early, founder);
  const actors = await createActors(early);
  const street = (await divisionTree(database)).get(canglangCode);
  const compounds = await readCompoundsWithin(database, { withinPath: street?.path ?? '', managed: undefined });
  const categoryId = lookUp(new Map((await listCategories(database, undefined)).map(({ code, id }) => [code, id])), 'category');
  const compoundId = lookUp(new Map(compounds.map(({ name, id }) => [name, id])), 'compound');
  await loadDispatchRules(early, actors, categoryId);
  await loadDemoFunds(platform, actors);
  const album = openAlbum(platform);
  await generateRequests(platform, { count: requestCount, now: clock.now(), compounds, categoryId, actors, album });
  await playFollowUps(platform, { now: clock.now(), compounds, categoryId, actors, album });
  await drawSpotChecks(platform, actors, album);
  // Nobody is told today what happened in the past year; the stories' messages stay, to be seen in the outbox.
  await dropWaitingJobs(database, 'requests.tellReporters');
  const channels = await openChannels(platform, actors);
  const records = await tellCanglang(platform, actors, album, { compoundId, categoryId, channels });
  await channels.sumUp();
  await tellSujin(platform, actors.sujinClerk);
  await loadDemoProjects(platform, { actors, album, compounds, compoundId, records });
  await generateSweeps(platform, actors, album, categoryId);
  // The first start learns categories and looks for hot topics when the program runs, not while somebody waits for it.
  await addJob(database, 'requests.trainClassifier', {});
  await addJob(database, 'insight.refreshTopics', {});
  // The figures of a year are there with the first look.
  await countStatistics(platform, new AbortController().signal);
}
