import type { Task } from './use-tasks.ts';

/** Opens the map app most phones here have, at the place of a task; WGS 84 is converted there. Undefined when the place has no name and no point. */
export function navigationAddress(task: Pick<Task, 'point' | 'placeName' | 'compoundName' | 'address'>): string | undefined {
  const name = [task.compoundName ?? task.placeName, task.address].filter(Boolean).join(' ');
  if (task.point) {
    const { longitude, latitude } = task.point;
    return `https://uri.amap.com/marker?position=${longitude},${latitude}&name=${encodeURIComponent(name)}&coordinate=wgs84&callnative=1`;
  }
  return name === '' ? undefined : `https://uri.amap.com/search?keyword=${encodeURIComponent(name)}&callnative=1`;
}
