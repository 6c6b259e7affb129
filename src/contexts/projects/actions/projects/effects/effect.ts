import type { Actor } from '../../../../../shared/actor.ts';
import type { Transaction } from '../../../../../platform/database/database.ts';
import type { AfterCommit } from '../../../../../platform/database/transaction.ts';
import type { Platform } from '../../../../../platform/platform.ts';
import type { InputOf, ProjectAction } from '../../../inputs.ts';
import type { ProjectState } from '../../../lifecycle/project.ts';
import type { CheckResult } from '../../../rules/check.ts';
import type { Rulebook } from '../../../rules/rulebook.ts';
import type { ProjectRow } from '../../../store/projects/project-row.ts';
import type { ProjectPatch } from '../../../store/projects/save-project.ts';

export interface EffectContext<Action extends ProjectAction> {
  readonly platform: Platform;
  readonly transaction: Transaction;
  readonly afterCommit: AfterCommit;
  readonly row: ProjectRow;
  readonly actor: Actor;
  readonly input: InputOf<Action>;
  readonly book: Rulebook;
  /** The version of those rules; null: what ships with the program. */
  readonly revisionId: string | null;
  readonly now: Date;
  /** When it happened on site: earlier than `now` where it waited on a phone. */
  readonly happenedAt: Date;
}

/** What an action does beyond changing the state. */
export interface EffectResult {
  /** Needed where the lifecycle leaves the choice to the effect. */
  readonly toState?: ProjectState;
  readonly patch?: ProjectPatch;
  readonly checks?: readonly CheckResult[];
  /** The actor wrote part of the application. */
  readonly author?: boolean;
  readonly published?: Readonly<Record<string, unknown>>;
  readonly internal?: Readonly<Record<string, unknown>>;
}

export type Effect<Action extends ProjectAction> = (context: EffectContext<Action>) => Promise<EffectResult>;
export type Effects = { readonly [Action in ProjectAction]?: Effect<Action> };

/** What money moved for a project says of itself. */
export function origin(row: Pick<ProjectRow, 'id'>): { readonly type: string; readonly id: string } {
  return { type: 'project', id: row.id };
}
