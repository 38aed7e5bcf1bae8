import type { ConcernStage } from '../../generated/prisma/enums.ts';
import { KEY, type SortKey } from '../../graphql/keyset.ts';
import { nestedList } from '../../graphql/list.ts';
import { sql } from '../../sql/sql.ts';
import { belongsBelow } from '../officers/last-unit.sql.ts';
import { CONCERN_COLUMNS, concernsReadable, type ConcernRow } from './concern.loaders.ts';
import { concernsOf, hasEnded } from './concern.sql.ts';

/** The officers about whom nothing confidential is told to the viewer, by id. */
interface Withheld {
  readonly withheld: readonly number[];
}

const LATEST: readonly SortKey[] = [
  { sql: sql`cn.valid_from`, type: KEY.day, descending: true },
  { sql: sql`cn.concern_id`, type: KEY.int, descending: true },
];

/** The concerns about an officer, latest first. */
export const officerConcernList = nestedList<ConcernRow, Withheld>({
  name: 'officerConcerns',
  columns: CONCERN_COLUMNS,
  scope: 'concern:read',
  ofParent: 'officer',
  source: ({ statement, args: { withheld }, parent, covered }) => ({
    from: concernsOf(statement),
    where: [sql`cn.officer_id = ${parent}`, statement.holds('cn'), ...concernsReadable(statement, covered, withheld)],
  }),
  order: () => LATEST,
});

/** The concerns about officers of a unit and below, open ones first, then the latest. */
export const unitConcernList = nestedList<ConcernRow, Withheld & { readonly stage: readonly ConcernStage[] | null }>({
  name: 'unitConcerns',
  columns: CONCERN_COLUMNS,
  scope: 'concern:read',
  searches: () => true,
  source: ({ statement, args: { withheld, stage }, parent, covered }) => ({
    from: concernsOf(statement),
    where: [
      belongsBelow(statement, sql`cn.officer_id`, parent),
      statement.holds('cn'),
      ...concernsReadable(statement, covered, withheld),
      ...(stage ? [sql`last.stage = ANY(${statement.value(stage, 'text[]')}::"ConcernStage"[])`] : []),
    ],
  }),
  order: () => [{ sql: sql`(${hasEnded(sql`last.stage`)})`, type: KEY.boolean }, ...LATEST],
});
