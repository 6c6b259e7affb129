import { expect, it } from 'vitest';
import { createGate } from './gate.ts';

function held(): { readonly promise: Promise<void>; release: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { promise, release: resolve };
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

it('keeps the sum of costs within the capacity and lets tasks in in order', async () => {
  const gate = createGate(10);
  const started: string[] = [];
  const holds = { a: held(), b: held(), c: held(), d: held() };
  const start = (name: keyof typeof holds, cost: number) =>
    gate.run(cost, () => {
      started.push(name);
      return holds[name].promise;
    });
  const all = [start('a', 6), start('b', 4), start('c', 99), start('d', 1)];
  await settle();
  expect(started).toEqual(['a', 'b']);
  holds.a.release();
  await settle();
  expect(started).toEqual(['a', 'b']);
  holds.b.release();
  await settle();
  expect(started).toEqual(['a', 'b', 'c']);
  holds.c.release();
  await settle();
  expect(started).toEqual(['a', 'b', 'c', 'd']);
  holds.d.release();
  await Promise.all(all);
});

it('frees its place when a task fails', async () => {
  const gate = createGate(1);
  await expect(gate.run(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(gate.run(1, () => Promise.resolve('yes'))).resolves.toBe('yes');
});
