import { createHash } from 'node:crypto';

function hash(prefix: number, ...parts: readonly Buffer[]): Buffer {
  const digest = createHash('sha256').update(Buffer.of(prefix));
  for (const part of parts) digest.update(part);
  return digest.digest();
}

/** The root of a Merkle tree over leaves, with leaf and node prefixes as in RFC 9162 §2.1; an odd node is carried up. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest();
  let level = leaves.map((leaf) => hash(0, leaf));
  while (level.length > 1) {
    const next: Buffer[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const left = level[index];
      const right = level[index + 1];
      if (left) next.push(right ? hash(1, left, right) : left);
    }
    level = next;
  }
  return level[0] ?? Buffer.alloc(32);
}
