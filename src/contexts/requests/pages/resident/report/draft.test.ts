import { describe, expect, it } from 'vitest';
import { attemptOf, bodyOf, draftOfBody, emptyDraft, type ReportDraft, textHindrance, whoHindrance } from './draft.ts';

const draft: ReportDraft = { ...emptyDraft, text: ' 西门被车堵住了 ', where: { kind: 'address', text: '桂花新村西门' } };

describe('the body of a report', () => {
  it('asks for nothing but what and where', () => {
    expect(bodyOf(draft)).toEqual({ text: '西门被车堵住了', where: draft.where, who: { anonymous: true } });
    expect(bodyOf({ ...draft, where: null })).toBeUndefined();
  });

  it('never carries a phone typed before choosing to stay anonymous', () => {
    expect(bodyOf({ ...draft, phone: '13812345678', name: '王阿姨' })?.who).toEqual({ anonymous: true });
  });

  it('names helper and person when somebody files for somebody else', () => {
    const filed = { ...draft, who: 'helper', helperName: ' 李四 ', relation: 'neighbour', name: '王阿姨' } as const;
    expect(bodyOf(filed)?.who).toEqual({ anonymous: false, name: '王阿姨', helper: { name: '李四', relation: 'neighbour' } });
    expect(bodyOf({ ...filed, name: ' ' })?.who).toMatchObject({ anonymous: true });
  });

  it('takes further places along once they say something', () => {
    const places = { ...draft, alsoAt: [{ kind: 'address', text: '北门' }, null, { kind: 'address', text: ' ' }] } as const;
    expect(bodyOf(places)?.alsoAt).toEqual([{ kind: 'address', text: '北门' }]);
    expect(bodyOf(draftOfBody({ ...bodyOf(places), photos: [] }))).toEqual(bodyOf(places));
  });

  it('comes back from the queue as it was', () => {
    const filed: ReportDraft = { ...draft, text: '西门', who: 'helper', helperName: '李四', helperPhone: '13800000001', relation: 'family', phone: '13812345678' };
    expect(bodyOf(draftOfBody({ ...bodyOf(filed), photos: [] }))).toEqual(bodyOf(filed));
  });
});

describe('the key of an attempt', () => {
  it('stays while the same is sent and changes with the content or the photos', () => {
    const first = attemptOf(draft, ['a']);
    const sent = { ...draft, attempt: first };
    expect(attemptOf(sent, ['a']).key).toBe(first.key);
    expect(attemptOf({ ...sent, text: '别的事' }, ['a']).key).not.toBe(first.key);
    expect(attemptOf(sent, ['a', 'b']).key).not.toBe(first.key);
  });
});

describe('what hinders sending', () => {
  it('is a text without a word', () => {
    expect(textHindrance('🚗🚗')).toBe('textMissing');
    expect(textHindrance('堵')).toBeUndefined();
    expect(textHindrance('堵'.repeat(5001))).toBe('textTooLong');
  });

  it('is a chosen way of being told that is incomplete', () => {
    expect(whoHindrance(draft)).toBeUndefined();
    expect(whoHindrance({ ...draft, who: 'account' })).toBeUndefined();
    expect(whoHindrance({ ...draft, who: 'phone' })).toBe('phoneMissing');
    expect(whoHindrance({ ...draft, who: 'phone', phone: '1381234' })).toBe('phoneWrong');
    expect(whoHindrance({ ...draft, who: 'phone', phone: '+86 138-1234-5678' })).toBeUndefined();
    expect(whoHindrance({ ...draft, who: 'helper', helperName: '李四' })).toBe('helperMissing');
    expect(whoHindrance({ ...draft, who: 'helper', helperName: '李四', relation: 'family', helperPhone: '12' })).toBe('phoneWrong');
  });
});
