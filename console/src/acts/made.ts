import type { MadeFragment } from '../generated/documents/graphql.ts';
import { pathOf } from '../go.tsx';

/** A thing that has a page. */
export interface Made {
  readonly name: string;
  readonly path: string;
}

/** What an act made or changed, where it has a page. */
export function madeOf({ subject }: MadeFragment): Made | null {
  switch (subject?.__typename) {
    case 'Officer':
    case 'Unit':
      return { name: subject.name, path: pathOf(subject) };
    case 'Assignment':
      return { name: subject.officer.name, path: pathOf(subject.officer) };
    case 'SelectionRound':
      return { name: subject.title, path: pathOf(subject) };
    case 'EvaluationCycle':
      return { name: `${subject.scheme.name} ${subject.from}`, path: pathOf(subject) };
    case 'Program':
      return { name: subject.programName, path: pathOf(subject) };
    default:
      return null;
  }
}
