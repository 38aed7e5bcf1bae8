import { titleOfAct } from '../acts/act-titles.ts';
import { HandOverAll } from '../files/hand-over-all.tsx';
import { ChangeTableDocument, type ChangeFilter, type ChangeRowFragment } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { instantText, type Moment } from '../moment.tsx';
import { useSession } from '../session.tsx';
import { titledOf } from '../subject.ts';
import { actorName } from './actor-name.ts';
import { namesOf } from './names-of.ts';
import { wordOfType } from './subject-types.ts';
import { takingBackOf } from './taken-back.ts';

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
  readonly moment: Moment;
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
export function HandOverChanges({ title, filter, moment }: Props) {
  const { ask } = useSession();
  const { t, locale, marks } = useWords();
  return (
    <HandOverAll<ChangeRowFragment>
      title={title}
      heading={HEADING.map((key) => t(key))}
      read={async (before, signal) => {
        const asked = { filter, before, ...moment };
        return turned((await ask(ChangeTableDocument, asked, { signal, withoutPurpose: true })).changes);
      }}
      rowsOf={(change) => {
        const { position, at, actor, operation, subject, subjectType, basis, fields } = change;
        const taken = takingBackOf(change);
        return [
          [
            position,
            instantText(at),
            fields.find(({ field }) => field === 'effectiveOn')?.after ?? '',
            titleOfAct(operation, locale),
            wordOfType(subjectType, locale),
            titledOf(subject)?.name ?? marks.list(namesOf(change)),
            actorName(actor, { t, marks }),
            basis?.documentNumber ?? '',
            basis?.reason ?? '',
            taken ? t(taken.how, { position: taken.position }) : '',
          ],
        ];
      }}
    />
  );
}
