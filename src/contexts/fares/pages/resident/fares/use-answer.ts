import { useMemo } from 'react';
import { FareError } from '../../../rules/errors.ts';
import type { NetworkVersion, Rider } from '../../../rules/model.ts';
import type { Rulebook } from '../../../rules/question.ts';
import { type Quote, quote } from '../../../rules/quote.ts';
import { fareTable } from '../../../rules/table.ts';
import { secondOfDay } from '../../../rules/time.ts';
import type { Asked } from './use-question.ts';

const riderOf = (asked: Asked): Rider => ({ groups: [], ...(asked.age === undefined ? {} : { age: asked.age }) });

/** The price of the question, computed here; an error where there is no answer, undefined while stations are missing. */
export function useAnswer(rulebook: Rulebook, version: NetworkVersion, asked: Asked): Quote | FareError | undefined {
  return useMemo(() => {
    if (!asked.from || !asked.to) return undefined;
    try {
      return quote(rulebook, {
        network: version.network, from: asked.from, to: asked.to, medium: asked.medium, rider: riderOf(asked), ride: asked.ride,
        entry: { date: asked.date, second: secondOfDay(asked.time) },
      });
    } catch (error) {
      if (error instanceof FareError) return error;
      throw error;
    }
  }, [rulebook, version, asked]);
}

/** Prices from the chosen station to all others, by station id; null where none is known. */
export function useFaresFrom(rulebook: Rulebook, version: NetworkVersion, asked: Asked, wanted: boolean): ReadonlyMap<string, number | null> | undefined {
  return useMemo(() => {
    if (!wanted || !asked.from) return undefined;
    try {
      const table = fareTable(rulebook.catalogue, rulebook.days, {
        network: version.network, medium: asked.medium, rider: riderOf(asked), ride: asked.ride, entry: { date: asked.date, second: secondOfDay(asked.time) },
      });
      const row = table.network.indexOf.get(asked.from) ?? 0;
      return new Map(table.network.stations.filter((station) => station.id !== asked.from).map((station) => {
        const fen = table.payFen[row * table.network.stations.length + (table.network.indexOf.get(station.id) ?? 0)] ?? -1;
        return [station.id, fen < 0 ? null : fen];
      }));
    } catch (error) {
      if (error instanceof FareError) return undefined;
      throw error;
    }
  }, [rulebook, version, asked, wanted]);
}
