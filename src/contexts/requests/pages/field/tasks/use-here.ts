import { useEffect, useState } from 'react';
import type { Here } from './order.ts';

interface Position {
  readonly here: Here | undefined;
  readonly state: 'unknown' | 'locating' | 'known' | 'failed';
  /** Asks the phone, which asks the person the first time. */
  readonly locate: () => void;
}

/** Where the phone is. Nobody is asked unbidden: at once only where the permission stands already. */
export function useHere(): Position {
  const [here, setHere] = useState<Here | undefined>(undefined);
  const [state, setState] = useState<Position['state']>('unknown');
  const locate = (): void => {
    if (!('geolocation' in navigator)) return setState('failed');
    setState('locating');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setHere({ longitude: coords.longitude, latitude: coords.latitude });
        setState('known');
      },
      () => setState('failed'),
      { enableHighAccuracy: false, timeout: 10_000, maximumAge: 120_000 },
    );
  };
  useEffect(() => {
    if (!('permissions' in navigator)) return;
    navigator.permissions.query({ name: 'geolocation' }).then(
      (permission) => {
        if (permission.state === 'granted') locate();
      },
      () => undefined,
    );
  }, []);
  return { here, state, locate };
}
