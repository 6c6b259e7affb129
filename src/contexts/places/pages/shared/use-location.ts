import { useApiQuery } from '../../../../ui/api/hooks.ts';
import type { ApiProblem } from '../../../../ui/api/problem.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { locateBodyOf, type PlaceValue } from './place-value.ts';
import { useSettled } from './use-settled.ts';

export type Location = Output<'places.locate'>;

interface Found {
  readonly location: Location | undefined;
  readonly problem: ApiProblem | undefined;
  readonly pending: boolean;
}

const nowhere = { kind: 'division', divisionCode: '100000000000' } as const;

/** Where a value lies and who serves it, once it has rested; nothing while the value is not complete. */
export function useLocation(value: PlaceValue | undefined): Found {
  const body = useSettled(JSON.stringify(locateBodyOf(value) ?? null));
  const parsed = JSON.parse(body) as ReturnType<typeof locateBodyOf> | null;
  const asking = parsed !== null && parsed !== undefined;
  const { data, error, isFetching } = useApiQuery('places.locate', { body: parsed ?? nowhere }, { enabled: asking, staleTime: 300_000 });
  return { location: asking ? data : undefined, problem: asking ? (error ?? undefined) : undefined, pending: asking && isFetching };
}
