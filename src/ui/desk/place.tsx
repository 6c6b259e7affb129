import { createContext, use, type ReactNode } from 'react';
import { useSession } from '../session.tsx';
import { usePreference } from './preferences.tsx';

/** A place the person works at. */
export interface DeskPlace {
  /** 12-digit division code (or a community's own). */
  readonly code: string;
  readonly name: string;
}

interface PlaceState {
  readonly place: DeskPlace | undefined;
  readonly places: readonly DeskPlace[];
  readonly choose: (code: string) => void;
}

const PlaceContext = createContext<PlaceState>({ place: undefined, places: [], choose: () => undefined });

/** Keeps which of their places a person looks at, on the server with the person. */
export function PlaceProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { answer } = useSession();
  const [chosen, choose] = usePreference('desk.place', '');
  const assignments = answer?.kind === 'staff' ? answer.assignments : [];
  const places = [...new Map(assignments.map(({ placeCode, placeName }) => [placeCode, { code: placeCode, name: placeName }])).values()];
  const place = places.find(({ code }) => code === chosen) ?? places[0];
  return <PlaceContext value={{ place, places, choose }}>{children}</PlaceContext>;
}

/** The place the person looks at; lists and maps begin there. */
export function usePlace(): PlaceState {
  return use(PlaceContext);
}
