import type { Input } from '../../../../../ui/api/types.ts';
import type { ProjectDetail, Suggestion } from '../../../contract.ts';
import { type DraftLine, filledLines } from '../../shared/lines-editor.tsx';

type Body = Input<'projects.propose'>['body'];

/** An application while it is being written. */
export interface ApplicationDraft {
  readonly title: string;
  readonly kind: 'emergency' | 'ordinary';
  readonly workType: Body['workType'];
  readonly places: readonly { readonly compoundId: string | null; readonly divisionCode: string; readonly placeName: string; readonly note: string | null }[];
  readonly what: string;
  readonly why: string;
  readonly optionsConsidered: string;
  readonly beneficiaries: number | undefined;
  readonly residentsViews: string;
  readonly residentsAsked: number | undefined;
  readonly residentsAgreed: number | undefined;
  readonly partyCommitteeView: string;
  readonly partyCommitteeAgreed: boolean;
  readonly managersDuty: boolean;
  readonly plannedWorks: boolean;
  readonly fundId: string;
  readonly lines: readonly DraftLine[];
  readonly origins: Suggestion['origins'];
  /** What the request's plan named; to compare the estimate with. */
  readonly plannedAmountFen: number | null;
}

export const emptyDraft: ApplicationDraft = {
  title: '', kind: 'emergency', workType: 'other', places: [], what: '', why: '', optionsConsidered: '', beneficiaries: undefined, residentsViews: '',
  residentsAsked: undefined, residentsAgreed: undefined, partyCommitteeView: '', partyCommitteeAgreed: false, managersDuty: false, plannedWorks: false,
  fundId: '', lines: [], origins: [], plannedAmountFen: null,
};

/** Begins with what the requests or the sweep say. */
export function fromSuggestion(suggestion: Suggestion): ApplicationDraft {
  const { beneficiaries, ...rest } = suggestion;
  return { ...emptyDraft, ...rest, beneficiaries: beneficiaries ?? undefined };
}

/** Begins with the application as it is stored. */
export function fromProject(project: ProjectDetail): ApplicationDraft {
  return {
    title: project.title, kind: project.kind, workType: project.workType, places: project.places, what: project.what ?? '', why: project.why ?? '',
    optionsConsidered: project.optionsConsidered ?? '', beneficiaries: project.beneficiaries ?? undefined, residentsViews: project.residentsViews ?? '',
    residentsAsked: project.residentsAsked ?? undefined, residentsAgreed: project.residentsAgreed ?? undefined, partyCommitteeView: project.partyCommitteeView ?? '',
    partyCommitteeAgreed: project.partyCommitteeAgreed, managersDuty: project.managersDuty, plannedWorks: project.plannedWorks, fundId: project.fundId ?? '',
    lines: project.lines.filter(({ stage }) => stage === 'estimate'), origins: project.origins, plannedAmountFen: null,
  };
}

/** What keeps a draft from being saved at all: the fields that are missing. */
export function hindrancesOf(draft: ApplicationDraft): readonly ('title' | 'places' | 'lines')[] {
  const broken = filledLines(draft.lines).some(({ item, quantity, unit, unitPriceFen }) => !item || !unit || quantity === undefined || quantity <= 0 || unitPriceFen === undefined || unitPriceFen <= 0);
  return [...(draft.title.trim() === '' ? (['title'] as const) : []), ...(draft.places.length === 0 ? (['places'] as const) : []), ...(broken ? (['lines'] as const) : [])];
}

/** The body to send; empty parts are left out. */
export function bodyOfDraft(draft: ApplicationDraft): Body {
  const text = (value: string): string | undefined => (value.trim() === '' ? undefined : value.trim());
  const { title, kind, workType, partyCommitteeAgreed, managersDuty, plannedWorks, beneficiaries, residentsAsked, residentsAgreed } = draft;
  const optional = {
    what: text(draft.what), why: text(draft.why), optionsConsidered: text(draft.optionsConsidered), residentsViews: text(draft.residentsViews),
    partyCommitteeView: text(draft.partyCommitteeView), fundId: text(draft.fundId), beneficiaries, residentsAsked, residentsAgreed,
  };
  return {
    title: title.trim(), kind, workType, partyCommitteeAgreed, managersDuty, plannedWorks,
    ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as object),
    places: draft.places.map(({ compoundId, divisionCode, note }) => ({ ...(compoundId === null ? { divisionCode } : { compoundId }), ...(note ? { note } : {}) })),
    lines: filledLines(draft.lines).map(({ item = '', quantity = 0, unit = '', unitPriceFen = 0 }) => ({ item, quantity, unit, unitPriceFen })),
  };
}
