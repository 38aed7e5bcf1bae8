import type { PlaceKind } from '../../generated/prisma/enums.ts';
import type { Scope } from '../../access/scopes.ts';
import { loaderFor, loadMany, loadOne, readRows } from '../../graphql/loading.ts';
import { reach, unitsBelow, viewerAndAbove } from '../../graphql/reach.ts';
import { rowOfEach } from '../../record/group-by.ts';
import { joinSql, sql, sqlText, type Sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { concernedSteps, ofProgram } from '../programs/concerned.sql.ts';
import { placedSubtree } from '../units/unit.tree.ts';
import { DUTIES, PLACES, SHARES, TALLIES } from './measure.sql.ts';
import { standingSteps, wanted } from './standing.sql.ts';

/** One requirement over all of whom it is asked. */
export interface SummaryLineRow {
  readonly place: number;
  readonly subjects: number;
  readonly met: number;
  readonly unknown: number;
  readonly total: number | null;
}

export interface SummaryRow {
  readonly programId: number;
  readonly subjects: number;
  readonly met: number;
  readonly unknown: number;
  readonly lines: readonly SummaryLineRow[];
}

interface Summed {
  readonly within: number | null;
  readonly scope: Scope;
}

const IS_SHARE = sql`requirement.measure IN (${joinSql([...SHARES].map(sqlText), ', ')})`;

/** The standings of programs counted, by program: of those whom the viewer may read. */
export const summaryOf = loaderFor<Summed, number, SummaryRow | null>(async (ids, { within, scope }, context) => {
  const rows = await readRows<SummaryRow>(context, 'custom', async (statement) => {
    const [covered, withheld, units] = await Promise.all([
      reach(context, scope),
      viewerAndAbove(context),
      within === null ? null : unitsBelow(context).load(within),
    ]);
    const steps = standingSteps(
      statement,
      ofProgram(statement, sql`k.id`),
      wanted(statement, covered, units),
      withheld,
    );
    return sql`SELECT k.id AS "programId", n.* FROM unnest(${statement.value(ids, 'int[]')}) AS k(id) CROSS JOIN LATERAL (
  WITH ${steps}
  SELECT count(*)::int AS subjects, (count(*) FILTER (WHERE s.met))::int AS met, (count(*) FILTER (WHERE s.met IS NULL))::int AS unknown, (
    SELECT coalesce(json_agg(json_build_object('place', l.place, 'subjects', l.subjects, 'met', l.met, 'unknown', l.unknown, 'total', l.total)
      ORDER BY l.place), '[]') FROM (
      SELECT requirement.place, count(line.place) AS subjects, count(*) FILTER (WHERE line.met) AS met,
        count(*) FILTER (WHERE line.place IS NOT NULL AND line.value IS NULL) AS unknown,
        CASE WHEN NOT ${IS_SHARE} THEN sum(line.value)::float8 END AS total
      FROM requirement LEFT JOIN line ON line.program_id = requirement.program_id AND line.place = requirement.place
      GROUP BY requirement.place, requirement.measure
    ) l
  ) AS lines FROM standing s
) n`;
  });
  return rowOfEach(ids, rows, 'programId');
});

export interface ShareRow {
  readonly programId: number;
  readonly all: number;
  readonly cohort: number;
  readonly officers: number;
}

interface Shared {
  readonly tally: string;
  readonly from: Day;
  readonly to: Day;
}

/** The officers of the owner and below with what each did, on the last day of each tally, and whether the program concerned them then. */
function done(statement: TemporalStatement, owner: Sql, { tally, from, to }: Shared): Sql {
  const day = sql`days.last_on`;
  const asked = sql`t.key = ${statement.value(tally, 'text')} AND t.officer_id IS NOT NULL AND t.from_day >= ${statement.value(from, 'date')}
    AND t.last_on < ${statement.value(to, 'date')} AND ${statement.happened('t', 'last_on')}`;
  return sql`SELECT each.* FROM (SELECT DISTINCT t.last_on FROM ${TALLIES} t WHERE ${asked}) days CROSS JOIN LATERAL (
  WITH ${concernedSteps(statement, ofProgram(statement, sql`k.id`, day), day)}, member AS MATERIALIZED (
    SELECT DISTINCT subject.officer_id FROM subject WHERE subject.officer_id IS NOT NULL
  ), unit_there AS MATERIALIZED (
    SELECT sub.id FROM ${placedSubtree(statement, owner, day)} AS sub
  )
  SELECT t.officer_id, t.value, member.officer_id IS NOT NULL AS concerned FROM unit_there
  JOIN assignment_version a ON a.unit_id = unit_there.id AND a.kind = 'PRIMARY' AND ${statement.holds('a', day)}
  JOIN ${TALLIES} t ON t.officer_id = a.officer_id AND t.last_on = ${day} AND ${asked}
  LEFT JOIN member ON member.officer_id = t.officer_id
) each`;
}

/** What those did whom programs concerned, and all of the owner and below, by program; null where the program has no owner. */
export const shareOf = loaderFor<Shared, number, ShareRow | null>(async (ids, shared, context) => {
  const rows = await readRows<ShareRow>(context, 'custom', (statement) => {
    return sql`SELECT k.id AS "programId", n.* FROM unnest(${statement.value(ids, 'int[]')}) AS k(id)
JOIN program_version v ON v.program_id = k.id AND v.owner_id IS NOT NULL AND ${statement.holds('v')}
CROSS JOIN LATERAL (
  SELECT coalesce(sum(done.value), 0)::float8 AS "all", coalesce(sum(done.value) FILTER (WHERE done.concerned), 0)::float8 AS cohort,
    (count(DISTINCT done.officer_id) FILTER (WHERE done.concerned))::int AS officers
  FROM (${done(statement, sql`v.owner_id`, shared)}) done
) n`;
  });
  return rowOfEach(ids, rows, 'programId');
});

interface HoldersRow {
  readonly programId: number;
  readonly officers: number;
  readonly units: number;
}

const HELD = (statement: TemporalStatement, ids: readonly number[]): Sql =>
  sql`d.program_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.holds('d')}`;

/** How many hold duties under programs on the day, by program. */
export const dutyHolders = loadOne<number, HoldersRow>('programId', 'generic', (statement, ids) => {
  return sql`SELECT d.program_id AS "programId", count(DISTINCT d.officer_id)::int AS officers, count(DISTINCT d.unit_id)::int AS units
FROM ${DUTIES} d WHERE ${HELD(statement, ids)} GROUP BY d.program_id`;
});

export interface PlaceCountRow {
  readonly programId: number;
  readonly kind: PlaceKind;
  readonly count: number;
}

/** For how many places there are duties under programs on the day, by program and kind of place. */
export const dutyPlaces = loadMany<number, PlaceCountRow>('programId', 'generic', (statement, ids) => {
  return sql`SELECT d.program_id AS "programId", l.kind, count(DISTINCT l.place_id)::int AS "count"
FROM ${DUTIES} d JOIN ${PLACES} l ON l.place_id = d.target_place_id AND ${statement.holds('l')}
WHERE ${HELD(statement, ids)} GROUP BY d.program_id, l.kind ORDER BY l.kind`;
});
