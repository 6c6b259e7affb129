import { describe, expect, it } from 'vitest';
import { bodyOf, emptyDraft, hindrancesOf } from './draft.ts';

const where = { kind: 'compound', compoundId: '0197a000-0000-7000-8000-000000000001', building: '14幢' } as const;
const session = { channel: 'contactDay', channelNote: ' 7月5日联系日 ' } as const;

describe('an entry of the clerk', () => {
  it('says what is missing', () => {
    expect(hindrancesOf(emptyDraft)).toEqual(['text', 'where', 'who']);
    expect(hindrancesOf({ ...emptyDraft, text: '🙂', where: { kind: 'address', text: ' ' }, anonymous: true, helped: true })).toEqual(['text', 'where', 'helper']);
    expect(hindrancesOf({ ...emptyDraft, text: '路灯不亮', where, name: '王芳' })).toEqual([]);
  });

  it('becomes a body without empty parts', () => {
    expect(bodyOf({ ...emptyDraft, text: ' 路灯不亮 ', where, name: '王芳 ', phone: '' }, where, session, [])).toEqual({
      text: '路灯不亮',
      where,
      photos: [],
      channel: 'contactDay',
      channelNote: '7月5日联系日',
      who: { anonymous: false, name: '王芳' },
    });
  });

  it('takes the nature and complete further places along', () => {
    const draft = { ...emptyDraft, text: '灯', where, nature: 'enquiry', anonymous: true, alsoAt: [{ kind: 'address', text: '北门' }, undefined, { kind: 'address', text: ' ' }] } as const;
    expect(bodyOf(draft, where, session, [])).toMatchObject({ nature: 'enquiry', alsoAt: [{ kind: 'address', text: '北门' }] });
  });

  it('keeps the helper and drops the name of somebody who wants to stay anonymous', () => {
    const draft = { ...emptyDraft, text: '灯', where, anonymous: true, name: '王芳', helped: true, helperName: '程红', relation: 'communityStaff' } as const;
    expect(bodyOf(draft, where, { ...session, channelNote: '' }, []).who).toEqual({
      anonymous: true,
      helper: { name: '程红', relation: 'communityStaff' },
    });
  });
});
