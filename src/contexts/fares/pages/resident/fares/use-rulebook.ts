import { useMemo } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import type { ApiProblem } from '../../../../../ui/api/problem.ts';
import type { RulebookAnswer } from '../../../contract.ts';
import { shippedCatalogue, shippedPinyin } from '../../../rules/catalogue.ts';
import { daysOf } from '../../../rules/days.ts';
import type { Rulebook } from '../../../rules/question.ts';

/** The network whose fares this page explains. */
export const NETWORK = 'suzhou-metro';

const HOUR = 3_600_000;

/** The rules as they run here in the browser: the network comes with the page, what is in force from the server. */
function rulebookOf({ tariffs, media, policies, calendar }: RulebookAnswer): Rulebook {
  const days = Object.fromEntries(calendar.days.map(({ date, kind, name }) => [date, { kind, name, source: '' }]));
  return {
    catalogue: { networks: shippedCatalogue.networks, tariffs, media, policies },
    days: daysOf({ publishedYears: calendar.publishedYears, days, hours: [] }),
    pinyin: shippedPinyin,
  };
}

interface RulebookState {
  readonly rulebook: Rulebook | undefined;
  readonly problem: ApiProblem | null;
  readonly retry: () => void;
  readonly busy: boolean;
}

/** The rules in force, kept on the device for times without a network. */
export function useRulebook(): RulebookState {
  const { data, error, refetch, isFetching } = useApiQuery('fares.rulebook', { query: { network: NETWORK } }, { offline: true, staleTime: HOUR });
  const rulebook = useMemo(() => (data ? rulebookOf(data) : undefined), [data]);
  return { rulebook, problem: data ? null : error, retry: () => void refetch(), busy: isFetching };
}
