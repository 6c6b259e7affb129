import { expect, it } from 'vitest';
import { killAll, processTree, startNpm } from './run-npm.ts';

// Numbers up to 0 mean whole groups to kill(2): one slip here would end every process of the machine.
it.each([0, -1, 1, 2, Number.NaN, process.pid, process.ppid])('never kills %s', (pid) => {
  expect(() => killAll([pid])).toThrow('Refusing to kill');
});

it.each([0, 1, 2])('knows no tree of process %s', (pid) => {
  expect(() => processTree(pid)).toThrow('not of this test');
});

it('fails when npm cannot be started, instead of going on without a process', () => {
  expect(() => startNpm({ folder: '/nonexistent', environment: { PATH: '/nonexistent' } })).toThrow();
});
