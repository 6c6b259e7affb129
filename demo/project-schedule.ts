import { proposeProject, takeProjectAction } from '../src/contexts/projects/index.ts';
import { applicationSchema, type Application, type InputOf, type ProjectAction } from '../src/contexts/projects/inputs.ts';
import type { Platform } from '../src/platform/platform.ts';
import type { Actor, StaffActor } from '../src/shared/actor.ts';
import { platformAt } from './clock.ts';
import type { PhotoAlbum } from './photo-album.ts';
import type { Scene } from './photos.ts';

/** Something that happens at a moment; all projects' steps are taken in one order, as the ledger keeps them. */
export interface ScheduledStep {
  readonly at: Date;
  readonly run: () => Promise<void>;
}

interface Sight {
  readonly scene: Scene;
  readonly solved: boolean;
  readonly variant: number;
}

/** Plans the steps of one project. */
export interface ProjectPlan {
  propose(actor: StaffActor, at: Date, application: Partial<Application> & Pick<Application, 'title' | 'workType' | 'places'>, origins?: readonly { readonly type: 'request' | 'sweep'; readonly id: string }[]): void;
  act<Action extends ProjectAction>(actor: Actor, at: Date, action: Action, input: InputOf<Action> | ((projectId: string) => Promise<InputOf<Action>>)): void;
  /** Something others do about the project. */
  also(at: Date, run: (projectId: string) => Promise<void>): void;
  /** A photo taken by somebody at a moment. */
  photo(actor: Actor, at: Date, sight: Sight): Promise<string>;
  readonly steps: readonly ScheduledStep[];
}

/** Begins the plan of a project. */
export function planProject(platform: Platform, album: PhotoAlbum): ProjectPlan {
  const steps: ScheduledStep[] = [];
  let projectId = '';
  return {
    steps,
    propose(actor, at, application, origins = []) {
      steps.push({
        at,
        run: async () => {
          const input = { ...applicationSchema.parse({ kind: 'emergency', ...application }), origins: [...origins] };
          projectId = (await proposeProject(platformAt(platform, at), { actor, input })).id;
        },
      });
    },
    act(actor, at, action, input) {
      steps.push({
        at,
        run: async () => {
          const given = typeof input === 'function' ? await input(projectId) : input;
          await takeProjectAction(platformAt(platform, at), { actor, projectId, action, input: given });
        },
      });
    },
    also(at, run) {
      steps.push({ at, run: () => run(projectId) });
    },
    photo: (actor, at, { scene, solved, variant }) => album.take(actor, at, scene, solved, variant),
  };
}

/** Lets everything happen in the order of time, up to now. */
export async function runSchedule(platform: Platform, plans: readonly Pick<ProjectPlan, 'steps'>[]): Promise<void> {
  const now = platform.clock.now();
  const steps = plans.flatMap((plan) => plan.steps).filter(({ at }) => at <= now);
  for (const { run } of steps.sort((one, other) => one.at.getTime() - other.at.getTime())) await run();
}
