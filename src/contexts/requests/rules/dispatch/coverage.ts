import { placeCovers } from '../../../../shared/place-path.ts';
import { type DispatchRule, type NamedPlace, hoursOf } from './rule.ts';

function subset(inner: readonly string[], outer: readonly string[]): boolean {
  if (outer.length === 0) return true;
  return inner.length > 0 && inner.every((value) => outer.includes(value));
}

function placesOf({ places, placePath }: DispatchRule): readonly NamedPlace[] {
  return places.length > 0 ? places : [{ path: placePath, compoundId: null }];
}

function placeWithin(outer: NamedPlace, inner: NamedPlace): boolean {
  if (outer.compoundId !== null) return outer.compoundId === inner.compoundId;
  return placeCovers(outer.path, inner.path);
}

function hoursWithin(outer: DispatchRule, inner: DispatchRule): boolean {
  const spans = hoursOf(outer.conditions);
  return hoursOf(inner.conditions).every(([start, end]) => start === end || spans.some(([from, until]) => from <= start && end <= until));
}

function validThroughout(outer: DispatchRule, inner: DispatchRule): boolean {
  if (outer.validFrom > inner.validFrom) return false;
  return outer.validTo === null || (inner.validTo !== null && inner.validTo <= outer.validTo);
}

/** What each category code stands under: its own code first, then those above. */
export type LineageOf = (categoryCode: string) => readonly string[];

/**
 * Does the first rule hold for every case the second holds for, whenever that is in force? Then the second is never reached
 * behind it. Exact for one rule against one; several that only together cover another are not found.
 */
export function coversRule(outer: DispatchRule, inner: DispatchRule, lineageOf: LineageOf): boolean {
  const inPlace = placesOf(inner).every((place) => placesOf(outer).some((one) => placeWithin(one, place))) && placeWithin({ path: outer.placePath, compoundId: null }, { path: inner.placePath, compoundId: null });
  const inCategory =
    outer.conditions.categoryIds.length === 0 ||
    (inner.categoryCodes.length > 0 && inner.categoryCodes.every((code) => lineageOf(code).some((above) => outer.categoryCodes.includes(above))));
  return (
    inPlace && inCategory && hoursWithin(outer, inner) && validThroughout(outer, inner) &&
    subset(inner.conditions.days, outer.conditions.days) && subset(inner.conditions.channels, outer.conditions.channels) &&
    subset(inner.conditions.natures, outer.conditions.natures) && subset(inner.conditions.priorities, outer.conditions.priorities)
  );
}

/** Rules that are never reached, each with the earlier one that takes all its cases. The rules stand in the order they are asked. */
export function unreachedRules(ordered: readonly DispatchRule[], lineageOf: LineageOf): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [index, rule] of ordered.entries()) {
    const before = ordered.slice(0, index).find((earlier) => earlier.id !== rule.id && coversRule(earlier, rule, lineageOf));
    if (before) found.set(rule.id, before.id);
  }
  return found;
}
