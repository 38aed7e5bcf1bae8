import type { MadeFragment } from '../generated/documents/graphql.ts';
import { pathOf } from '../go.tsx';

/** A thing that has a page. */
export interface Made {
  readonly name: string;
  readonly path: string;
}

/** What an act made or changed, where it has a page. */
export function madeOf({ subject }: MadeFragment): Made | null {
  if (!subject) return null;
  const { __typename: type } = subject;
  if (type === 'Officer' || type === 'Unit') return { name: subject.name, path: pathOf(subject) };
  if (type === 'Assignment') return { name: subject.officer.name, path: pathOf(subject.officer) };
  if (type === 'SelectionRound') return { name: subject.title, path: pathOf(subject) };
  if (type === 'EvaluationCycle') return { name: `${subject.scheme.name} ${subject.from}`, path: pathOf(subject) };
  if (type === 'Program') return { name: subject.programName, path: pathOf(subject) };
  return null;
}
