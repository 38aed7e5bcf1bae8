import type { Day } from '../time/day.ts';
import { firstDay } from './cells.ts';
import { known } from './known.ts';
import type { Facts } from './read.ts';

/** The first day of each thing, by key. */
export interface Starts {
  readonly sources: ReadonlyMap<string, Day>;
  readonly units: ReadonlyMap<string, Day>;
  readonly officers: ReadonlyMap<string, Day>;
  readonly places: ReadonlyMap<string, Day>;
}

/** The first days, by key, on which rows outside the files refer to a unit or an officer. */
export interface NeededStarts {
  readonly units: ReadonlyMap<string, Day>;
  readonly officers: ReadonlyMap<string, Day>;
}

/**
 * Finds the first day of each thing. A source attests a thing on a day and does not tell when it began. So a unit
 * starts on the earliest day of its own source, the units below it, its posts, its policies, its programs of either kind and the
 * duties that it has or that are for it, an officer on the earliest day of the source, the posts and the duties, and a place on
 * that of the source, the places in it and the duties for it.
 */
export function attestedStarts(facts: Facts, needed: NeededStarts): Starts {
  const sources = new Map(facts.sources.map(({ key, row }) => [key, firstDay(row.published_on)]));
  const published = (source: string): Day => known(sources.get(source), source);

  const units = new Map<string, Day>();
  for (const { key, row } of facts.units) units.set(key, published(row.source));
  for (const { row } of facts.posts) startBy(units, row.unit_code, firstDay(row.observed_on));
  for (const { row } of facts.selection_ratios) startBy(units, row.unit_code, firstDay(row.attested_on));
  for (const { row } of facts.honor_programs) startBy(units, row.owner_unit_code, published(row.source));
  for (const { row } of facts.programs) startBy(units, row.owner_unit_code, published(row.source));
  for (const { row } of facts.duties) {
    if (row.holder_type === 'UNIT') startBy(units, row.holder_ref, firstDay(row.observed_on));
    if (row.target_type === 'UNIT') startBy(units, row.target_ref, firstDay(row.observed_on));
  }
  for (const [code, day] of needed.units) startBy(units, code, day);
  // children stand after their parents in the file: from the last line up, the day of each child is final before its
  // parent's
  for (const { key, row } of facts.units.toReversed()) startBy(units, row.parent_code, known(units.get(key), key));

  const officers = new Map<string, Day>();
  for (const { key, row } of facts.officers) officers.set(key, published(row.source));
  for (const { row } of facts.posts) startBy(officers, row.officer_ref, firstDay(row.observed_on));
  for (const { row } of facts.duties) {
    if (row.holder_type === 'OFFICER') startBy(officers, row.holder_ref, firstDay(row.observed_on));
  }
  for (const [ref, day] of needed.officers) startBy(officers, ref, day);

  const places = new Map<string, Day>();
  for (const { key, row } of facts.places) places.set(key, published(row.source));
  for (const { row } of facts.duties) {
    if (row.target_type === 'PLACE') startBy(places, row.target_ref, firstDay(row.observed_on));
  }
  for (const { key, row } of facts.places.toReversed()) startBy(places, row.parent_code, known(places.get(key), key));

  return { sources, units, officers, places };
}

function startBy(starts: Map<string, Day>, key: string | null, day: Day): void {
  if (key !== null && day < known(starts.get(key), key)) starts.set(key, day);
}
