import type { DutyKind } from '../../generated/prisma/enums.ts';
import { oneOfEnum } from '../../graphql/filters.ts';
import { enumKey, KEY, type SortKey } from '../../graphql/keyset.ts';
import { nestedList } from '../../graphql/list.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { subtreeIds } from '../units/unit.tree.ts';
import { dutyColumns, type DutyRow } from './duty.loaders.ts';
import { DUTY_KIND } from '../programs/requirement.vocabulary.ts';

interface Kinds {
  readonly kind?: readonly DutyKind[] | null | undefined;
}

interface Ended {
  readonly includeEnded?: boolean | null | undefined;
}

type Reading = 'page' | 'count';

const DUTY_ID: SortKey = { sql: sql`d.duty_id`, type: KEY.int };

const ofKinds = ({ kind }: Kinds, statement: TemporalStatement): Sql =>
  kind == null ? sql`TRUE` : oneOfEnum(sql`d.kind`, 'DutyKind')(kind, statement);

/** Duties of the day; those that ended before it besides, as they last were. */
const ofTheDay = ({ includeEnded }: Ended, statement: TemporalStatement): Sql =>
  includeEnded
    ? sql`${statement.begun('d')} AND NOT EXISTS (
  SELECT FROM duty_version l WHERE l.duty_id = d.duty_id AND ${statement.begun('l')} AND l.valid_from > d.valid_from)`
    : statement.holds('d');

/** A row `name` of the thing to which a column refers, as it is or last was. */
const lastOf = (statement: TemporalStatement, table: 'place' | 'unit' | 'officer', id: Sql, as: Sql): Sql => {
  const [versions, name] = {
    place: [sql`place_version v WHERE v.place_id`, sql`v.name`] as const,
    unit: [sql`unit_version v WHERE v.unit_id`, sql`v.name_pinyin`] as const,
    officer: [sql`officer_version v WHERE v.officer_id`, sql`v.name_pinyin`] as const,
  }[table];
  return sql`LEFT JOIN LATERAL (SELECT ${name} AS name FROM ${versions} = ${id} AND ${statement.begun('v')}
  ORDER BY v.valid_from DESC LIMIT 1) ${as} ON TRUE`;
};

/** Duties with the names of their targets, by which they are ordered. */
const withTargets = (statement: TemporalStatement, duties: Sql, reading: Reading): Sql =>
  reading === 'count'
    ? duties
    : sql`${duties} ${lastOf(statement, 'place', sql`d.target_place_id`, sql`tp`)} ${lastOf(statement, 'unit', sql`d.target_unit_id`, sql`tu`)}`;

const BY_TARGET: readonly SortKey[] = [
  { sql: sql`(coalesce(tp.name, tu.name, '') COLLATE "C")`, type: KEY.text },
  DUTY_ID,
];

/** Duties with the day since which each is held. */
const withFirstDays = (statement: TemporalStatement, reading: Reading): Sql =>
  reading === 'count'
    ? sql`duty_version d`
    : sql`duty_version d CROSS JOIN LATERAL (
  SELECT min(f.valid_from) AS since FROM duty_version f WHERE f.duty_id = d.duty_id AND ${statement.begun('f')}
) held`;

/** The duties for a place: by kind, then the longest held first. */
export const placeDutyList = nestedList<DutyRow, Kinds & Ended>({
  name: 'placeDuties',
  columns: dutyColumns,
  source: ({ statement, args, parent, reading }) => ({
    from: withFirstDays(statement, reading),
    where: [sql`d.target_place_id = ${parent}`, ofTheDay(args, statement), ofKinds(args, statement)],
  }),
  order: () => [
    { sql: sql`d.kind`, type: enumKey('DutyKind', DUTY_KIND.values) },
    { sql: sql`held.since`, type: KEY.day },
    DUTY_ID,
  ],
});

/** The duties of an officer, by the name of the target. */
export const officerDutyList = nestedList<DutyRow, Ended>({
  name: 'officerDuties',
  columns: dutyColumns,
  source: ({ statement, args, parent, reading }) => ({
    from: withTargets(statement, sql`duty_version d`, reading),
    where: [sql`d.officer_id = ${parent}`, ofTheDay(args, statement)],
  }),
  order: () => BY_TARGET,
});

/** The duties of units in an array and of the officers who belong to them on the day. */
const withOfficers = (statement: TemporalStatement, units: Sql): Sql =>
  sql`(SELECT ${units} AS ids OFFSET 0) AS units CROSS JOIN LATERAL (
  SELECT h.* FROM duty_version h WHERE h.unit_id = ANY(units.ids) AND ${statement.holds('h')}
  UNION ALL
  SELECT h.* FROM assignment_version a JOIN duty_version h ON h.officer_id = a.officer_id AND ${statement.holds('h')}
  WHERE a.unit_id = ANY(units.ids) AND a.kind = 'PRIMARY' AND ${statement.holds('a')}
) AS d`;

/** The duties of a unit or, with officers, of all units of its subtree and of their officers, by the name of the target. */
export const unitDutyList = nestedList<DutyRow, { readonly includeOfficers?: boolean | null | undefined }>({
  name: 'unitDuties',
  searches: ({ includeOfficers }) => includeOfficers ?? false,
  columns: dutyColumns,
  source: ({ statement, args: { includeOfficers }, parent, reading }) => {
    const duties = includeOfficers ? withOfficers(statement, subtreeIds(statement, parent)) : sql`duty_version d`;
    return {
      from: withTargets(statement, duties, reading),
      where: [includeOfficers ? sql`TRUE` : sql`d.unit_id = ${parent}`, statement.holds('d')],
    };
  },
  order: () => BY_TARGET,
});

/** The duties under a program, by the name of the holder. */
export const programDutyList = nestedList<DutyRow, Kinds>({
  name: 'programDuties',
  columns: dutyColumns,
  source: ({ statement, args, parent, reading }) => ({
    from:
      reading === 'count'
        ? sql`duty_version d`
        : sql`duty_version d ${lastOf(statement, 'officer', sql`d.officer_id`, sql`ho`)} ${lastOf(statement, 'unit', sql`d.unit_id`, sql`hu`)}`,
    where: [sql`d.program_id = ${parent}`, statement.holds('d'), ofKinds(args, statement)],
  }),
  order: () => [{ sql: sql`(coalesce(ho.name, hu.name, d.holder_name, '') COLLATE "C")`, type: KEY.text }, DUTY_ID],
});
