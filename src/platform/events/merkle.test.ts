import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merkleRoot } from './merkle.ts';

function sha256(...parts: readonly Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}

/** The definition of RFC 9162 §2.1.1, written as it stands there. */
function rootByDefinition(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (!first) return sha256();
  if (leaves.length === 1) return sha256(Buffer.of(0), first);
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return sha256(Buffer.of(1), rootByDefinition(leaves.slice(0, half)), rootByDefinition(leaves.slice(half)));
}

const leaf = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));
const leafList = fc.array(leaf, { maxLength: 40 });

describe('merkleRoot', () => {
  it('is the root that RFC 9162 defines', () => {
    fc.assert(
      fc.property(leafList, (leaves) => {
        expect(merkleRoot(leaves)).toEqual(rootByDefinition(leaves));
      }),
    );
  });

  it('has the known root of no leaves and of one empty leaf', () => {
    expect(merkleRoot([]).toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(merkleRoot([Buffer.alloc(0)]).toString('hex')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  });

  it('changes with every leaf, its place and its absence', () => {
    fc.assert(
      fc.property(fc.uniqueArray(leaf, { minLength: 2, maxLength: 30, selector: (one) => one.toString('hex') }), fc.nat(), fc.nat(), (leaves, one, other) => {
        const root = merkleRoot(leaves);
        const at = one % leaves.length;
        const swapWith = other % leaves.length;
        expect(merkleRoot(leaves.toSpliced(at, 1))).not.toEqual(root);
        expect(merkleRoot(leaves.with(at, Buffer.concat([leaves[at]!, Buffer.of(1)])))).not.toEqual(root);
        if (at !== swapWith) expect(merkleRoot(leaves.with(at, leaves[swapWith]!).with(swapWith, leaves[at]!))).not.toEqual(root);
      }),
    );
  });
});
