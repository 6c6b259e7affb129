import type { Bilingual, Catalogue, ConcessionPolicy } from '../../contexts/fares/index.ts';
import english from './locales/en.json' with { type: 'json' };
import chinese from './locales/zh.json' with { type: 'json' };

type LossCode = keyof typeof chinese;

/** Something of the published rules that the format cannot say. */
export interface Loss extends Bilingual {
  readonly code: string;
}

function loss(code: LossCode, place?: string, values: readonly Bilingual[] = []): Loss {
  const fill = (text: string, joined: string): string => (place === undefined ? text : text.replace(`{{${place}}}`, joined));
  return {
    code,
    zh: fill(chinese[code], values.map((value) => value.zh).join('、')),
    en: fill(english[code], values.map((value) => value.en).join(', ')),
  };
}

function policyLoss(code: LossCode, policies: readonly ConcessionPolicy[], concerns: (policy: ConcessionPolicy) => boolean): Loss[] {
  const titles = policies.filter(concerns).map((policy) => policy.title);
  return titles.length === 0 ? [] : [loss(code, 'policies', titles)];
}

/** What an export of these rules loses; `priced` are the media for which the feed holds products. */
export function exportLosses(catalogue: Catalogue, policies: readonly ConcessionPolicy[], priced: ReadonlySet<string>): Loss[] {
  const unpriced = catalogue.media.filter((medium) => !priced.has(medium.id)).map((medium) => medium.name);
  return [
    loss('timetable'), loss('distance'), loss('exclusion'), loss('explanation'), loss('stacking'), loss('same-station'), loss('joined-rides'),
    ...(unpriced.length > 0 ? [loss('media-without-price', 'media', unpriced)] : []),
    ...(catalogue.media.some((medium) => medium.form === 'ticket') ? [loss('single-ticket-medium')] : []),
    ...policyLoss('rider-conditions', policies, (policy) => policy.rider !== null),
    ...policyLoss('ride-counters', policies, (policy) => policy.effect.kind === 'rideTiers'),
    ...policyLoss('exit-decides', policies, (policy) => policy.decidedBy.stated && policy.decidedBy.moment === 'exit'),
    ...policyLoss('entry-or-exit-open', policies, (policy) => !policy.decidedBy.stated),
  ];
}
