import { KEY } from '../../graphql/keyset.ts';
import { nestedList } from '../../graphql/list.ts';
import { officerCovered, unitCovered } from '../../record/reach.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import { TALLY_COLUMNS, type TallyRow } from './tally.loaders.ts';

interface OfKeys {
  readonly keys?: readonly string[] | null | undefined;
}

/** The tallies of an officer or of a unit whose periods are over, the latest period first. */
const ofSubject = (name: string, column: Sql, coveredBy: typeof officerCovered) =>
  nestedList<TallyRow, OfKeys>({
    name,
    columns: TALLY_COLUMNS,
    scope: 'program:read',
    source: ({ statement, args: { keys }, parent, covered }) => ({
      from: sql`tally t`,
      where: [
        sql`t.${column} = ${parent}`,
        statement.happened('t', 'last_on'),
        coveredBy(statement, sql`t.${column}`, covered),
        ...(keys ? [sql`t.key = ANY(${statement.value(keys, 'text[]')})`] : []),
      ],
    }),
    order: () => [
      { sql: sql`t.last_on`, type: KEY.day, descending: true },
      { sql: sql`t.from_day`, type: KEY.day, descending: true },
      { sql: sql`t.id`, type: KEY.int, descending: true },
    ],
  });

export const officerTallyList = ofSubject('officerTallies', sql`officer_id`, officerCovered);
export const unitTallyList = ofSubject('unitTallies', sql`unit_id`, unitCovered);
