import type { DisciplineForm } from '../../generated/prisma/enums.ts';
import { loaderFor, readRows } from '../../graphql/loading.ts';
import { viewerAndAbove } from '../../graphql/reach.ts';
import { rowsOfEach } from '../../record/group-by.ts';
import { unitsWithin } from '../../record/reach.ts';
import { sql, sqlName, type Sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { CONCERN } from '../concerns/concern.declaration.ts';
import { CONCERN_STEP } from '../concerns/concern-step.declaration.ts';
import { lastUnitOf } from '../officers/last-unit.sql.ts';
import { serves } from '../officers/serving.sql.ts';

export interface DisciplineCountRow {
  readonly form: DisciplineForm;
  readonly count: number;
}

/** A period: the first day, and the day after its last. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** The sanctions of officers of some units by form, each once, that were decided in a period and were not overturned. */
const sanctionsByForm = (statement: TemporalStatement, from: Sql, to: Sql): Sql =>
  sql`SELECT s.form, s.officer_id FROM sanction_version s
  WHERE s.form IN ('SECOND', 'THIRD', 'FOURTH') AND NOT s.overturned AND s.valid_from = s.decided_on
    AND s.decided_on >= ${from} AND s.decided_on < ${to} AND ${statement.begun('s')}`;

/** The steps about concerns in a period in which something was done, but for those about some officers: the first form. */
const measuresTaken = (statement: TemporalStatement, from: Sql, to: Sql, withheld: Sql): Sql =>
  sql`SELECT 'FIRST'::"DisciplineForm" AS form, (
    SELECT c.officer_id FROM ${sqlName(CONCERN.versions)} c WHERE c.concern_id = t.concern_id AND ${statement.believed('c')} LIMIT 1
  ) AS officer_id FROM ${sqlName(CONCERN_STEP.table)} t
  WHERE t.measure IS NOT NULL AND t.concern_id NOT IN (SELECT c.concern_id FROM ${sqlName(CONCERN.versions)} c WHERE c.officer_id = ANY(${withheld}))
    AND t.taken_on >= ${from} AND t.taken_on < ${to} AND ${statement.happened('t', 'taken_on')}`;

/** How often each form was applied in a period to officers of units and below, by unit: counts alone. */
export const disciplineCounts = loaderFor<Period, number, readonly DisciplineCountRow[]>(
  async (unitIds, { from, to }, context) => {
    const selfAndAbove = await viewerAndAbove(context);
    const rows = await readRows<DisciplineCountRow & { unitId: number }>(context, 'custom', (statement) => {
      const [first, end] = [statement.value(from, 'date'), statement.value(to, 'date')];
      const withheld = statement.value(selfAndAbove, 'int[]');
      return sql`SELECT k.id AS "unitId", f.form, count(n.officer_id)::int AS count
FROM unnest(${statement.value(unitIds, 'int[]')}) AS k(id)
CROSS JOIN unnest(enum_range(NULL::"DisciplineForm")) AS f(form)
LEFT JOIN (
  SELECT a.form, a.officer_id, ${lastUnitOf(statement, sql`a.officer_id`)} AS unit_id
  FROM (${measuresTaken(statement, first, end, withheld)} UNION ALL ${sanctionsByForm(statement, first, end)}) a
) n ON n.form = f.form AND n.unit_id IN (${unitsWithin(statement, sql`k.id`)})
GROUP BY k.id, f.form ORDER BY k.id, f.form`;
    });
    return rowsOfEach(unitIds, rows, 'unitId');
  },
);

/** Of few people a count of early signs would tell of persons. */
const COUNTED_FROM = 5;

/** Whether so many officers serve in units and below on the day that a count of early signs tells of nobody. */
export const isCounted = loaderFor<object, number, boolean>(async (unitIds, _args, context) => {
  const rows = await readRows<{ unitId: number; officers: number }>(
    context,
    'custom',
    (statement) => sql`SELECT k.id AS "unitId", (
  SELECT count(*)::int FROM assignment_version a JOIN officer_version o ON o.officer_id = a.officer_id AND ${statement.holds('o')}
    AND ${serves(sql`o`)}
  WHERE a.kind = 'PRIMARY' AND ${statement.holds('a')} AND a.unit_id IN (${unitsWithin(statement, sql`k.id`)})
) AS officers FROM unnest(${statement.value(unitIds, 'int[]')}) AS k(id)`,
  );
  return rowsOfEach(unitIds, rows, 'unitId').map(([row]) => (row?.officers ?? 0) >= COUNTED_FROM);
});
