import { nestedList } from '../../graphql/list.ts';
import { KEY, type SortKey } from '../../graphql/keyset.ts';
import type { Placed } from '../../record/reach.ts';
import { sql, sqlName } from '../../sql/sql.ts';
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

const membershipsBy = (name: string, ofParent: Placed) =>
  nestedList<ProgramMemberRow, object>({
    name,
    columns: memberColumns,
    scope: 'program:read',
    ofParent,
    source: ({ statement, parent }) => ({
      from: sql`program_member_version m`,
      where: [sql`m.${sqlName(`${ofParent}_id`)} = ${parent}`, statement.begun('m')],
    }),
    order: () => LATEST_FIRST,
  });

/** The memberships of an officer, latest first, those that ended included. */
export const officerMembershipList = membershipsBy('officerMemberships', 'officer');

/** The memberships of a unit, latest first, those that ended included. */
export const unitMembershipList = membershipsBy('unitMemberships', 'unit');
