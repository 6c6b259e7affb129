import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../shared/random.ts';
import { type TopicOptions, findTopics } from './find.ts';
import { heatOf } from './heat.ts';
import { matchTopics } from './match.ts';
import type { Message } from './message.ts';
import { placeNames, wholeName } from './places.ts';
import { weeksOf } from './weeks.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 2, 10);
const options: TopicOptions = { samePlace: 0.06, noPlace: 0.13, mostGapDays: 60, leastPeople: 3, personWeight: 10, likeWeight: 2, halfLifeDays: 30 };

const kinds = {
  搅拌站: ['搅拌站半夜施工噪音扰民', '旁边的搅拌站灰尘很大', '搅拌站粉尘污染，晚上噪音睡不着', '投诉搅拌站噪音粉尘'],
  车位: ['开发商捆绑销售车位', '买房必须买车位，捆绑不合理', '车位捆绑销售投诉', '强制捆绑购买车位'],
  油烟: ['楼下餐馆油烟直排', '烧烤店油烟熏人', '餐饮油烟直排影响居民', '油烟从楼下烧烤店飘上来'],
} as const;

let serial = 0;
function message(kind: keyof typeof kinds, place: string, daysAgo: number, change: Partial<Message> = {}): Message {
  const random = createRandom(`${kind}${place}${serial++}`);
  const said = random.pick(kinds[kind]);
  return { id: `m${serial}`, at: now - daysAgo * day, title: `${place}${said}`, text: `您好，我们住在${place}，${said}，${random.pick(kinds[kind])}，请尽快处理。`, person: `p${serial}`, likes: 0, ...change };
}

const several = (kind: keyof typeof kinds, place: string, count: number, from = 30): Message[] => Array.from({ length: count }, (_, index) => message(kind, place, from - index));

/** Other matters, so that words are as rare as they are in a real list. */
const noise: Message[] = ['公交车不按时发车', '幼儿园什么时候招生', '社保补缴后怎么查询', '路口红绿灯时间太短', '自来水有铁锈味', '电梯坏了两次', '宽带乱收费', '树枝挡住路灯'].flatMap((said, index) =>
  Array.from({ length: 12 }, (_, copy) => ({ id: `n${index}-${copy}`, at: now - (index * 9 + copy) * day, title: `${said}${index}${copy}`, text: `您好，我们住在这里，${said}，请尽快处理。`, person: `n${index}`, likes: 0 })),
);

describe('hot topics', () => {
  it('are the same matter at the same place, however it is worded', () => {
    const a = several('搅拌站', '丽水新城', 6);
    const b = several('车位', '滨湖苑', 5);
    const topics = findTopics([...a, ...noise, ...b], options, now);
    const found = topics.map(({ messages }) => new Set(messages));
    expect(found[0]).toEqual(new Set(a.map(({ id }) => id)));
    expect(found).toContainEqual(new Set(b.map(({ id }) => id)));
    expect(topics[0]).toMatchObject({ people: 6, place: '丽水新城' });
    expect(topics[0]?.title).toContain('搅拌站');
  });

  it('keep the same complaint about two places apart, and two complaints about one place', () => {
    const groups = [several('油烟', '桂花新村', 4), several('油烟', '梅花新村', 4), several('车位', '桂花新村', 4)];
    const topics = findTopics([...groups.flat(), ...noise], options, now);
    for (const { messages } of topics) {
      expect(groups.filter((group) => group.some(({ id }) => messages.includes(id)))).toHaveLength(1);
    }
    expect(topics.length).toBeGreaterThanOrEqual(3);
  });

  it('take the place a case carries, where words name none', () => {
    const here = Array.from({ length: 4 }, (_, index) => message('油烟', '', index, { place: '东大街4号' }));
    const there = Array.from({ length: 4 }, (_, index) => message('油烟', '', index, { place: '东大街18号' }));
    const topics = findTopics([...here, ...there, ...noise], options, now);
    expect(new Set(topics.map(({ place }) => place))).toEqual(new Set(['东大街18号', '东大街4号']));
  });

  it('need different people: one who writes again and again is one', () => {
    const again = several('搅拌站', '丽水新城', 6).map((one) => ({ ...one, person: 'same' }));
    expect(findTopics([...again, ...noise], options, now).flatMap(({ messages }) => messages)).not.toContain(again[0]?.id);
  });

  it('end with a long silence', () => {
    const old = several('搅拌站', '丽水新城', 4, 400);
    const recent = several('搅拌站', '丽水新城', 4, 20);
    const topics = findTopics([...old, ...recent, ...noise], options, now);
    for (const { messages } of topics) expect(old.some(({ id }) => messages.includes(id)) && recent.some(({ id }) => messages.includes(id))).toBe(false);
  });

  it('hold every message at most once, whatever is written, and are the same for the same list', () => {
    const any = fc.record({ id: fc.uuid(), at: fc.integer({ min: 0, max: now }), title: fc.string({ maxLength: 20 }), text: fc.string({ maxLength: 40 }), person: fc.constantFrom('a', 'b', 'c', 'd'), likes: fc.nat(9) });
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ id }) => id, maxLength: 30 }), (messages) => {
        const topics = findTopics(messages, options, now);
        const all = topics.flatMap((topic) => topic.messages);
        expect(new Set(all).size).toBe(all.length);
        expect(findTopics(messages, options, now)).toEqual(topics);
        for (const { heat, people, firstAt, lastAt } of topics) expect(heat >= 0 && people >= options.leastPeople && firstAt <= lastAt).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the heat', () => {
  it('counts people with their latest message, halves with the half-life and takes the root of likes', () => {
    const one = { person: 'a', at: now, likes: 0 };
    expect(heatOf([one], options, now)).toBe(10);
    expect(heatOf([one, { ...one, at: now - 90 * day }], options, now)).toBe(10);
    expect(heatOf([{ ...one, at: now - 30 * day }], options, now)).toBe(5);
    expect(heatOf([{ ...one, likes: 2500 }], options, now)).toBe(110);
  });

  it('never grows by waiting and never falls by one more person', () => {
    const messages = fc.array(fc.record({ person: fc.string(), at: fc.integer({ min: now - 300 * day, max: now }), likes: fc.nat(1000) }), { maxLength: 20 });
    fc.assert(
      fc.property(messages, fc.integer({ min: 0, max: 300 }), (list, days) => {
        expect(heatOf(list, options, now + days * day)).toBeLessThanOrEqual(heatOf(list, options, now));
        expect(heatOf([...list, { person: '\u0000new', at: now, likes: 0 }], options, now)).toBeGreaterThan(heatOf(list, options, now));
      }),
    );
  });
});

describe('names of places', () => {
  it('are found by their endings where the word before is bound to them', () => {
    const names = placeNames(['桂花新村西门堵车', '住在桂花新村的人', '我们小区停车难', '这个小区没有灯'].map((title, index) => ({ id: `${index}`, at: 0, title, text: '', person: '', likes: 0 })));
    expect([...(names[0] ?? [])]).toEqual(['桂花新村']);
    expect([...(names[2] ?? []), ...(names[3] ?? [])]).toEqual([]);
  });

  it('are written as most people write them', () => {
    const messages = ['劳动东路很堵', '在劳动东路', '劳动东路口'].map((title, index) => ({ id: `${index}`, at: 0, title, text: '', person: '', likes: 0 }));
    expect(wholeName('动东路', messages)).toBe('劳动东路');
  });
});

describe('topics found anew', () => {
  const found = (...messages: string[]) => ({ messages, title: '', place: null, people: 3, likes: 0, firstAt: 0, lastAt: 0, heat: 0 });

  it('are known by their messages, also where they were merged', () => {
    const known = [{ id: 'a', mergedInto: null }, { id: 'b', mergedInto: 'a' }];
    const members = [{ topicId: 'a', requestId: '1' }, { topicId: 'b', requestId: '2' }, { topicId: 'b', requestId: '3' }];
    const { matched, fresh } = matchTopics([found('2', '3', '4'), found('7', '8', '9')], known, members);
    expect(matched.get('a')).toEqual([found('2', '3', '4')]);
    expect(fresh).toEqual([found('7', '8', '9')]);
  });
});

describe('the weeks of a topic', () => {
  it('begin on Mondays in Suzhou and leave none out', () => {
    const at = (text: string) => Date.parse(text);
    expect(weeksOf([{ at: at('2026-03-08T15:59:00Z'), person: 'a' }, { at: at('2026-03-08T16:00:00Z'), person: 'b' }, { at: at('2026-03-23T00:00:00Z'), person: 'b' }])).toEqual([
      { from: '2026-03-02', cases: 1, people: 1 }, { from: '2026-03-09', cases: 1, people: 1 }, { from: '2026-03-16', cases: 0, people: 0 }, { from: '2026-03-23', cases: 1, people: 1 },
    ]);
    expect(weeksOf([])).toEqual([]);
  });
});
