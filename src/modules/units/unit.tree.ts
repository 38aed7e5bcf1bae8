import type { UnitCategory } from '../../generated/prisma/enums.ts';
import type { Reading } from '../../record/write.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { believedNow, daysInclude, TemporalStatement } from '../../time/temporal.ts';

// Every walk up or down the tree of units is written here and nowhere else.

/** Deeper than any force: stops a walk up or down a tree that is broken. */
const DEPTH_MAXIMUM = 32;

/**
 * The start of a statement over `up("start", unit_id, height)`: each of the units with these ids at height 0 and the
 * units above it, on the day. A unit that is not there on the day has no row.
 */
export const ascent = (statement: TemporalStatement, ids: readonly number[]): Sql =>
  ascentOf(statement, sql`ANY(${statement.value(ids, 'int[]')})`);

/** The same of the units whose ids are equal to an expression. */
export const ascentOf = (statement: TemporalStatement, ids: Sql): Sql =>
  sql`WITH RECURSIVE up AS (
  SELECT u.unit_id AS "start", u.unit_id, u.parent_id, 0 AS height
  FROM unit_version u WHERE u.unit_id = ${ids} AND ${statement.holds('u')}
  UNION ALL
  SELECT up."start", u.unit_id, u.parent_id, up.height + 1 FROM up
  JOIN unit_version u ON u.unit_id = up.parent_id AND ${statement.holds('u')}
  WHERE up.height < ${DEPTH_MAXIMUM}
)`;

/**
 * A subquery of the units below the unit whose id the expression gives, itself included at depth 0, as `sub(id, depth)`.
 * Reads the subtree alone, level by level: OFFSET 0 keeps the planner, which takes every subtree for a large one, from
 * reading all units at each level.
 */
export const subtree = (statement: TemporalStatement, root: Sql, maxDepth: Sql | number = DEPTH_MAXIMUM): Sql =>
  sql`(WITH RECURSIVE down AS (
  SELECT ${root} AS id, 0 AS depth
  UNION ALL
  SELECT c.unit_id, down.depth + 1 FROM down CROSS JOIN LATERAL (
    SELECT u.unit_id FROM unit_version u WHERE u.parent_id = down.id AND ${statement.holds('u')} OFFSET 0
  ) c WHERE down.depth < ${maxDepth}
) SELECT id, depth FROM down)`;

/** A subquery of the units below a unit as `b(id, branch)`: `branch` is the child of the unit in whose subtree each is. */
export const branches = (statement: TemporalStatement, root: Sql): Sql =>
  sql`(WITH RECURSIVE down AS (
  SELECT u.unit_id AS id, u.unit_id AS branch, 1 AS depth FROM unit_version u WHERE u.parent_id = ${root} AND ${statement.holds('u')}
  UNION ALL
  SELECT u.unit_id, down.branch, down.depth + 1 FROM down
  JOIN unit_version u ON u.parent_id = down.id AND ${statement.holds('u')} WHERE down.depth < ${DEPTH_MAXIMUM}
) SELECT id, branch FROM down)`;

/**
 * The same subtree as `sub(id, category)`: the category of a unit is its own, else that of the nearest unit above it that
 * has one, be that above the root; null where none has.
 */
export const categorizedSubtree = (statement: TemporalStatement, root: Sql): Sql =>
  sql`(WITH RECURSIVE up AS (
  SELECT u.parent_id, u.category, 0 AS height FROM unit_version u WHERE u.unit_id = ${root} AND ${statement.holds('u')}
  UNION ALL
  SELECT u.parent_id, u.category, up.height + 1 FROM up
  JOIN unit_version u ON u.unit_id = up.parent_id AND ${statement.holds('u')}
  WHERE up.category IS NULL AND up.height < ${DEPTH_MAXIMUM}
), down AS (
  SELECT ${root} AS id, (SELECT category FROM up WHERE category IS NOT NULL) AS category, 0 AS depth
  UNION ALL
  SELECT c.unit_id, coalesce(c.category, down.category), down.depth + 1 FROM down CROSS JOIN LATERAL (
    SELECT u.unit_id, u.category FROM unit_version u WHERE u.parent_id = down.id AND ${statement.holds('u')} OFFSET 0
  ) c WHERE down.depth < ${DEPTH_MAXIMUM}
) SELECT id, category FROM down)`;

/**
 * The subtree of a unit on a day, of all units where the root is NULL, as `sub(id, category, kind, own)`: with the category of
 * each unit, else that of the nearest above it that has one; `own` of the root alone. Default: the day of the statement.
 */
export const placedSubtree = (statement: TemporalStatement, root: Sql, day: Sql = statement.day): Sql =>
  sql`(WITH RECURSIVE down AS (
  SELECT u.unit_id AS id, coalesce(u.category, (
    SELECT above.category FROM ${placedAbove(statement, sql`u.parent_id`, day)} above WHERE above.category IS NOT NULL ORDER BY above.height LIMIT 1
  )) AS category, u.kind, TRUE AS own, 0 AS depth FROM unit_version u WHERE u.unit_id = ${root} AND ${statement.holds('u', day)}
  UNION ALL
  SELECT c.unit_id, coalesce(c.category, down.category), c.kind, FALSE, down.depth + 1 FROM down CROSS JOIN LATERAL (
    SELECT u.unit_id, u.category, u.kind FROM unit_version u WHERE u.parent_id = down.id AND ${statement.holds('u', day)} OFFSET 0
  ) c WHERE down.depth < ${DEPTH_MAXIMUM}
), whole AS (
  SELECT u.unit_id AS id, u.category, u.kind, 0 AS depth
  FROM unit_version u WHERE ${root} IS NULL AND u.parent_id IS NULL AND ${statement.holds('u', day)}
  UNION ALL
  SELECT u.unit_id, coalesce(u.category, whole.category), u.kind, whole.depth + 1
  FROM whole JOIN unit_version u ON u.parent_id = whole.id AND ${statement.holds('u', day)} WHERE whole.depth < ${DEPTH_MAXIMUM}
) SELECT id, category, kind, own FROM down UNION ALL SELECT id, category, kind, FALSE FROM whole)`;

/**
 * A unit and those above it on a day, as `up(id, category, kind, height)`, itself at height 0. Default: the day of the statement. Its
 * rows are `placed`: under another name a column of the rows outside would be taken for theirs.
 */
export const placedAbove = (statement: TemporalStatement, unit: Sql, day: Sql = statement.day): Sql =>
  sql`(WITH RECURSIVE up AS (
  SELECT placed.unit_id AS id, placed.parent_id, placed.category, placed.kind, 0 AS height
  FROM unit_version placed WHERE placed.unit_id = ${unit} AND ${statement.holds('placed', day)}
  UNION ALL
  SELECT placed.unit_id, placed.parent_id, placed.category, placed.kind, up.height + 1 FROM up
  JOIN unit_version placed ON placed.unit_id = up.parent_id AND ${statement.holds('placed', day)} WHERE up.height < ${DEPTH_MAXIMUM}
) SELECT id, category, kind, height FROM up)`;

/**
 * A subquery of the units below a unit, itself included, as `sub(id)`: those of the day and those that are gone by then,
 * where they last were. For what units were given while they were there. UNION, so that it ends even in a circle.
 */
export const subtreeWithClosed = (statement: TemporalStatement, root: Sql): Sql =>
  sql`(WITH RECURSIVE down AS (
  SELECT ${root} AS id
  UNION
  SELECT c.unit_id FROM down CROSS JOIN LATERAL (
    SELECT u.unit_id FROM unit_version u WHERE u.parent_id = down.id AND ${statement.begun('u')} AND NOT EXISTS (
      SELECT FROM unit_version w WHERE w.unit_id = u.unit_id AND ${statement.begun('w')} AND w.valid_from > u.valid_from
    ) OFFSET 0
  ) c
) SELECT id FROM down)`;

/**
 * An array of the ids of the units in a subtree, itself included. Compared with `= ANY`, it has the planner start from
 * the units, where joined to a recursive query it may start from all that could be in them.
 */
export const subtreeIds = (statement: TemporalStatement, root: Sql): Sql =>
  sql`ARRAY(SELECT sub.id FROM ${subtree(statement, root)} AS sub)`;

/** The condition that a unit column lies in the subtree of a unit, itself included. */
export const withinSubtree = (statement: TemporalStatement, column: Sql, root: Sql): Sql =>
  sql`${column} = ANY(${subtreeIds(statement, root)})`;

/** The condition that a unit is the only one of the day with none above it, so that all others are below it. */
export const isWholeForce = (statement: TemporalStatement, root: Sql): Sql =>
  sql`(EXISTS (SELECT FROM unit_version u WHERE u.unit_id = ${root} AND u.parent_id IS NULL AND ${statement.holds('u')})
  AND NOT EXISTS (SELECT FROM unit_version u WHERE u.parent_id IS NULL AND u.unit_id <> ${root} AND ${statement.holds('u')}))`;

/**
 * How many units are few. To look all in them up costs more the more units there are in the subtree; to meet others until
 * a page is full, the fewer there are of all units: about here the two cost the same, whatever the size of the force.
 */
const UNITS_FEW = sql`(SELECT greatest(100, sqrt(2 * max(id)))::int FROM unit)`;

/** The condition that a subtree has no more units than some, given in SQL; as soon as it has more, no more of it is read. */
export const isSmall = (statement: TemporalStatement, root: Sql, few = UNITS_FEW): Sql =>
  sql`(SELECT count(*) FROM (SELECT FROM ${subtree(statement, root)} AS sub LIMIT ${few} + 1) AS counted) <= ${few}`;

/**
 * The condition that one of the units which a query gives as `id` lies in the subtree of a unit, itself included: looked
 * up from below. For rows that are met one by one, where `withinSubtree` is for rows that are looked up by their units.
 */
export const liesWithin = (statement: TemporalStatement, units: Sql, root: Sql): Sql =>
  sql`EXISTS (WITH RECURSIVE up AS (
  SELECT below.id, 0 AS height FROM (${units}) AS below
  UNION ALL
  SELECT u.parent_id, up.height + 1 FROM up JOIN unit_version u ON u.unit_id = up.id AND ${statement.holds('u')}
  WHERE up.height < ${DEPTH_MAXIMUM} AND up.id <> ${root}
) SELECT 1 FROM up WHERE up.id = ${root})`;

/** The unit that a unit is below today; of one that is closed, the last it was below; of one to come, the first. */
const parentToday = (now: TemporalStatement, unit: Sql): Sql =>
  now.present('unit_version', sql`v.unit_id = ${unit}`, 'parent_id');

/** A statement that reads as `id` some units and all below them, as the tree is today; reads their subtrees alone. */
export const subtreesToday = (now: TemporalStatement, rootIds: readonly number[]): Sql =>
  // UNION, so that it ends even in a circle; OFFSET 0 keeps the planner from reading all units at each level
  sql`WITH RECURSIVE down AS (
  SELECT k.id FROM unnest(${now.value(rootIds, 'int[]')}) AS k(id)
  UNION
  SELECT c.id FROM down CROSS JOIN LATERAL (
    SELECT u.unit_id AS id FROM unit_version u
    WHERE u.parent_id = down.id AND ${now.believedSincePlaced('u')} AND ${parentToday(now, sql`u.unit_id`)} = down.id OFFSET 0
  ) c
) SELECT id FROM down ORDER BY id`;

/** The condition that a unit is one of some, an array, or below one of them, as the tree is today; null is below none. */
export const isUnderToday = (now: TemporalStatement, unit: Sql, roots: Sql): Sql =>
  sql`EXISTS (WITH RECURSIVE up AS (
  SELECT ${unit} AS id
  UNION
  SELECT ${parentToday(now, sql`up.id`)} FROM up WHERE up.id IS NOT NULL
) SELECT FROM up WHERE up.id = ANY(${roots}))`;

/** A statement that reads "start" and `above`, for each "start" of a query of "start" and id, the ids of its units and all above today. */
export const ascentToday = (now: TemporalStatement, concerned: Sql): Sql =>
  sql`WITH RECURSIVE concerned AS (
  ${concerned}
), above AS (
  SELECT "start", id FROM concerned
  UNION
  SELECT above."start", ${parentToday(now, sql`above.id`)} FROM above WHERE above.id IS NOT NULL
)
SELECT "start", array_agg(id) AS "above" FROM above GROUP BY "start"`;

/** An invariant: no unit is below itself. `placed` reads where units are, with their days as a range. */
export const circles = (placed: Sql): Sql =>
  sql`WITH RECURSIVE placed AS (${placed}), up AS (
  SELECT unit_id AS start, parent_id, days FROM placed WHERE parent_id IS NOT NULL
  UNION
  SELECT up.start, placed.parent_id, up.days * placed.days FROM up
  JOIN placed ON placed.unit_id = up.parent_id AND placed.days && up.days
  WHERE up.parent_id <> up.start AND placed.parent_id IS NOT NULL
)
SELECT 'unit ' || start || ': it is below itself from ' || min(lower(days)) AS line
FROM up WHERE parent_id = start GROUP BY start ORDER BY start`;

/** Whether, on some day of a period, one of some units is above a unit, or that unit itself. */
export async function isAnyAbove(
  { query }: Reading,
  unitIds: readonly number[],
  belowId: number,
  from: Day,
  to: Day | null,
): Promise<boolean> {
  // a way up holds on the days on which each step of it does; UNION, so that it ends even in a circle
  const found = await query(
    sql`WITH RECURSIVE up AS (
  SELECT $1::int AS unit_id, daterange($2::date, $3::date) AS period
  UNION
  SELECT v.parent_id, up.period * daterange(v.valid_from, v.valid_to)
  FROM up JOIN unit_version v ON v.unit_id = up.unit_id AND ${believedNow('v')}
    AND up.period && daterange(v.valid_from, v.valid_to)
  WHERE v.parent_id IS NOT NULL
)
SELECT 1 FROM up WHERE unit_id = ANY($4::int[]) LIMIT 1`,
    [belowId, from, to, unitIds],
  );
  return found.length > 0;
}

/** A unit and the units above it on a day, nearest first. */
export const upward = (
  { query }: Reading,
  unitId: number,
  day: Day,
): Promise<readonly { id: number; category: UnitCategory | null }[]> =>
  query(
    sql`WITH RECURSIVE up AS (
  SELECT v.unit_id, v.parent_id, v.category, 0 AS height FROM unit_version v
  WHERE v.unit_id = $1::int AND ${believedNow('v')} AND ${daysInclude('v', sql`$2::date`)}
  UNION ALL
  SELECT v.unit_id, v.parent_id, v.category, up.height + 1 FROM up JOIN unit_version v ON v.unit_id = up.parent_id
    AND ${believedNow('v')} AND ${daysInclude('v', sql`$2::date`)}
) CYCLE unit_id SET again USING path
SELECT unit_id AS id, category FROM up WHERE NOT again ORDER BY height`,
    [unitId, day],
  );

/** The ids of each of some units and of those above it on a day, by unit. */
export async function unitsAbove(
  { query }: Reading,
  unitIds: readonly number[],
  day: Day,
): Promise<Map<number, ReadonlySet<number>>> {
  if (unitIds.length === 0) return new Map();
  const statement = new TemporalStatement({ asOf: day, knownAt: null });
  const found = await query<{ start: number; above: number[] }>(
    sql`${ascent(statement, unitIds)} SELECT up."start", array_agg(up.unit_id) AS "above" FROM up GROUP BY up."start"`,
    statement.values,
  );
  return new Map(found.map(({ start, above }) => [start, new Set(above)]));
}

/** The ids of a unit and of all the units below it on a day. */
export async function downward({ query }: Reading, unitId: number, day: Day): Promise<number[]> {
  const found = await query<{ id: number }>(
    sql`WITH RECURSIVE down AS (
  SELECT v.unit_id FROM unit_version v
  WHERE v.unit_id = $1::int AND ${believedNow('v')} AND ${daysInclude('v', sql`$2::date`)}
  UNION
  SELECT v.unit_id FROM unit_version v JOIN down ON v.parent_id = down.unit_id
    AND ${believedNow('v')} AND ${daysInclude('v', sql`$2::date`)}
)
SELECT unit_id AS id FROM down`,
    [unitId, day],
  );
  return found.map(({ id }) => id);
}

/** The category of each of some units on a day, else that of the nearest unit above it that has one; by unit. */
export async function nearestCategories(
  { query }: Reading,
  unitIds: readonly number[],
  day: Day,
): Promise<Map<number, UnitCategory>> {
  const statement = new TemporalStatement({ asOf: day, knownAt: null });
  const found = await query<{ id: number; category: UnitCategory }>(
    sql`WITH RECURSIVE up AS (
  SELECT v.unit_id AS "start", v.unit_id, v.parent_id, v.category FROM unit_version v
  WHERE v.unit_id = ANY(${statement.value(unitIds, 'int[]')}) AND ${statement.holds('v')}
  UNION ALL
  SELECT up."start", v.unit_id, v.parent_id, v.category
  FROM up JOIN unit_version v ON v.unit_id = up.parent_id AND ${statement.holds('v')} WHERE up.category IS NULL
) CYCLE unit_id SET again USING path
SELECT "start" AS id, category FROM up WHERE category IS NOT NULL AND NOT again`,
    statement.values,
  );
  return new Map(found.map(({ id, category }) => [id, category]));
}
