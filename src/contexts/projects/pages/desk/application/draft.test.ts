import { describe, expect, it } from 'vitest';
import { bodyOfDraft, emptyDraft, fromSuggestion, hindrancesOf } from './draft.ts';

const place = { compoundId: null, divisionCode: '320508020014', placeName: '桂花社区', note: '西门' };

describe('an application while it is written', () => {
  it('can be saved with a title and a place alone, and sends nothing that is empty', () => {
    const draft = { ...emptyDraft, title: ' 护栏 ', places: [place], lines: [{}, { item: '', unit: '' }] };
    expect(hindrancesOf(draft)).toEqual([]);
    expect(bodyOfDraft(draft)).toEqual({
      title: '护栏', kind: 'emergency', workType: 'other', partyCommitteeAgreed: false, managersDuty: false, plannedWorks: false,
      places: [{ divisionCode: '320508020014', note: '西门' }], lines: [],
    });
  });

  it('names what is missing, half a line included', () => {
    expect(hindrancesOf(emptyDraft)).toEqual(['title', 'places']);
    expect(hindrancesOf({ ...emptyDraft, title: '护栏', places: [place], lines: [{ item: '护栏', quantity: 0, unit: '米', unitPriceFen: 1 }] })).toEqual(['lines']);
  });

  it('takes over what a request says', () => {
    const origins = [{ type: 'request' as const, id: 'id', number: 'CL-1', title: '停车', state: 'planned', photos: [], voices: 3 }];
    const draft = fromSuggestion({
      title: '安装护栏', kind: 'emergency', workType: 'guardrail', what: '安装护栏', why: '停车', residentsViews: '同意', partyCommitteeView: '同意', partyCommitteeAgreed: true,
      plannedAmountFen: 862_000, beneficiaries: null, places: [place], origins,
    });
    expect(draft).toMatchObject({ title: '安装护栏', beneficiaries: undefined, plannedAmountFen: 862_000, origins });
  });
});
