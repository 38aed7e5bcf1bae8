import type { ChangeLineFragment } from '../generated/documents/graphql.ts';

export interface ChangeOfPlaces extends Pick<ChangeLineFragment, 'subject' | 'subjectType'> {
  readonly fields: readonly { readonly field: string }[];
}

/** Of what a field is: of a place, by its name and its code, on a day or on all. What was recorded before has its code alone. */
const OF_PLACE = /^(?:.+ )?(\S+?)(?:\.\d{4}-\d\d-\d\d)?\.\w+$/;

/**
 * The codes of the places that a change is about, under which it tells what was changed (`枫杨社区 A1.name`, `枫杨社区 A1.2027-01-01.name`);
 * none where it is about one thing. What is of all of them, such as the day, is under none.
 */
export const codesOf = ({ subject, subjectType, fields }: ChangeOfPlaces): readonly string[] =>
  subject === null && subjectType === 'Place'
    ? [...new Set(fields.flatMap(({ field }) => OF_PLACE.exec(field)?.[1] ?? []))]
    : [];
