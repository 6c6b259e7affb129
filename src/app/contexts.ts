import { type CalendarListener, calendarRecomputeJob, serveCalendar } from '../platform/calendar/index.ts';
import type { ChainedTable } from '../platform/events/verify.ts';
import { type FileRules, fileJobs, serveFiles } from '../platform/files/index.ts';
import type { Router } from '../platform/http/router.ts';
import { idempotencyJobs } from '../platform/idempotency/jobs.ts';
import type { AnyJob } from '../platform/jobs/define-job.ts';
import { serveJobs } from '../platform/jobs/routes.ts';
import { serveLive } from '../platform/live/routes.ts';
import type { Platform } from '../platform/platform.ts';
import { notifyJobs, serveNotify } from '../platform/notify/index.ts';
import * as fares from '../contexts/fares/index.ts';
import * as insight from '../contexts/insight/index.ts';
import * as intake from '../contexts/intake/index.ts';
import * as notices from '../contexts/notices/index.ts';
import * as people from '../contexts/people/index.ts';
import * as places from '../contexts/places/index.ts';
import * as projects from '../contexts/projects/index.ts';
import * as requests from '../contexts/requests/index.ts';
import * as samples from '../contexts/samples/index.ts';
import * as sweeps from '../contexts/sweeps/index.ts';
import { serveGtfs } from '../interop/gtfs/index.ts';

/** Everything the program consists of, named once: what is served, what runs in the background, what is verified. */
export function serveEverything(router: Router, platform: Platform): void {
  serveLive(router, platform);
  serveCalendar(router, platform);
  serveFiles(router, platform, fileRules);
  serveNotify(router, platform);
  serveJobs(router, platform);
  places.servePlaces(router, platform);
  people.servePeople(router, platform, [requests.reporterData, notices.objectorData]);
  notices.serveNotices(router, platform);
  requests.serveRequests(router, platform, intake.findEntrance);
  intake.serveIntake(router, platform);
  sweeps.serveSweeps(router, platform);
  samples.serveSamples(router, platform);
  projects.serveMicroProjects(router, platform);
  insight.serveInsight(router, platform);
  projects.serveFunds(router, platform);
  projects.serveRules(router, platform);
  fares.serveFares(router, platform);
  serveGtfs(router, platform);
}

const fileRules: FileRules = { request: requests.requestFileRule, sweep: sweeps.sweepFileRule, sample: samples.sampleFileRule, project: projects.projectFileRule };

const calendarListeners: readonly CalendarListener[] = [requests.calendarListener, notices.calendarListener, projects.calendarListener];

export const jobs: readonly AnyJob[] = [
  ...fileJobs,
  ...idempotencyJobs,
  calendarRecomputeJob(calendarListeners),
  ...notifyJobs(people.resolveAddress),
  ...people.jobs,
  ...notices.noticeJobs,
  ...requests.requestJobs,
  ...intake.intakeJobs,
  ...sweeps.sweepJobs,
  ...samples.sampleJobs,
  ...projects.projectJobs,
  ...insight.insightJobs,
];

export const chainedTables: readonly ChainedTable[] = [
  ...places.chainedTables,
  ...people.chainedTables,
  ...notices.chainedTables,
  ...requests.chainedTables,
  ...intake.chainedTables,
  ...sweeps.chainedTables,
  ...samples.chainedTables,
  ...projects.chainedTables,
  ...insight.chainedTables,
  ...fares.chainedTables,
];
