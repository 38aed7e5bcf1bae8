import { KEY } from '../../graphql/keyset.ts';
import { nestedList } from '../../graphql/list.ts';
import type { Placed } from '../../record/reach.ts';
import { sql, sqlName } from '../../sql/sql.ts';
import { TALLY_COLUMNS, type TallyRow } from './tally.loaders.ts';

interface OfKeys {
  readonly keys?: readonly string[] | null | undefined;
}

/** The tallies of an officer or of a unit whose periods are over, the latest period first. */
const ofSubject = (name: string, ofParent: Placed) =>
  nestedList<TallyRow, OfKeys>({
    name,
    columns: TALLY_COLUMNS,
    scope: 'program:read',
    ofParent,
    source: ({ statement, args: { keys }, parent }) => ({
      from: sql`tally t`,
      where: [
        sql`t.${sqlName(`${ofParent}_id`)} = ${parent}`,
        statement.happened('t', 'last_on'),
        ...(keys ? [sql`t.key = ANY(${statement.value(keys, 'text[]')})`] : []),
      ],
    }),
    order: () => [
      { sql: sql`t.last_on`, type: KEY.day, descending: true },
      { sql: sql`t.from_day`, type: KEY.day, descending: true },
      { sql: sql`t.id`, type: KEY.int, descending: true },
    ],
  });

export const officerTallyList = ofSubject('officerTallies', 'officer');
export const unitTallyList = ofSubject('unitTallies', 'unit');
