import type { Reading } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { daysOverlap, TemporalStatement } from '../../time/temporal.ts';
import { liesWithin } from '../units/unit.tree.ts';

/** Who is concerned, and in which days: `until` is excluded, null: for good. */
export interface SelectedInDays {
  readonly officers: readonly number[];
  readonly units: readonly number[];
  readonly from: Day;
  readonly until: Day | null;
}

/** A selection, or a round that is open. */
export interface SelectionInDays {
  readonly type: 'Selection' | 'SelectionRound';
  readonly id: number;
  readonly title: string;
  readonly on: Day;
  readonly total: number;
}

/**
 * The selections of some officers, and from some units, on the days of a period; and the rounds open today in which these
 * officers, or officers of these units, are candidates: the first of both, by day.
 */
export function selectionsInDays(
  { query }: Reading,
  { officers, units, from, until }: SelectedInDays,
  { today, limit }: { readonly today: Day; readonly limit: number },
): Promise<readonly SelectionInDays[]> {
  const statement = new TemporalStatement({ asOf: today, knownAt: null });
  const [first, end] = [statement.value(from, 'date'), statement.value(until, 'date')];
  const [people, places] = [statement.value(officers, 'int[]'), statement.value(units, 'int[]')];
  const concerned = sql`SELECT unnest(${places}) AS id UNION
    SELECT a.unit_id FROM assignment_version a WHERE a.officer_id = ANY(${people}) AND a.kind = 'PRIMARY'
      AND ${statement.believed('a')} AND ${daysOverlap('a', first, end)}`;
  return query(
    sql`SELECT t.*, t."on"::text AS "on", count(*) OVER ()::int AS total FROM (
  SELECT 'Selection' AS type, s.id, s.title, s.selected_on AS "on" FROM selection s
  WHERE (s.officer_id = ANY(${people}) OR s.from_unit_id = ANY(${places})) AND ${statement.believed('s')}
    AND daterange(${first}, ${end}) @> s.selected_on
  UNION ALL
  SELECT 'SelectionRound', r.id, r.title, r.opened_on FROM selection_round r
  JOIN selection_round_version v ON v.round_id = r.id AND v.status = 'OPEN' AND ${statement.holds('v')}
  WHERE (${end} IS NULL OR ${end} > r.opened_on) AND ${liesWithin(statement, concerned, sql`r.unit_id`)}
) t ORDER BY t."on", t.type, t.id LIMIT ${limit}`,
    statement.values,
  );
}
