import type { ChangeLineFragment } from '../generated/documents/graphql.ts';

export interface ChangeOfPlaces extends Pick<ChangeLineFragment, 'subject' | 'subjectType'> {
  readonly fields: readonly { readonly field: string }[];
}

/**
 * The codes of the places that a change is about, under which it tells what was changed (`A1.name`, `A1.2027-01-01.name`); none where it
 * is about one thing. No code has a point, and what is of all of them, such as the day, is under none.
 */
export const codesOf = ({ subject, subjectType, fields }: ChangeOfPlaces): readonly string[] =>
  subject === null && subjectType === 'Place'
    ? [...new Set(fields.flatMap(({ field }) => (field.includes('.') ? [field.split('.')[0]!] : [])))]
    : [];
