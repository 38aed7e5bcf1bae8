import { nestedList } from '../../graphql/list.ts';
import { KEY, type SortKey } from '../../graphql/keyset.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import { memberColumns, subjectCovered, type ProgramMemberRow } from './program-member.loaders.ts';

const LATEST_FIRST: readonly SortKey[] = [
  { sql: sql`m.valid_from`, type: KEY.day, descending: true },
  { sql: sql`m.member_id`, type: KEY.int, descending: true },
];

/** The members of a program whom the viewer may read, by admission, latest first. */
export const memberList = nestedList<ProgramMemberRow, { includeEnded: boolean }>({
  name: 'programMembers',
  columns: memberColumns,
  scope: 'program:read',
  source: ({ statement, args, parent, covered }) => ({
    from: sql`program_member_version m`,
    where: [
      sql`m.program_id = ${parent}`,
      args.includeEnded ? statement.begun('m') : statement.holds('m'),
      subjectCovered(statement, covered),
    ],
  }),
  order: () => LATEST_FIRST,
});

const membershipsBy = (name: string, column: Sql) =>
  nestedList<ProgramMemberRow, object>({
    name,
    columns: memberColumns,
    scope: 'program:read',
    source: ({ statement, parent, covered }) => ({
      from: sql`program_member_version m`,
      where: [sql`m.${column} = ${parent}`, statement.begun('m'), subjectCovered(statement, covered)],
    }),
    order: () => LATEST_FIRST,
  });

/** The memberships of an officer, latest first, those that ended included. */
export const officerMembershipList = membershipsBy('officerMemberships', sql`officer_id`);

/** The memberships of a unit, latest first, those that ended included. */
export const unitMembershipList = membershipsBy('unitMemberships', sql`unit_id`);
