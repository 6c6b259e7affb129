import { distanceInMetres } from '../../../../../shared/geometry.ts';
import { plainDateOf } from '../../../../../shared/time.ts';
import { dueOf, type Due, type State } from '../../shared/states.ts';

export interface Ordered {
  readonly id: string;
  readonly state: State;
  readonly response: Due | null;
  readonly resolution: Due | null;
  readonly point: { readonly longitude: number; readonly latitude: number } | null;
}

/** Where the phone is, in degrees WGS 84. */
export interface Here {
  readonly longitude: number;
  readonly latitude: number;
}

/** Metres from here; undefined where either place is unknown. */
export function distanceTo(task: Pick<Ordered, 'point'>, here: Here | undefined): number | undefined {
  if (!here || !task.point) return undefined;
  return distanceInMetres([here.longitude, here.latitude], [task.point.longitude, task.point.latitude]);
}

function dueTime(task: Ordered): number {
  const due = dueOf(task);
  return due ? Date.parse(due.due) : Number.POSITIVE_INFINITY;
}

/** By the nearest limit, those without one last; equal limits by distance. */
export function byDue<Task extends Ordered>(tasks: readonly Task[], here: Here | undefined): readonly Task[] {
  const far = Number.MAX_SAFE_INTEGER;
  return [...tasks].sort((a, b) => {
    const [first, second] = [dueTime(a), dueTime(b)];
    return first === second ? (distanceTo(a, here) ?? far) - (distanceTo(b, here) ?? far) : first < second ? -1 : 1;
  });
}

/** Nearest first; those without a point keep their order by limit at the end. */
export function byDistance<Task extends Ordered>(tasks: readonly Task[], here: Here): readonly Task[] {
  const far = Number.MAX_SAFE_INTEGER;
  return [...byDue(tasks, here)].sort((a, b) => (distanceTo(a, here) ?? far) - (distanceTo(b, here) ?? far));
}

export type DueGroup = 'late' | 'today' | 'later' | 'none';

/** Tasks under “late”, “today” (in Suzhou), “later”, “no limit”; empty groups are left out. */
export function groupByDue<Task extends Ordered>(tasks: readonly Task[], now: number): readonly { readonly group: DueGroup; readonly tasks: readonly Task[] }[] {
  const groupOf = (task: Ordered): DueGroup => {
    const time = dueTime(task);
    if (time === Number.POSITIVE_INFINITY) return 'none';
    if (time < now) return 'late';
    return plainDateOf(time) === plainDateOf(now) ? 'today' : 'later';
  };
  return (['late', 'today', 'later', 'none'] as const)
    .map((group) => ({ group, tasks: tasks.filter((task) => groupOf(task) === group) }))
    .filter(({ tasks: found }) => found.length > 0);
}
