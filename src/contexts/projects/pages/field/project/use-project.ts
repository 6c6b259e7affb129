import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useLive } from '../../../../../ui/api/live.ts';
import { useAfterSending } from '../../../../../ui/offline/pending.ts';

/** A project as this person sees it, kept fresh, and kept on this phone for times without a network. */
export function useProject(id: string) {
  const answer = useApiQuery('projects.read', { params: { id } }, { offline: true });
  useLive([`project:${id}`], ['projects']);
  useAfterSending(() => void answer.refetch());
  return answer;
}
