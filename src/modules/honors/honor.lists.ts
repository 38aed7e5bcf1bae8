import type { TemporalStatement } from '../../time/temporal.ts';
import { parseIdOf } from '../../graphql/arguments.ts';
import { nestedList, rootList } from '../../graphql/list.ts';
import { inBelievedParts } from '../../graphql/page-sql.ts';
import { badInput } from '../../graphql/errors.ts';
import { conditionOf, oneOfEnum, writtenCondition, type Conditions } from '../../graphql/filters.ts';
import { KEY, type SortKey } from '../../graphql/keyset.ts';
import { joinSql, sql, type Sql } from '../../sql/sql.ts';
import { lastUnitOf } from '../officers/last-unit.sql.ts';
import { isSmall, isWholeForce, subtreeWithClosed } from '../units/unit.tree.ts';
import type { HonorFilterShape } from './honor.inputs.ts';
import { honorColumns, type HonorRow } from './honor.loaders.ts';

interface Filtered {
  readonly filter?: HonorFilterShape | null | undefined;
}

const AWARDED = sql`coalesce(h.awarded_on, DATE '0001-01-01')`;

const awardedYear = (year: number, statement: TemporalStatement): Sql => {
  if (year < 1 || year > 9999) throw badInput('awardedYear', 'must be from 1 to 9999');
  const value = statement.value(year, 'int');
  // by the expression that the list is ordered by: a page starts at the year
  return sql`(h.awarded_on IS NOT NULL AND ${AWARDED} BETWEEN make_date(${value}, 1, 1) AND make_date(${value}, 12, 31))`;
};

/**
 * Of who has left, or died, the last unit looks after it, and of a unit that was closed the one it was last below. Those of few units are looked up by them; of many units, honors are met one by
 * one until a page is full; and all are within the whole force.
 */
const within = (id: string, statement: TemporalStatement): Sql => {
  const root = statement.value(parseIdOf('Unit', id, 'within'), 'int');
  const below = sql`ARRAY(SELECT sub.id FROM ${subtreeWithClosed(statement, root)} AS sub)`;
  const believed = statement.believedSinceMade('r');
  const lookedUp = sql`SELECT r.honor_id FROM honor_recipient r WHERE r.unit_id = ANY(${below}) AND ${believed}
  UNION ALL SELECT r.honor_id FROM assignment_version a JOIN honor_recipient r ON r.officer_id = a.officer_id
  WHERE a.unit_id = ANY(${below}) AND a.kind = 'PRIMARY' AND ${statement.begun('a')} AND ${believed}
    AND a.unit_id = ${lastUnitOf(statement, sql`a.officer_id`)}`;
  // not EXISTS, which may be answered by looking at all recipients
  const met = sql`(SELECT true FROM honor_recipient r WHERE r.honor_id = h.honor_id AND ${believed}
  AND coalesce(r.unit_id, ${lastUnitOf(statement, sql`r.officer_id`)}) = ANY(${below}) LIMIT 1)`;
  return sql`(${isWholeForce(statement, root)} OR CASE WHEN ${isSmall(statement, root, sql`20`)} THEN h.honor_id IN (${lookedUp}) ELSE coalesce(${met}, false) END)`;
};

const conditions: Conditions<HonorFilterShape> = {
  title: writtenCondition(sql`h.title COLLATE "C"`),
  kind: oneOfEnum(sql`h.kind`, 'HonorKind'),
  level: oneOfEnum(sql`h.level`, 'HonorLevel'),
  meritClass: oneOfEnum(sql`h.merit_class`, 'MeritClass'),
  status: oneOfEnum(sql`h.status`, 'HonorStatus'),
  program: (id, statement) => sql`h.program_id = ${statement.value(parseIdOf('HonorProgram', id, 'program'), 'int')}`,
  awardedYear,
  within,
};

/** By the first day of the day, month or year of the award, latest first; an award without a known day comes last. */
const ORDER: readonly SortKey[] = [
  { sql: AWARDED, type: KEY.day, descending: true },
  { sql: sql`h.honor_id`, type: KEY.int },
];

const which = (statement: TemporalStatement, filter: Filtered['filter']) => [
  statement.holds('h'),
  conditionOf(filter, conditions, statement),
];

/** All honors of the day. */
export const honorList = rootList<HonorRow, Filtered>({
  name: 'honors',
  columns: honorColumns,
  source: ({ statement, args: { filter } }) =>
    inBelievedParts(statement, 'h', { from: sql`honor_version h`, where: which(statement, filter) }),
  order: () => ORDER,
});

/** The honors given under a program. */
export const programHonorList = nestedList<HonorRow, object>({
  name: 'programHonors',
  columns: honorColumns,
  source: ({ statement, parent }) =>
    inBelievedParts(statement, 'h', {
      from: sql`honor_version h`,
      where: [sql`h.program_id = ${parent}`, ...which(statement, null)],
    }),
  order: () => ORDER,
});

/** The points of a nomination: how many preferences of its program it meets on the day. A recipient that is another by now has the category of the one before. */
const MEETS = sql`((SELECT count(*) FROM unnest(h.traits) AS t WHERE t = ANY(pv.preferred_traits))
  + CASE WHEN EXISTS (SELECT FROM honor_recipient r
    WHERE r.honor_id = h.honor_id AND r.category = ANY(pv.preferred_categories)) THEN 1 ELSE 0 END)::int`;

/** The open nominations under a program, by points, most first. */
export const nomineeList = nestedList<HonorRow, object>({
  name: 'nominees',
  columns: honorColumns,
  source: ({ statement, parent }) => ({
    from: sql`honor_version h LEFT JOIN honor_program_version pv ON pv.program_id = h.program_id AND ${statement.holds('pv')}`,
    where: [
      sql`h.program_id = ${parent}`,
      ...which(statement, null),
      sql`h.status IN ('NOMINATED', 'UNDER_PUBLIC_NOTICE')`,
    ],
  }),
  order: () => [
    { sql: MEETS, type: KEY.int, descending: true },
    { sql: sql`coalesce(h.nominated_on, h.valid_from)`, type: KEY.day },
    { sql: sql`h.honor_id`, type: KEY.int },
  ],
});

/** The honors that an officer is a recipient of. */
export const officerHonorList = nestedList<HonorRow, Filtered>({
  name: 'officerHonors',
  columns: honorColumns,
  source: ({ statement, args: { filter }, parent }) => ({
    from: sql`honor_recipient r JOIN honor_version h ON h.honor_id = r.honor_id`,
    where: [sql`r.officer_id = ${parent}`, statement.believedSinceMade('r'), ...which(statement, filter)],
  }),
  order: () => ORDER,
});

/** The honors of a unit or, with subunits, of any unit of its subtree; each once. */
export const unitHonorList = nestedList<HonorRow, Filtered & { includeSubunits?: boolean | null | undefined }>({
  name: 'unitHonors',
  searches: ({ includeSubunits }) => includeSubunits ?? false,
  columns: honorColumns,
  source: ({ statement, args: { filter, includeSubunits }, parent }) => {
    const honors = includeSubunits
      ? sql`SELECT DISTINCT r.honor_id FROM ${subtreeWithClosed(statement, parent)} AS sub JOIN honor_recipient r ON r.unit_id = sub.id`
      : sql`SELECT r.honor_id FROM honor_recipient r WHERE r.unit_id = ${parent}`;
    return {
      from: sql`(${honors}) AS given JOIN honor_version h ON h.honor_id = given.honor_id`,
      where: which(statement, filter),
    };
  },
  order: () => ORDER,
});

/**
 * The condition that the officer whose id the column gives is a recipient of an honor that matches the filter on the day.
 * Default status: CONFERRED. The condition uses the aliases `h` and `r`: the column must not be of a table with one of them.
 */
export function honorExists(officer: Sql, filter: HonorFilterShape, statement: TemporalStatement): Sql {
  const wanted = namesStatus(filter) ? filter : { ...filter, status: ['CONFERRED' as const] };
  return sql`EXISTS (SELECT 1 FROM honor_recipient r JOIN honor_version h ON h.honor_id = r.honor_id
WHERE r.officer_id = ${officer} AND ${statement.believedSinceMade('r')} AND ${joinSql(which(statement, wanted), ' AND ')})`;
}

const namesStatus = ({ status, and, or, not }: HonorFilterShape): boolean =>
  status != null || [...(and ?? []), ...(or ?? []), ...(not ? [not] : [])].some(namesStatus);
