import type { Catalogue, DayLookup, LocalMoment, Rider } from './model.ts';
import type { PinyinNames } from './stations.ts';

/** What a rider asks. */
export interface QuoteQuestion {
  readonly network: string;
  /** Station by id, Chinese or English name, or alias. */
  readonly from: string;
  readonly to: string;
  readonly entry: LocalMoment;
  readonly assumedNoon?: boolean;
  readonly exit?: LocalMoment | undefined;
  readonly medium: string;
  readonly rider?: Rider | undefined;
  /** Number of this ride in the calendar month, counting from 1. */
  readonly ride?: number | undefined;
  /** Which end decides where a policy leaves it open; the policy's own default unless given. */
  readonly decidedBy?: 'entry' | 'exit' | undefined;
}

/** What prices are made from: data and the calendar, all given as values. */
export interface Rulebook {
  readonly catalogue: Catalogue;
  readonly days: DayLookup;
  readonly pinyin: PinyinNames;
}
