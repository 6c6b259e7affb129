import type { Tone } from '../../../../ui/tokens.ts';
import type { ProjectSummary } from '../../contract.ts';

/** One colour per meaning: waiting, in progress, done, ended otherwise. */
export const projectTones: Readonly<Record<ProjectSummary['state'], Tone>> = {
  draft: 'neutral', submitted: 'soon', confirming: 'soon', approved: 'active', noticed: 'active', cleared: 'active', contracted: 'active', working: 'active',
  done: 'soon', accepted: 'done', settled: 'soon', paid: 'done', closed: 'done', rejected: 'late', cancelled: 'late',
};

/** The newest amount known: accounted, approved or estimated; in fen. */
export function amountOf(project: Pick<ProjectSummary, 'finalFen' | 'approvedFen' | 'estimateFen'>): number {
  return project.finalFen ?? project.approvedFen ?? project.estimateFen;
}
