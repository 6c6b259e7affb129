import { noticeOf, objectTo, takeAction } from '../src/contexts/notices/index.ts';
import type { Platform } from '../src/platform/platform.ts';
import type { DemoActors } from './actors.ts';
import { platformAt } from './clock.ts';
import type { ProjectPlan } from './project-schedule.ts';

interface Told {
  readonly text: string;
  readonly answer?: string;
}

/** A resident objects to the notice of a project; where there is an answer, the office gives it. */
export function objectToProject({ platform, actors }: { readonly platform: Platform; readonly actors: DemoActors }, plan: ProjectPlan, { text, answer }: Told, [objectedAt, answeredAt]: readonly [Date, Date]): void {
  plan.also(objectedAt, async (projectId) => {
    const there = platformAt(platform, objectedAt);
    const notice = await noticeOf(platform.database, { type: 'project', id: projectId }, objectedAt);
    if (notice) await objectTo(there, { actor: actors.resident, number: notice.number, input: { text } });
  });
  if (answer === undefined) return;
  plan.also(answeredAt, async (projectId) => {
    const notice = await noticeOf(platform.database, { type: 'project', id: projectId }, answeredAt);
    if (!notice) return;
    const input = { objectionNumber: 1, upheld: true, answer, publishWords: true };
    await takeAction(platformAt(platform, answeredAt), { actor: actors.clerk, noticeId: notice.id, action: 'answer', input });
  });
}
