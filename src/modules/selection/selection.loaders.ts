import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import type { Day } from '../../time/day.ts';
import type { UnitCategory } from '../../generated/prisma/enums.ts';
import { loader, loadMany, loadOne, MANY_MAXIMUM, readRows } from '../../graphql/loading.ts';
import { positionsOf, rowsOfEach } from '../../record/group-by.ts';
import { columnsOf, type RecordedRow } from '../../graphql/dated-loaders.ts';
import { subtree, withinSubtree } from '../units/unit.tree.ts';
import { SELECTION } from './selection.declaration.ts';

export type SelectionRow = RecordedRow<typeof SELECTION>;

const COLUMNS = columnsOf(SELECTION);

/** Selections by id as of the moment. */
export const selectionById = loadOne<number, SelectionRow>('id', 'generic', (statement, ids) => {
  return sql`SELECT ${COLUMNS} FROM selection s
WHERE s.id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.happened('s', 'selected_on')}`;
});

/** The selections of rounds, by the ids of the rounds: earliest first, a bounded number for each round. */
export const selectionsOfRound = loadMany<number, SelectionRow>('roundId', 'custom', (statement, roundIds) => {
  return sql`SELECT t.* FROM unnest(${statement.value(roundIds, 'int[]')}) AS k(id) CROSS JOIN LATERAL (
  SELECT ${COLUMNS} FROM selection s WHERE s.round_id = k.id AND ${statement.happened('s', 'selected_on')}
  ORDER BY s.selected_on, s.id LIMIT ${MANY_MAXIMUM}
) t`;
});

/** The selections of officers, by the ids of the officers: latest first, a bounded number for each officer. */
export const selectionsOfOfficer = loadMany<number, SelectionRow>('officerId', 'custom', (statement, officerIds) => {
  return sql`SELECT t.* FROM unnest(${statement.value(officerIds, 'int[]')}) AS k(id) CROSS JOIN LATERAL (
  SELECT ${COLUMNS} FROM selection s WHERE s.officer_id = k.id AND ${statement.happened('s', 'selected_on')}
  ORDER BY s.selected_on DESC, s.id DESC LIMIT ${MANY_MAXIMUM}
) t`;
});

/** How many were selected from the units of a category. */
export interface SelectedRow {
  readonly category: UnitCategory;
  readonly selected: number;
}

/** How many were selected in rounds from each category recorded, by the ids of the rounds. */
export const selectedInRound = loadMany<number, SelectedRow & { roundId: number }>(
  'roundId',
  'custom',
  (statement, roundIds) => {
    return sql`SELECT s.round_id AS "roundId", s.category, count(*)::int AS "selected" FROM selection s
WHERE s.round_id = ANY(${statement.value(roundIds, 'int[]')}) AND ${statement.happened('s', 'selected_on')}
GROUP BY s.round_id, s.category`;
  },
);

/** The rounds of a unit and of the units below it in a period: `from` is included, `to` is excluded (null: up to the day of the query). */
export interface SelectedUnder {
  readonly unitId: number;
  readonly from: Day;
  readonly to: Day | null;
}

/** SELECT of how many were selected from each category recorded, in one period, in the rounds of a unit and of those below it. */
export const selectedUnderOne = (statement: TemporalStatement, unit: Sql, from: Day, to: Day): Sql =>
  sql`SELECT s.category, count(*)::int AS "selected" FROM selection_round r
JOIN selection s ON s.round_id = r.id AND ${statement.happened('s', 'selected_on')}
  AND s.selected_on >= ${statement.value(from, 'date')} AND s.selected_on < ${statement.value(to, 'date')}
WHERE ${withinSubtree(statement, sql`r.unit_id`, unit)} GROUP BY s.category`;

/** How many were selected in periods from each category recorded; reads the tree of each unit once, for all its periods. */
export const selectedUnder = loader<SelectedUnder, SelectedRow[]>(async (asked, context) => {
  const units = asked.map(({ unitId }) => unitId);
  const starts = asked.map(({ from }) => from);
  const ends = asked.map(({ to }) => to);
  const textOf = (statement: TemporalStatement): Sql => sql`WITH asked AS (
  SELECT a.unit_id, a."from", a."to", a.position::int
  FROM unnest(${statement.value(units, 'int[]')}, ${statement.value(starts, 'date[]')}, ${statement.value(ends, 'date[]')}) WITH ORDINALITY AS a(unit_id, "from", "to", position)
), daily AS MATERIALIZED (
  SELECT k.unit_id, t.* FROM (
    SELECT unit_id, min("from") AS since, max(coalesce("to", 'infinity')) AS until FROM asked GROUP BY unit_id
  ) AS k CROSS JOIN LATERAL (
    SELECT s.category, s.selected_on, count(*) AS selected FROM ${subtree(statement, sql`k.unit_id`)} AS sub
    JOIN selection_round r ON r.unit_id = sub.id
    JOIN selection s ON s.round_id = r.id AND ${statement.happened('s', 'selected_on')}
      AND s.selected_on >= k.since AND s.selected_on < k.until
    GROUP BY s.category, s.selected_on
  ) t
)
SELECT asked.position, daily.category, sum(daily.selected)::int AS "selected"
FROM asked JOIN daily ON daily.unit_id = asked.unit_id
  AND daily.selected_on >= asked."from" AND (asked."to" IS NULL OR daily.selected_on < asked."to")
GROUP BY asked.position, daily.category`;
  const rows = await readRows<SelectedRow & { position: number }>(context, 'custom', textOf);
  return rowsOfEach(positionsOf(asked), rows, 'position');
});
