import { sql } from '../../sql/sql.ts';
import { parseIdentifier, parseIdOf, parseGlobalId } from '../../graphql/arguments.ts';
import { rootList } from '../../graphql/list.ts';
import { conditionOf, isActor, oneOfText, type Conditions } from '../../graphql/filters.ts';
import { KEY } from '../../graphql/keyset.ts';
import type { ChangeFilter } from './change.inputs.ts';
import { CHANGE_COLUMNS, type ChangeRow } from './change.loaders.ts';
import { changedBy, changedWithin, subjectCovered, toldTo, type Reader } from './subject.loaders.ts';

type Filter = typeof ChangeFilter.$inferInput;

const conditionsFor = (reader: Reader): Conditions<Omit<Filter, 'within'>> => ({
  subject: (id, statement) => {
    const { typename, key } = parseGlobalId(id, 'subject');
    return changedBy(statement, typename, key, reader);
  },
  subjectType: oneOfText(sql`c.subject_type`, 'subjectType'),
  operation: oneOfText(sql`c.operation`, 'operation'),
  actor: (actor, statement) => isActor(sql`c.actor`, parseIdentifier(actor, 'actor'), statement),
  // starts reading at the position of the instant: positions and instants increase together
  since: (instant, statement) =>
    sql`c.position >= (SELECT f.position FROM change f WHERE f.at >= ${statement.value(instant, 'timestamptz')} ORDER BY f.at LIMIT 1)`,
});

interface ChangeListArguments {
  readonly filter?: Filter | null | undefined;
  readonly reader: Reader;
}

/** The changes recorded up to the moment, in the order of their positions. */
export const changeList = rootList<ChangeRow, ChangeListArguments>({
  name: 'changes',
  columns: CHANGE_COLUMNS,
  scope: 'change:read',
  within: ({ filter }) => (filter?.within == null ? null : parseIdOf('Unit', filter.within, 'within')),
  source: ({ statement, args, covered, within }) => {
    const { within: _within, ...filter } = args.filter ?? {};
    return {
      from: sql`change c`,
      where: [
        subjectCovered(statement, covered),
        toldTo(statement, args.reader),
        statement.recorded('c', 'at'),
        within ? changedWithin(statement, within) : sql`TRUE`,
        conditionOf(filter, conditionsFor(args.reader), statement),
      ],
    };
  },
  order: () => [{ sql: sql`c.position`, type: KEY.bigint }],
});
