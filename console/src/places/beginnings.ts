import type { PlaceQuery } from '../generated/documents/graphql.ts';

type Place = NonNullable<PlaceQuery['place']>;
type Validity = Place['validity'];

interface Beginnings {
  /** Since when there is the place, without a gap. */
  readonly place: Validity;
  /** Since when it has the name that it has now. */
  readonly name: Validity;
}

/** When a place began, and when its name did: what is on record of it holds since the last change, which others went before. */
export function beginningsOf({ name, validity, history }: Pick<Place, 'name' | 'validity' | 'history'>): Beginnings {
  const earlier = history.filter((row) => row.supersededAt === null && row.validity.from < validity.from).toReversed();
  let found: Beginnings = { place: validity, name: validity };
  for (const row of earlier) {
    // it was not there for a time before, or nobody knows
    if (!found.place.startKnown || row.validity.to !== found.place.from) break;
    const isSameName = row.name === name && found.name === found.place;
    found = { place: row.validity, name: isSameName ? row.validity : found.name };
  }
  return found;
}
