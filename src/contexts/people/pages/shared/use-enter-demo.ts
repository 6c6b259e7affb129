import { useState } from 'react';
import { call } from '../../../../ui/api/client.ts';
import { retryAfter } from './retry-after.ts';

interface EnterDemo {
  /** The identity that is being signed in. */
  readonly entering: string | undefined;
  /** Seconds until the next code of the authenticator, while waiting for it. */
  readonly waiting: number | undefined;
  readonly problem: unknown;
  readonly enter: (id: string) => void;
}

const pause = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Signs an identity in the way a person would: password, then code; or phone and code. */
async function signIn(id: string): Promise<void> {
  const credentials = await call('people.demoCredentials', { params: { id } });
  if (credentials.kind === 'resident') {
    const { phone, code } = credentials;
    await call('people.signInResident', { body: { phone, code } });
    return;
  }
  const { userName, password, code } = credentials;
  const step = await call('people.signInStaff', { body: { userName, password } });
  if (step.next === 'code') await call('people.proveSecondFactor', { body: { ticket: step.ticket, code } });
}

/** “以演示身份进入”: the real sign-in with everything filled in; waits for the next code when one was just used. */
export function useEnterDemo(onEntered: () => Promise<void>): EnterDemo {
  const [entering, setEntering] = useState<string | undefined>(undefined);
  const [waiting, setWaiting] = useState<number | undefined>(undefined);
  const [problem, setProblem] = useState<unknown>(undefined);

  async function run(id: string): Promise<void> {
    setEntering(id);
    setProblem(undefined);
    for (let attempt = 0; attempt < 4; attempt++) {
      try {
        await signIn(id);
        await onEntered();
        return;
      } catch (error) {
        const seconds = retryAfter(error);
        if (seconds === undefined || seconds > 60 || attempt === 3) {
          setProblem(error);
          setEntering(undefined);
          return;
        }
        setWaiting(seconds);
        await pause(seconds);
        setWaiting(undefined);
      }
    }
  }
  return { entering, waiting, problem, enter: (id) => void run(id) };
}
