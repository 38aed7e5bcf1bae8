import type { SubjectFragment } from './generated/documents/graphql.ts';
import { pathOf } from './go.tsx';

/** What somebody or something is called, and the page that tells of it. */
export interface Titled {
  readonly name: string;
  readonly path: string | null;
}

/** What a change or a difference is about; null where it has no name, or is told for a purpose alone. */
export function titledOf(subject: SubjectFragment | null | undefined): Titled | null {
  if (!subject) return null;
  const { __typename: type } = subject;
  if (type === 'Officer' || type === 'Unit') return { name: subject.name, path: pathOf(subject) };
  if (type === 'Assignment') return { name: `${subject.officer.name} ${subject.title}`, path: pathOf(subject.officer) };
  if (type === 'Honor') return { name: subject.honorTitle, path: null };
  if (type === 'SelectionRound') return { name: subject.title, path: pathOf(subject) };
  if (type === 'EvaluationCycle') return { name: `${subject.scheme.name} ${subject.from}`, path: pathOf(subject) };
  if (type === 'Program') return { name: subject.programName, path: pathOf(subject) };
  return null;
}
