import type { TimelineEvent } from '../../../../platform/events/timeline.ts';
import type { ProjectSummary } from '../../contract/project-schemas.ts';
import type { ProjectRow } from '../../store/projects/project-row.ts';

/** An instant for the wire. */
export function instant(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}

/** Why a project is late now. */
export function lateness(row: Pick<ProjectRow, 'stageDue' | 'papers' | 'papersDue'>, now: Date): ('stage' | 'papers')[] {
  const stage = row.stageDue !== null && row.stageDue < now;
  const papers = row.papers === 'due' && row.papersDue !== null && row.papersDue < now;
  return [...(stage ? (['stage'] as const) : []), ...(papers ? (['papers'] as const) : [])];
}

/** One line of a list. */
export function projectSummary(row: ProjectRow, now: Date): ProjectSummary {
  return {
    id: row.id, number: row.number, title: row.title, state: row.state, kind: row.kind, workType: row.workType, placeName: row.placeName, placeCount: row.placeCount,
    workstationName: row.workstationName, contractorName: row.contractorName, fundName: row.fundName, estimateFen: row.estimateFen, approvedFen: row.approvedFen,
    finalFen: row.finalFen, reservedFen: row.reservedFen, paidFen: row.paidFen, returnedFen: row.returnedFen, createdAt: row.createdAt.toISOString(), changedAt: row.changedAt.toISOString(),
    stageDue: instant(row.stageDue), stageProvisional: row.stageProvisional, papers: row.papers, papersDue: instant(row.papersDue), papersProvisional: row.papersProvisional, late: lateness(row, now), warrantyUntil: row.warrantyUntil,
    rating: row.ratingCount > 0 ? row.ratingSum / row.ratingCount : null, ratingCount: row.ratingCount, before: row.beforeFileId, after: row.afterFileId,
  };
}

/** The moments of a project's life. */
export function momentsOf(row: ProjectRow) {
  return {
    submittedAt: instant(row.submittedAt), approvedAt: instant(row.approvedAt), startedAt: instant(row.startedAt), doneAt: instant(row.doneAt),
    acceptedAt: instant(row.acceptedAt), paidAt: instant(row.paidAt), closedAt: instant(row.closedAt),
  };
}

const bookkeeping = new Set(['role', 'unit', 'photos']);

function spoken(detail: Readonly<Record<string, unknown>> | null): Record<string, unknown> {
  return Object.fromEntries(Object.entries(detail ?? {}).filter(([key]) => !bookkeeping.has(key)));
}

function stepOf(event: TimelineEvent, photos: boolean) {
  const { role, unit } = event.publicDetail ?? {};
  return {
    sequence: event.sequence, action: event.action, at: event.occurredAt.toISOString(), fromState: event.fromState, toState: event.toState,
    role: typeof role === 'string' ? role : event.actorKind, unit: typeof unit === 'string' ? unit : null, detail: spoken(event.publicDetail),
    photos: photos ? event.evidence.map(({ file }) => ({ id: file, stage: event.action })) : [],
  };
}

/** What everybody may read, newest first. */
export function publicProjectSteps(history: readonly TimelineEvent[]) {
  return history.filter((event) => event.public).map((event) => stepOf(event, event.publicDetail !== null && 'photos' in event.publicDetail)).reverse();
}

/** The office's timeline with inner parts and names of staff, newest first. Residents' evaluations keep no name. */
export function deskProjectSteps(history: readonly TimelineEvent[], names: ReadonlyMap<string, string>) {
  return history
    .map((event) => ({
      ...stepOf(event, true),
      actorName: event.actorKind === 'staff' && event.actorId !== null ? (names.get(event.actorId) ?? null) : null,
      internal: spoken(event.internalDetail),
    }))
    .reverse();
}
