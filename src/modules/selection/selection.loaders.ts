import { basisColumns, type BasisColumns, type Day, TemporalStatement } from '../../database/temporal.ts';
import type { UnitCategory } from '../../generated/prisma/enums.ts';
import { loader, loaderFor, MANY_MAXIMUM, manyOf, oneOf } from '../../graphql/loading.ts';
import { subtree } from '../units/unit.loaders.ts';

export interface SelectionRow extends BasisColumns {
  readonly id: number;
  readonly roundId: number;
  readonly officerId: number;
  readonly fromUnitId: number;
  readonly category: UnitCategory;
  readonly title: string;
  readonly selectedOn: Day;
  readonly exceedsQuotaBecause: string | null;
}

const COLUMNS = `s.id, s.round_id AS "roundId", s.officer_id AS "officerId", s.from_unit_id AS "fromUnitId", s.category,
  s.title, s.selected_on::text AS "selectedOn", s.exceeds_quota_because AS "exceedsQuotaBecause", ${basisColumns('s')}`;

/** Selections by id as of the moment. */
export const selectionById = loader<number, SelectionRow | null>(async (ids, context) => {
  const statement = new TemporalStatement(context.moment);
  const text = `SELECT ${COLUMNS} FROM selection s
WHERE s.id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.happened('s', 'selected_on')}`;
  return oneOf(ids, await context.rows<SelectionRow>(text, statement.values), ({ id }) => id);
});

/** The selections of rounds, by the rounds' ids: earliest first, a bounded number of each. */
export const selectionsOfRound = loader<number, SelectionRow[]>(async (roundIds, context) => {
  const statement = new TemporalStatement(context.moment);
  const text = `SELECT t.* FROM unnest(${statement.value(roundIds, 'int[]')}) AS k(id) CROSS JOIN LATERAL (
  SELECT ${COLUMNS} FROM selection s WHERE s.round_id = k.id AND ${statement.happened('s', 'selected_on')}
  ORDER BY s.selected_on, s.id LIMIT ${MANY_MAXIMUM}
) t`;
  return manyOf(roundIds, await context.rows<SelectionRow>(text, statement.values), ({ roundId }) => roundId);
});

/** How many were selected from the units of a category. */
export interface SelectedRow {
  readonly category: UnitCategory;
  readonly selected: number;
}

/** How many were selected in rounds, by the rounds' ids and the category recorded. */
export const selectedInRound = loader<number, SelectedRow[]>(async (roundIds, context) => {
  const statement = new TemporalStatement(context.moment);
  const text = `SELECT s.round_id AS "roundId", s.category, count(*)::int AS "selected" FROM selection s
WHERE s.round_id = ANY(${statement.value(roundIds, 'int[]')}) AND ${statement.happened('s', 'selected_on')}
GROUP BY s.round_id, s.category`;
  const rows = await context.rows<SelectedRow & { roundId: number }>(text, statement.values);
  return manyOf(roundIds, rows, ({ roundId }) => roundId);
});

/**
 * How many were selected in a period by the rounds of units and of the units below them, by the units' ids and the
 * category recorded. `from` is included, `to` is not; null: up to the day of the query.
 */
export const selectedUnder = loaderFor<{ from: Day; to: Day | null }, number, SelectedRow[]>(
  async (unitIds, { from, to }, context) => {
    const statement = new TemporalStatement(context.moment);
    const ids = statement.value(unitIds, 'int[]');
    const period = [`s.selected_on >= ${statement.value(from, 'date')}`];
    if (to !== null) period.push(`s.selected_on < ${statement.value(to, 'date')}`);
    const text = `SELECT k.id AS "unitId", t.* FROM unnest(${ids}) AS k(id) CROSS JOIN LATERAL (
  SELECT s.category, count(*)::int AS "selected" FROM ${subtree(statement, 'k.id')} AS sub
  JOIN selection_round r ON r.unit_id = sub.id
  JOIN selection s ON s.round_id = r.id AND ${statement.happened('s', 'selected_on')} AND ${period.join(' AND ')}
  GROUP BY s.category
) t`;
    const rows = await context.rows<SelectedRow & { unitId: number }>(text, statement.values);
    return manyOf(unitIds, rows, ({ unitId }) => unitId);
  },
);
