import { newId } from '../../../../shared/ids.ts';

const key = 'lianxin.device';

/** A random name this device keeps, so that it joins a case once; where nothing can be kept, a new one each time. */
export function deviceName(): string {
  try {
    const known = localStorage.getItem(key);
    if (known !== null) return known;
    const fresh = newId();
    localStorage.setItem(key, fresh);
    return fresh;
  } catch {
    return newId();
  }
}
