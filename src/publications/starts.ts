import type { Day } from '../time/day.ts';
import { firstDay } from './cells.ts';
import { known } from './known.ts';
import type { Facts } from './read.ts';

/** From which day each thing is attested. */
export interface Starts {
  readonly sources: ReadonlyMap<string, Day>;
  readonly units: ReadonlyMap<string, Day>;
  readonly officers: ReadonlyMap<string, Day>;
}

/** Days, by key, on which the registry already needs a unit or an officer for what is not in the files. */
export interface NeededStarts {
  readonly units: ReadonlyMap<string, Day>;
  readonly officers: ReadonlyMap<string, Day>;
}

/**
 * A source attests a thing on a day; when it began nobody says. So a unit is there from the earliest day on which
 * anything shows it: its own source, a unit below it, a post in it, a policy of it, a program of it. An officer is
 * there from the earliest of the source and the posts. Then a parent is there whenever its child is.
 */
export function attestedStarts(facts: Facts, needed: NeededStarts): Starts {
  const sources = new Map(facts.sources.map(({ key, row }) => [key, firstDay(row.published_on)]));
  const published = (source: string): Day => known(sources.get(source), source);

  const units = new Map<string, Day>();
  for (const { key, row } of facts.units) units.set(key, published(row.source));
  for (const { row } of facts.posts) advance(units, row.unit_code, firstDay(row.observed_on));
  for (const { row } of facts.selection_ratios) advance(units, row.unit_code, firstDay(row.attested_on));
  for (const { row } of facts.honor_programs) advance(units, row.owner_unit_code, published(row.source));
  for (const [code, day] of needed.units) advance(units, code, day);
  // children stand after their parents, so that from the last line up each child is final when its parent hears of it
  for (const { key, row } of facts.units.toReversed()) advance(units, row.parent_code, known(units.get(key), key));

  const officers = new Map<string, Day>();
  for (const { key, row } of facts.officers) officers.set(key, published(row.source));
  for (const { row } of facts.posts) advance(officers, row.officer_ref, firstDay(row.observed_on));
  for (const [ref, day] of needed.officers) advance(officers, ref, day);

  return { sources, units, officers };
}

function advance(starts: Map<string, Day>, key: string | null, day: Day): void {
  if (key !== null && day < known(starts.get(key), key)) starts.set(key, day);
}
