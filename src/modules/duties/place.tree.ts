import type { Reading } from '../../record/write.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { TemporalStatement } from '../../time/temporal.ts';

// Every walk up or down the tree of places is written here and nowhere else.

/** Deeper than any place is in others: stops a walk up or down a tree that is broken. */
const DEPTH_MAXIMUM = 32;

/** An array of the ids of the places in a place on the day, at any depth, itself excluded. */
export const partIds = (statement: TemporalStatement, root: Sql): Sql =>
  sql`ARRAY(WITH RECURSIVE down AS (
  SELECT ${root} AS id, 0 AS depth
  UNION ALL
  SELECT c.place_id, down.depth + 1 FROM down CROSS JOIN LATERAL (
    SELECT p.place_id FROM place_version p WHERE p.parent_id = down.id AND ${statement.holds('p')} OFFSET 0
  ) c WHERE down.depth < ${DEPTH_MAXIMUM}
) SELECT id FROM down WHERE depth > 0)`;

/** The ids of the places that some places are in on a day, at any depth, each place itself included; by place. */
export async function placesAbove(
  { query }: Reading,
  placeIds: readonly number[],
  day: Day,
): Promise<Map<number, ReadonlySet<number>>> {
  if (placeIds.length === 0) return new Map();
  const statement = new TemporalStatement({ asOf: day, knownAt: null });
  const found = await query<{ start: number; above: number[] }>(
    sql`WITH RECURSIVE up AS (
  SELECT k.id AS "start", k.id FROM unnest(${statement.value(placeIds, 'int[]')}) AS k(id)
  UNION
  SELECT up."start", p.parent_id FROM up JOIN place_version p ON p.place_id = up.id AND ${statement.holds('p')}
  WHERE p.parent_id IS NOT NULL
)
SELECT "start", array_agg(id) AS "above" FROM up GROUP BY "start"`,
    statement.values,
  );
  return new Map(found.map(({ start, above }) => [start, new Set(above)]));
}

/** An invariant: no place is in itself. `placed` reads what places are in, with their days as a range. */
export const circlesOfPlaces = (placed: Sql): Sql =>
  sql`WITH RECURSIVE placed AS (${placed}), up AS (
  SELECT place_id AS start, parent_id, days FROM placed WHERE parent_id IS NOT NULL
  UNION
  SELECT up.start, placed.parent_id, up.days * placed.days FROM up
  JOIN placed ON placed.place_id = up.parent_id AND placed.days && up.days
  WHERE up.parent_id <> up.start AND placed.parent_id IS NOT NULL
)
SELECT 'place ' || start || ': it is in itself from ' || min(lower(days)) AS line
FROM up WHERE parent_id = start GROUP BY start ORDER BY start`;
