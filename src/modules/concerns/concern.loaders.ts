import type { ConcernStage } from '../../generated/prisma/enums.ts';
import type { Context } from '../../graphql/context.ts';
import { columnsOf, type DatedRow, type RecordedRow } from '../../graphql/dated-loaders.ts';
import { loadMany, loadOne, lockOf } from '../../graphql/loading.ts';
import { reach, viewerAndAbove } from '../../graphql/reach.ts';
import { officerCovered, type Covered } from '../../record/reach.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { basisColumns, type BasisColumns, type TemporalStatement } from '../../time/temporal.ts';
import { CONCERN_STEP } from './concern-step.declaration.ts';
import { CONCERN } from './concern.declaration.ts';
import { concernsOf } from './concern.sql.ts';

/** Bytes as the database gives them. */
type Sealed = Uint8Array | string;

/** A concern on the day, with how far it has come by its last step, and by whose order that was taken. */
export type ConcernRow = Omit<DatedRow<typeof CONCERN>, 'summary'> &
  BasisColumns & { readonly summary: Sealed; readonly stage: ConcernStage; readonly takenOn: Day };

export type ConcernStepRow = Omit<RecordedRow<typeof CONCERN_STEP>, 'takenBy' | 'note'> & {
  readonly takenBy: Sealed;
  readonly note: Sealed | null;
};

const STEPS_MAXIMUM = 100;

export const CONCERN_COLUMNS = sql`${columnsOf(CONCERN)}, last.stage, last.taken_on::text AS "takenOn", ${basisColumns('last')}`;

export const concernLock = lockOf(CONCERN.table);

/** The conditions that concerns `cn` are for a viewer: of officers whom the scope covers, and who are not to be kept from them. */
export const concernsReadable = (
  statement: TemporalStatement,
  covered: Covered,
  withheld: readonly number[],
): readonly Sql[] => [
  officerCovered(statement, sql`cn.officer_id`, covered),
  sql`cn.officer_id <> ALL(${statement.value(withheld, 'int[]')})`,
];

/** Concerns by id as of the day; null for one that was not found by then, or is not for the viewer. */
export const concernById = loadOne<number, ConcernRow>('id', 'generic', async (statement, ids, context: Context) => {
  const [covered, withheld] = await Promise.all([reach(context, 'concern:read'), viewerAndAbove(context)]);
  const [within, notWithheld] = concernsReadable(statement, covered, withheld);
  return sql`SELECT ${CONCERN_COLUMNS} FROM ${concernsOf(statement)}
WHERE cn.concern_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.holds('cn')} AND ${within!} AND ${notWithheld!}`;
});

/** What was done about each by the day, in its order; a bounded number. */
export const stepsOf = loadMany<number, ConcernStepRow>(
  'concernId',
  'generic',
  (statement, ids) => sql`SELECT t.* FROM unnest(${statement.value(ids, 'int[]')}) AS k(id) CROSS JOIN LATERAL (
  SELECT ${columnsOf(CONCERN_STEP)} FROM concern_step st WHERE st.concern_id = k.id AND ${statement.happened('st', 'taken_on')}
  ORDER BY st.taken_on, st.id LIMIT ${STEPS_MAXIMUM}
) t ORDER BY t."concernId", t."takenOn", t.id`,
);
