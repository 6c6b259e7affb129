import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Detail, type Evidence, type HashedEvent, eventHash, genesisHash, saltDetail } from './chain.ts';
import { checkChain } from './check-chain.ts';
import type { ReadEvent } from './store.ts';

interface Happening {
  readonly action: string;
  readonly publicDetail: Detail | null;
  readonly internalDetail: Detail | null;
  readonly evidence: readonly Evidence[];
  readonly at: number;
}

/** A sound history of one record, as it comes out of the database. */
function historyOf(happenings: readonly Happening[]): readonly ReadEvent[] {
  const history: ReadEvent[] = [];
  for (const [index, { action, publicDetail, internalDetail, evidence, at }] of happenings.entries()) {
    const previousHash = history.at(-1)?.hash ?? genesisHash;
    const publicPart = saltDetail(publicDetail);
    const internalPart = saltDetail(internalDetail);
    const hashed: HashedEvent = {
      id: `event-${index + 1}`,
      subjectType: 'request',
      subjectId: 'record',
      sequence: index + 1,
      action,
      fromState: index === 0 ? null : 'open',
      toState: 'open',
      actorKind: 'staff',
      actorId: 'somebody',
      occurredAt: new Date(at),
      public: true,
      publicDigest: publicPart.digest,
      internalDigest: internalPart.digest,
      evidence,
    };
    const hash = eventHash(previousHash, hashed);
    history.push({
      ...hashed, previousHash, hash, publicSalt: publicPart.salt, publicDetail, internalSalt: internalPart.salt, internalDetail, erasedAt: null,
    });
  }
  return history;
}

/** Hashes made anew from the first event on, as somebody with full access would do after a change. */
function rehashed(history: readonly ReadEvent[]): readonly ReadEvent[] {
  let previousHash = genesisHash;
  return history.map((event) => {
    const hash = eventHash(previousHash, event);
    const changed = { ...event, previousHash, hash };
    previousHash = hash;
    return changed;
  });
}

const detail = fc.option(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)), { minKeys: 1, maxKeys: 4 }));
const happening: fc.Arbitrary<Happening> = fc.record({
  action: fc.stringMatching(/^[a-z]{3,10}$/),
  publicDetail: detail,
  internalDetail: detail,
  evidence: fc.array(fc.record({ file: fc.uuid(), sha256: fc.stringMatching(/^[0-9a-f]{64}$/) }), { maxLength: 2 }),
  at: fc.integer({ min: 0, max: 4_000_000_000_000 }),
});
const sound = fc.array(happening, { minLength: 3, maxLength: 8 }).map(historyOf);
const codesOf = (history: readonly ReadEvent[], erasing?: readonly string[]): readonly string[] => checkChain(history, erasing).map(({ code }) => code);

const fieldChanges: readonly ((event: ReadEvent) => ReadEvent)[] = [
  (event) => ({ ...event, id: `${event.id}x` }),
  (event) => ({ ...event, action: `${event.action}x` }),
  (event) => ({ ...event, fromState: event.fromState === null ? 'open' : null }),
  (event) => ({ ...event, toState: 'closed' }),
  (event) => ({ ...event, actorKind: 'resident' }),
  (event) => ({ ...event, actorId: null }),
  (event) => ({ ...event, occurredAt: new Date(event.occurredAt.getTime() + 1) }),
  (event) => ({ ...event, public: !event.public }),
  (event) => ({ ...event, evidence: [...event.evidence, { file: 'another', sha256: '00' }] }),
  (event) => ({ ...event, subjectId: 'another' }),
];

describe('checkChain', () => {
  it('finds nothing in a sound history', () => {
    fc.assert(
      fc.property(sound, (history) => {
        expect(codesOf(history)).toEqual([]);
      }),
    );
  });

  it('sees every changed field', () => {
    fc.assert(
      fc.property(sound, fc.nat(), fc.constantFrom(...fieldChanges), (history, where, change) => {
        const at = where % history.length;
        expect(codesOf(history.with(at, change(history[at]!)))).toContain('hash-wrong');
      }),
    );
  });

  it('sees changed, added and removed details', () => {
    fc.assert(
      fc.property(sound, fc.nat(), fc.constantFrom('publicDetail', 'internalDetail'), (history, where, part) => {
        const at = where % history.length;
        const event = history[at]!;
        expect(codesOf(history.with(at, { ...event, [part]: { ...event[part], forged: true } }))).toEqual(['detail-changed']);
        if (event[part] !== null) expect(codesOf(history.with(at, { ...event, [part]: null }))).toEqual(['detail-changed']);
      }),
    );
  });

  it('sees a missing, doubled or misplaced event', () => {
    fc.assert(
      fc.property(sound, fc.nat(), (history, where) => {
        const at = where % (history.length - 1);
        const one = history[at]!;
        const next = history[at + 1]!;
        expect(codesOf(history.toSpliced(at, 1))).toContain('sequence-gap');
        expect(codesOf(history.toSpliced(at, 0, one))).toContain('sequence-gap');
        const swapped = history.with(at, { ...next, sequence: one.sequence }).with(at + 1, { ...one, sequence: next.sequence });
        expect(codesOf(swapped)).toContain('link-broken');
        const renumbered = history.toSpliced(at, 1).map((event, index) => ({ ...event, sequence: index + 1 }));
        expect(codesOf(renumbered)).toContain('link-broken');
      }),
    );
  });

  it('stays valid when details are erased, and asks for a record of the erasure where there must be one', () => {
    fc.assert(
      fc.property(sound, fc.nat(), (history, where) => {
        const at = where % history.length;
        const erased = { ...history[at]!, publicSalt: null, publicDetail: null, internalSalt: null, internalDetail: null, erasedAt: new Date(0) };
        expect(codesOf(history.with(at, erased))).toEqual([]);
        expect(codesOf(history.with(at, erased), ['eraseReporter'])).toEqual(['erasure-without-record']);
        const recorded = rehashed([...history.with(at, erased), { ...history[0]!, sequence: history.length + 1, action: 'eraseReporter' }]);
        expect(codesOf(recorded, ['eraseReporter'])).toEqual([]);
      }),
    );
  });

  it('cannot tell a history that was rewritten whole: that is what anchors are for', () => {
    fc.assert(
      fc.property(sound, (history) => {
        const forged = rehashed(history.with(0, { ...history[0]!, toState: 'closed' }));
        expect(codesOf(forged)).toEqual([]);
        expect(forged.at(-1)?.hash).not.toEqual(history.at(-1)?.hash);
      }),
    );
  });
});
