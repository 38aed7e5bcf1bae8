import {
  basisColumns,
  type BasisColumns,
  type Dated,
  datedColumns,
  type Recorded,
  TemporalStatement,
} from '../../time/temporal.ts';
import type { UnitCategory, UnitKind } from '../../generated/prisma/enums.ts';
import { loader, lockOf, manyOf, oneOf } from '../../graphql/loading.ts';

export interface UnitRow extends Dated {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: UnitKind;
  readonly category: UnitCategory | null;
  readonly divisionCode: string | null;
  readonly parentId: number | null;
  readonly authorizedStrength: number | null;
  readonly temporary: boolean;
}

export const unitColumns = (alias: string): string =>
  `${alias}.unit_id AS "id", ${alias}.code, ${alias}.name, ${alias}.short_name AS "shortName", ${alias}.kind, ${alias}.category,
  ${alias}.division_code AS "divisionCode", ${alias}.parent_id AS "parentId",
  ${alias}.authorized_strength AS "authorizedStrength", ${alias}.temporary, ${datedColumns(alias)}`;

/** Deeper than any force: stops a walk up or down a tree that is broken. */
const DEPTH_MAXIMUM = 32;

/**
 * Units by id as of the moment. A unit that was closed before the day is still found, as it last was, so that what
 * refers to it can name it; one that is not yet there is null.
 */
export const unitById = loader<number, UnitRow | null>(async (ids, context) => {
  const statement = new TemporalStatement(context.operation.moment);
  const text = `SELECT DISTINCT ON (u.unit_id) ${unitColumns('u')} FROM unit_version u
WHERE u.unit_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.begun('u')}
ORDER BY u.unit_id, u.valid_from DESC`;
  return oneOf(ids, await context.operation.query<UnitRow>(text, statement.values, 'generic'), ({ id }) => id);
});

/** A subquery of the unit whose id the expression gives, as `unitById` finds it. */
export const unitOf = (statement: TemporalStatement, id: string): string =>
  `SELECT ${unitColumns('u')} FROM unit_version u WHERE u.unit_id = ${id} AND ${statement.begun('u')}
ORDER BY u.valid_from DESC LIMIT 1`;

/** Units by code on the day; null for a code that no unit has that day. */
export const unitByCode = loader<string, UnitRow | null>(async (codes, context) => {
  const statement = new TemporalStatement(context.operation.moment);
  const text = `SELECT ${unitColumns('u')} FROM unit_version u
WHERE u.code = ANY(${statement.value(codes, 'text[]')}) AND ${statement.holds('u')}`;
  return oneOf(codes, await context.operation.query<UnitRow>(text, statement.values, 'generic'), ({ code }) => code);
});

/**
 * The start of a statement over `up("start", unit_id, height)`: each of the units with these ids at height 0 and the
 * units above it, on the day. A unit that is not there on the day has no row.
 */
export const ascent = (statement: TemporalStatement, ids: readonly number[]): string =>
  `WITH RECURSIVE up AS (
  SELECT u.unit_id AS "start", u.unit_id, u.parent_id, 0 AS height
  FROM unit_version u WHERE u.unit_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.holds('u')}
  UNION ALL
  SELECT up."start", u.unit_id, u.parent_id, up.height + 1 FROM up
  JOIN unit_version u ON u.unit_id = up.parent_id AND ${statement.holds('u')}
  WHERE up.height < ${DEPTH_MAXIMUM}
)`;

/** A unit and the units above it, root first, by the unit's id. */
export const unitChain = loader<number, UnitRow[]>(async (ids, context) => {
  const statement = new TemporalStatement(context.operation.moment);
  const text = `${ascent(statement, ids)}
SELECT up."start", ${unitColumns('u')} FROM up JOIN unit_version u ON u.unit_id = up.unit_id AND ${statement.holds('u')}
ORDER BY up."start", up.height DESC`;
  const rows = await context.operation.query<UnitRow & { start: number }>(text, statement.values, 'generic');
  return manyOf(ids, rows, ({ start }) => start);
});

/**
 * A subquery of the units below the unit whose id the expression gives, itself included at depth 0, as `sub(id, depth)`.
 * Reads the subtree alone, level by level: OFFSET 0 keeps the planner, which takes every subtree for a large one, from
 * reading all units at each level.
 */
export const subtree = (statement: TemporalStatement, root: string, maxDepth: string = String(DEPTH_MAXIMUM)): string =>
  `(WITH RECURSIVE down AS (
  SELECT ${root} AS id, 0 AS depth
  UNION ALL
  SELECT c.unit_id, down.depth + 1 FROM down CROSS JOIN LATERAL (
    SELECT u.unit_id FROM unit_version u WHERE u.parent_id = down.id AND ${statement.holds('u')} OFFSET 0
  ) c WHERE down.depth < ${maxDepth}
) SELECT id, depth FROM down)`;

/**
 * The same subtree as `sub(id, category)`: the category of a unit is its own, else that of the nearest unit above it that
 * has one, be that above the root; null where none has.
 */
export const categorizedSubtree = (statement: TemporalStatement, root: string): string =>
  `(WITH RECURSIVE up AS (
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
 * A subquery of the units below a unit, itself included, as `sub(id)`: those of the day and those that are gone by then,
 * where they last were. For what units were given while they were there. UNION, so that it ends even in a circle.
 */
export const subtreeWithClosed = (statement: TemporalStatement, root: string): string =>
  `(WITH RECURSIVE down AS (
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
export const subtreeIds = (statement: TemporalStatement, root: string): string =>
  `ARRAY(SELECT sub.id FROM ${subtree(statement, root)} AS sub)`;

/** The condition that a unit column lies in the subtree of a unit, itself included. */
export const withinSubtree = (statement: TemporalStatement, column: string, root: string): string =>
  `${column} = ANY(${subtreeIds(statement, root)})`;

/**
 * How many units are few. To look all in them up costs more the more units there are in the subtree; to meet others until
 * a page is full, the fewer there are of all units: about here the two cost the same, whatever the size of the force.
 */
const UNITS_FEW = '(SELECT greatest(100, sqrt(2 * max(id)))::int FROM unit)';

/** The condition that a subtree has no more units than some, given in SQL; as soon as it has more, no more of it is read. */
export const isSmall = (statement: TemporalStatement, root: string, few = UNITS_FEW): string =>
  `(SELECT count(*) FROM (SELECT FROM ${subtree(statement, root)} AS sub LIMIT ${few} + 1) AS counted) <= ${few}`;

/**
 * The condition that one of the units which a query gives as `id` lies in the subtree of a unit, itself included: looked
 * up from below. For rows that are met one by one, where `withinSubtree` is for rows that are looked up by their units.
 */
export const liesWithin = (statement: TemporalStatement, units: string, root: string): string =>
  `EXISTS (WITH RECURSIVE up AS (
  SELECT below.id, 0 AS height FROM (${units}) AS below
  UNION ALL
  SELECT u.parent_id, up.height + 1 FROM up JOIN unit_version u ON u.unit_id = up.id AND ${statement.holds('u')}
  WHERE up.height < ${DEPTH_MAXIMUM} AND up.id <> ${root}
) SELECT 1 FROM up WHERE up.id = ${root})`;

/** The optimistic lock of units; read only where it is selected. */
export const unitLock = lockOf('unit');

export interface UnitVersionRow extends UnitRow, BasisColumns, Recorded {}

/** Everything ever recorded of units, by their ids, what is no longer believed included. */
export const unitHistory = loader<number, UnitVersionRow[]>(async (ids, context) => {
  const statement = new TemporalStatement(context.operation.moment);
  const text = `SELECT ${unitColumns('u')}, ${basisColumns('u')}, ${statement.recording('u')}
FROM unit_version u WHERE u.unit_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.recorded('u')}
ORDER BY u.unit_id, u.valid_from, u.recorded_at, u.id`;
  return manyOf(ids, await context.operation.query<UnitVersionRow>(text, statement.values, 'generic'), ({ id }) => id);
});
