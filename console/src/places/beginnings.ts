import type { PlaceThenQuery } from '../generated/documents/graphql.ts';

export type Then = NonNullable<PlaceThenQuery['place']>;
type Validity = Then['validity'];

interface Beginnings {
  /** Since when there is the place, without a gap. */
  readonly place: Validity;
  /** Since when it has the name that it has now. */
  readonly name: Validity;
}

/** A place changes seldom; before as many changes nothing is asked. */
const CHANGES_MAXIMUM = 20;

/**
 * When a place began, and when its name did: what is on record of it holds since the last change, so what it was before that day is asked
 * for, and so on.
 */
export async function beginningsOf(
  { name, validity }: Then,
  before: (day: string) => Promise<Then | null | undefined>,
): Promise<Beginnings> {
  let found: Beginnings = { place: validity, name: validity };
  for (let i = 0; i < CHANGES_MAXIMUM && found.place.startKnown; i++) {
    const { from } = found.place;
    // oxlint-disable-next-line no-await-in-loop -- each change is known by the one after
    const place = await before(from);
    // it was not there, or gone for a time
    if (place?.validity.to !== from) break;
    const isSameName = place.name === name && found.name === found.place;
    found = { place: place.validity, name: isSameName ? place.validity : found.name };
  }
  return found;
}
