import type { Day } from '../time/day.ts';
import { firstDay } from './cells.ts';
import { known } from './known.ts';
import type { Facts } from './read.ts';

/** The first day of each thing, by key. */
export interface Starts {
  readonly sources: ReadonlyMap<string, Day>;
  readonly units: ReadonlyMap<string, Day>;
  readonly officers: ReadonlyMap<string, Day>;
}

/** The first days, by key, on which rows outside the files refer to a unit or an officer. */
export interface NeededStarts {
  readonly units: ReadonlyMap<string, Day>;
  readonly officers: ReadonlyMap<string, Day>;
}

/**
 * Finds the first day of each thing. A source attests a thing on a day and does not tell when it began. So a unit
 * starts on the earliest day of its own source, the units below it, its posts, its policies and its programs of either kind, and an
 * officer on the earliest day of the source and the posts.
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
  for (const [code, day] of needed.units) startBy(units, code, day);
  // children stand after their parents in the file: from the last line up, the day of each child is final before its
  // parent's
  for (const { key, row } of facts.units.toReversed()) startBy(units, row.parent_code, known(units.get(key), key));

  const officers = new Map<string, Day>();
  for (const { key, row } of facts.officers) officers.set(key, published(row.source));
  for (const { row } of facts.posts) startBy(officers, row.officer_ref, firstDay(row.observed_on));
  for (const [ref, day] of needed.officers) startBy(officers, ref, day);

  return { sources, units, officers };
}

function startBy(starts: Map<string, Day>, key: string | null, day: Day): void {
  if (key !== null && day < known(starts.get(key), key)) starts.set(key, day);
}
