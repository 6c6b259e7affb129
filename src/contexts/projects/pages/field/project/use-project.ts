import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useLive } from '../../../../../ui/api/live.ts';

/** A project as this person sees it, kept fresh. */
export function useProject(id: string) {
  const answer = useApiQuery('projects.read', { params: { id } });
  useLive([`project:${id}`], ['projects']);
  return answer;
}
