import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { actorsNamed } from '../../access/actor.rules.ts';
import { parseIdentifier, parseIdOf, parseGlobalId } from '../../graphql/arguments.ts';
import { badInput } from '../../graphql/errors.ts';
import { rootList } from '../../graphql/list.ts';
import { conditionOf, contains, oneOfText, type Conditions } from '../../graphql/filters.ts';
import { KEY } from '../../graphql/keyset.ts';
import type { ListSource, RowPart } from '../../graphql/page-sql.ts';
import { actorsContaining } from './actor.loaders.ts';
import type { ChangeFilter } from './change.inputs.ts';
import { CHANGE_COLUMNS, POSITION, type ChangeRow } from './change.loaders.ts';
import { changedBy, changedWithin, subjectCovered, toldTo, type Reader } from './subject.loaders.ts';

type Filter = typeof ChangeFilter.$inferInput;

/** Of so many who acted a page is merged, each read in order by its index; more are left to what the database knows of them. */
const MERGED_MAXIMUM = 20;

const conditionsFor = (reader: Reader): Conditions<Omit<Filter, 'within' | 'actor' | 'actorContains'>> => ({
  subject: (id, statement) => {
    const { typename, key } = parseGlobalId(id, 'subject');
    return changedBy(statement, typename, key, reader);
  },
  subjectType: oneOfText(sql`c.subject_type`, 'subjectType'),
  operation: oneOfText(sql`c.operation`, 'operation'),
  // starts reading at the position of the instant: positions and instants increase together
  since: (instant, statement) =>
    sql`c.position >= (SELECT f.position FROM change f WHERE f.at >= ${statement.value(instant, 'timestamptz')} ORDER BY f.at LIMIT 1)`,
  until: (instant, statement) =>
    sql`c.position <= (SELECT f.position FROM change f WHERE f.at <= ${statement.value(instant, 'timestamptz')} ORDER BY f.at DESC LIMIT 1)`,
  position: (position, statement) => {
    if (!POSITION.test(position)) throw badInput('position', 'is not a position: an integer from 1 on, as text');
    return sql`c.position = ${statement.value(position, 'bigint')}`;
  },
});

interface ChangeListArguments {
  readonly filter?: Filter | null | undefined;
  readonly reader: Reader;
}

interface Looked {
  readonly text: string;
  /** Whose names have the text; null: too many to be told. */
  readonly actors: readonly string[] | null;
}

/** Who is asked for; null where they are not known by their names. */
function askedFor(actor: string | null | undefined, looked: Looked | null): readonly string[] | null {
  if (actor == null) return looked && looked.actors;
  const named = actorsNamed(parseIdentifier(actor, 'actor'));
  return looked ? named.filter((name) => name.includes(looked.text)) : named;
}

/** The rows of a source by some who acted: of a page in parts, each of one of them. */
function byActors(
  { from, where }: RowPart,
  actors: readonly string[],
  reading: 'page' | 'count',
  statement: TemporalStatement,
): ListSource {
  const column = sql`c.actor`;
  const by = (condition: Sql): RowPart => ({ from, where: [...where, condition] });
  if (reading === 'count' || actors.length === 0 || actors.length > MERGED_MAXIMUM) {
    return by(sql`${column} = ANY(${statement.value(actors, 'text[]')})`);
  }
  const parts = actors.map((actor) => {
    const name = statement.value(actor, 'text');
    return { ...by(sql`${column} >= ${name} AND ${column} <= ${name}`), sameIn: column };
  });
  return { from, where, disjointParts: parts };
}

/** The changes recorded up to the moment, in the order of their positions. */
export const changeList = rootList<ChangeRow, ChangeListArguments, Looked>({
  name: 'changes',
  columns: CHANGE_COLUMNS,
  scope: 'change:read',
  within: ({ filter }) => (filter?.within == null ? null : parseIdOf('Unit', filter.within, 'within')),
  lookUp: ({ filter }) => {
    const text = filter?.actorContains;
    return text == null
      ? null
      : async (context) => {
          const part = parseIdentifier(text, 'actorContains');
          return { text: part, actors: await actorsContaining(context, part) };
        };
  },
  source: ({ statement, args, covered, within, reading, looked }) => {
    const { within: _within, actor, actorContains: _looked, ...filter } = args.filter ?? {};
    const actors = askedFor(actor, looked);
    const all = {
      from: sql`change c`,
      where: [
        subjectCovered(statement, covered),
        toldTo(statement, args.reader),
        statement.recorded('c', 'at'),
        within ? changedWithin(statement, within) : sql`TRUE`,
        conditionOf(filter, conditionsFor(args.reader), statement),
        looked && !actors ? contains(sql`c.actor`, looked.text, statement) : sql`TRUE`,
      ],
    };
    return actors ? byActors(all, actors, reading, statement) : all;
  },
  order: () => [{ sql: sql`c.position`, type: KEY.bigint }],
});
