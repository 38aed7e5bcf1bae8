import { nestedList, type NestedSourceRequest } from '../../graphql/list.ts';
import { KEY, type SortKey } from '../../graphql/keyset.ts';
import { officerCovered, unitCovered } from '../../record/reach.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import { memberColumns, type ProgramMemberRow } from './program-member.loaders.ts';

const LATEST_FIRST: readonly SortKey[] = [
  { sql: sql`m.valid_from`, type: KEY.day, descending: true },
  { sql: sql`m.member_id`, type: KEY.int, descending: true },
];

// `v` is taken: where an officer belongs is read from rows of that alias

/** The condition that the subject of a membership `m` is covered: the officer, or the unit. */
const subjectCovered = ({ statement, covered }: Pick<NestedSourceRequest<object>, 'statement' | 'covered'>): Sql =>
  covered === 'everywhere'
    ? sql`TRUE`
    : sql`CASE WHEN m.officer_id IS NULL THEN ${unitCovered(statement, sql`m.unit_id`, covered)}
  ELSE ${officerCovered(statement, sql`m.officer_id`, covered)} END`;

/** The members of a program whom the viewer may read, by admission, latest first. */
export const memberList = nestedList<ProgramMemberRow, { includeEnded: boolean }>({
  name: 'programMembers',
  columns: memberColumns,
  scope: 'program:read',
  source: (request) => {
    const { statement, args, parent } = request;
    return {
      from: sql`program_member_version m`,
      where: [
        sql`m.program_id = ${parent}`,
        args.includeEnded ? statement.begun('m') : statement.holds('m'),
        subjectCovered(request),
      ],
    };
  },
  order: () => LATEST_FIRST,
});

const membershipsBy = (name: string, column: Sql) =>
  nestedList<ProgramMemberRow, object>({
    name,
    columns: memberColumns,
    scope: 'program:read',
    source: (request) => ({
      from: sql`program_member_version m`,
      where: [sql`m.${column} = ${request.parent}`, request.statement.begun('m'), subjectCovered(request)],
    }),
    order: () => LATEST_FIRST,
  });

/** The memberships of an officer, latest first, those that ended included. */
export const officerMembershipList = membershipsBy('officerMemberships', sql`officer_id`);

/** The memberships of a unit, latest first, those that ended included. */
export const unitMembershipList = membershipsBy('unitMemberships', sql`unit_id`);
