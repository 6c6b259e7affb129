import { useState } from 'react';

function read<Value>(key: string, fallback: Value): Value {
  try {
    const text = localStorage.getItem(key);
    return text === null ? fallback : (JSON.parse(text) as Value);
  } catch {
    return fallback;
  }
}

/** A setting on this device alone, where none can be kept with the person. */
export function useStored<Value>(name: string, fallback: Value): readonly [Value, (value: Value) => void] {
  const key = `lianxin.desk.${name}`;
  const [value, setValue] = useState(() => read(key, fallback));
  const change = (next: Value): void => {
    setValue(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      return;
    }
  };
  return [value, change];
}
