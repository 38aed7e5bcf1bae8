import type { CycleSubjectsQuery } from '../generated/documents/graphql.ts';
import type { PastedRow } from './pasted-scores.ts';

/** Who takes part in a cycle. */
export type Subject = NonNullable<CycleSubjectsQuery['evaluationCycle']>['evaluations']['nodes'][number]['subject'];

/** Who is meant by a number, a code or a name, as far as that is known. */
type SubjectOf = (name: string) => Subject | undefined;

/** Rows of the same subject, whatever each calls it by: of one indicator the last of them counts. */
export function repeated(rows: readonly PastedRow[], subjectOf: SubjectOf): readonly (readonly PastedRow[])[] {
  const ofOne = new Map<string, readonly PastedRow[]>();
  for (const row of rows) {
    const key = subjectOf(row.subject)?.id ?? row.subject.toUpperCase();
    // rows of no number at all are of nobody
    if (key) ofOne.set(key, [...(ofOne.get(key) ?? []), row]);
  }
  return [...ofOne.values()].filter(({ length }) => length > 1);
}

/** A name of two characters is written with a space between, and one of another language with a point of many shapes. */
const plain = (name: string): string => name.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase();

/** Whether a row has a name beside its number that is not of whom the number is: its columns may have been shifted. */
export function isOtherwiseNamed({ name, subject }: PastedRow, subjectOf: SubjectOf): boolean {
  const found = subjectOf(subject);
  if (!found || name === '') return false;
  // beside an officer, a column of units has the unit
  const names =
    found.__typename === 'Officer' ? [found.name, found.unit?.name ?? ''] : [found.name, found.shortName ?? ''];
  return !names.some((known) => plain(known) === plain(name));
}
