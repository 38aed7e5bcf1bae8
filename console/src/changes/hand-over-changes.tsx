import { useRef } from 'react';
import { titleOfAct } from '../acts/act-titles.ts';
import { HandOverAll } from '../files/hand-over-all.tsx';
import {
  ChangeTableDocument,
  UndoingsDocument,
  type ChangeFilter,
  type ChangeRowFragment,
} from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { instantText, type Moment } from '../moment.tsx';
import { readAll } from '../pages.tsx';
import { useSession } from '../session.tsx';
import { titledOf } from '../subject.ts';
import { namesOf } from './names-of.ts';
import { wordOfType } from './subject-types.ts';
import { undoneBy } from './undone.ts';

const HEADING = [
  'position',
  'when',
  'effectiveDay',
  'what',
  'kind',
  'whom',
  'who',
  'orderNumber',
  'reason',
  'undone',
] as const;

interface Props {
  readonly title: string;
  readonly filter: ChangeFilter;
  /** Up to when they were recorded. */
  readonly moment: Moment;
  /** The instant as known at which it is told what was undone: it may be so by a change that comes after those of the list. */
  readonly knownAt: string | null;
}

interface PageBackward<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasPreviousPage: boolean; readonly startCursor: string | null };
}

/** A page of a list that is read from its end, as one of a list that is read from its beginning. */
const turned = <Node,>({ nodes, pageInfo }: PageBackward<Node>) => ({
  nodes: nodes.toReversed(),
  pageInfo: { hasNextPage: pageInfo.hasPreviousPage, endCursor: pageInfo.startCursor },
});

/** Hands over the changes of a filter as a table, latest first. */
export function HandOverChanges({ title, filter, moment, knownAt }: Props) {
  const { ask } = useSession();
  const { t, locale, marks } = useWords();
  const undone = useRef<ReadonlyMap<string, string>>(new Map());
  /** Whoever undid a change, and when, is not what the filter asks for: all undoings since its first day are read, which are few. */
  const readUndone = async (signal: AbortSignal) => {
    const since = filter.since ?? null;
    const read = async (before: string | null) =>
      turned((await ask(UndoingsDocument, { since, before, knownAt }, { signal })).changes);
    undone.current = undoneBy((await readAll(read)) ?? []);
  };
  return (
    <HandOverAll<ChangeRowFragment>
      title={title}
      heading={HEADING.map((key) => t(key))}
      read={async (before, signal) => {
        if (before === null) await readUndone(signal);
        const asked = { filter, before, ...moment };
        return turned((await ask(ChangeTableDocument, asked, { signal, withoutPurpose: true })).changes);
      }}
      rowsOf={(change) => {
        const { position, at, actor, operation, subject, subjectType, basis, fields } = change;
        const by = undone.current.get(position);
        return [
          [
            position,
            instantText(at),
            fields.find(({ field }) => field === 'effectiveOn')?.after ?? '',
            titleOfAct(operation, locale),
            wordOfType(subjectType, locale),
            titledOf(subject)?.name ?? marks.list(namesOf(change)),
            actor,
            basis?.documentNumber ?? '',
            basis?.reason ?? '',
            by === undefined ? '' : t('undoneBy', { position: by }),
          ],
        ];
      }}
    />
  );
}
