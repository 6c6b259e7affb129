import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { Role } from '../shared/actor.ts';
import type { Control } from '../shared/form.ts';
import type { ControlProps } from './action/use-action-form.ts';

/** A page file exports its component as `Page`. */
export interface PageModule {
  readonly Page: ComponentType;
}

/** One address of a face. */
export interface PageRoute {
  /** Below the face, as React Router writes it: `requests/:id`. */
  readonly path: string;
  readonly load: () => Promise<PageModule>;
  /** Other contexts' texts this page needs; its own are always loaded. */
  readonly texts?: readonly string[];
  /** Without the shell's navigation: sign-in, prints, the wall screen. */
  readonly bare?: boolean;
  /** Open without sign-in (desk and field; the resident face is open anyway). */
  readonly open?: boolean;
  /** Desk: stands under `/screen`, dark, without the shell. */
  readonly screen?: boolean;
}

/** Places in shells and pages that any context may fill. */
export type SlotName =
  | 'home.place'
  | 'help.line'
  | 'home.notice'
  | 'home.mine'
  | 'home.near'
  | 'nearby'
  | 'messages'
  | 'report.via'
  | 'me'
  | 'field.today'
  | 'field.me'
  | 'desk.workbench'
  | 'desk.approvals'
  | 'desk.top'
  | 'request.aside'
  | 'request.main'
  | 'request.public'
  | 'sweep.aside'
  | 'organization.aside'
  | 'organization.main'
  | 'project.aside'
  | 'project.main'
  | 'notice.main'
  | 'place.main'
  | 'screen';

/** What a slot tells those who fill it: the record they stand beside. */
export interface SlotProps {
  readonly recordId?: string;
  readonly record?: unknown;
}

export interface SlotFill {
  readonly slot: SlotName;
  /** Smaller comes first. */
  readonly order: number;
  readonly load: () => Promise<{ readonly Fill: ComponentType<SlotProps> }>;
  /** Desk and field: shown only to people who hold one of these roles. */
  readonly roles?: readonly Role[];
}

/** A way in from the resident's home page. Its words: `nav.<label>` and `nav.<label>Hint` of the context's texts. */
export interface Door {
  readonly to: string;
  readonly icon: LucideIcon;
  readonly label: string;
  readonly order: number;
  /** The first six of these are the elder home page. */
  readonly elder?: number;
  /** The one large button. */
  readonly primary?: boolean;
}

/** An entry of the desk's left side or of the field's lower bar. Its words: `nav.<label>`. */
export interface Job {
  readonly to: string;
  readonly icon: LucideIcon;
  readonly label: string;
  readonly order: number;
  /** Shown only to people who hold one of these roles; to everybody signed in when absent. */
  readonly roles?: readonly Role[];
  /** Desk: the heading it stands under. */
  readonly group?: 'daily' | 'public' | 'insight' | 'administration';
}

/** What a context offers to a face; each `pages/<face>/index.ts` exports one as `pages`. */
export interface FacePages {
  /** The context's folder name: the namespace of its texts. */
  readonly context: string;
  readonly routes: readonly PageRoute[];
  readonly doors?: readonly Door[];
  readonly jobs?: readonly Job[];
  readonly slots?: readonly SlotFill[];
  /** Pickers this context draws in action forms of any context, by the kind of field. */
  readonly controls?: Readonly<Partial<Record<Control, () => Promise<{ readonly Control: ComponentType<ControlProps> }>>>>;
}

/** Keeps literal types while checking the shape. */
export function definePages(pages: FacePages): FacePages {
  return pages;
}

/** Sorts what `import.meta.glob` found into a list of pages. */
export function collectPages(modules: Readonly<Record<string, { readonly pages: FacePages }>>): readonly FacePages[] {
  return Object.values(modules).map((module) => module.pages);
}
