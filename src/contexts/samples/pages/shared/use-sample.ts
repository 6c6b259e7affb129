import { useEffect } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useLive } from '../../../../ui/api/live.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { useQueue } from '../../../../ui/offline/queue.ts';

export type Sample = Output<'samples.read'>;
export type Item = Sample['items'][number];

/** One sample, read anew when somebody acts on it. */
export function useSample(id: string) {
  const answer = useApiQuery('samples.read', { params: { id } });
  useLive([`sample:${id}`], ['samples']);
  return answer;
}

/** The same on the phone: its last answer is kept for times without a network, and it is read anew when looks of this phone were answered. */
export function useKeptSample(id: string) {
  const answer = useApiQuery('samples.read', { params: { id } }, { offline: true });
  useLive([`sample:${id}`], ['samples']);
  const answered = useQueue().filter(({ operation, state }) => operation === 'samples.record' && (state === 'sent' || state === 'refused')).length;
  useEffect(() => {
    if (answered > 0) void answer.refetch();
    // Only the number of answered looks counts; `answer` is new on every drawing.
  }, [answered]);
  return answer;
}

/** The case to look at after this one: the next in the order of drawing that is open and not one’s own work. */
export function nextOf(sample: Sample, item: Item): Item | undefined {
  const open = sample.items.filter((one) => one.id !== item.id && one.verdict === null && one.mayRecord);
  return open.find(({ position }) => position > item.position) ?? open[0];
}
