/** Lets tasks through while the sum of their costs stays within the capacity; the others wait in order. */
export interface Gate {
  run<Result>(cost: number, task: () => Promise<Result>): Promise<Result>;
}

/** A gate for memory: a task dearer than the whole capacity runs alone. */
export function createGate(capacity: number): Gate {
  const waiting: { readonly cost: number; readonly start: () => void }[] = [];
  let used = 0;

  function letIn(): void {
    for (let next = waiting[0]; next && used + next.cost <= capacity; next = waiting[0]) {
      waiting.shift();
      used += next.cost;
      next.start();
    }
  }

  return {
    async run(cost, task) {
      const charged = Math.min(cost, capacity);
      await new Promise<void>((start) => {
        waiting.push({ cost: charged, start });
        letIn();
      });
      try {
        return await task();
      } finally {
        used -= charged;
        letIn();
      }
    },
  };
}
