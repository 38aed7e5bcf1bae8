import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { nameOfRank } from '../officers/rank.rules.ts';
import type { PoliceRank } from '../../generated/prisma/enums.ts';
import { placedAbove } from '../units/unit.tree.ts';
import { monthsBefore, units, type QualityCheck } from './quality-check.sql.ts';
import { counted } from '../../vocabulary/counted.ts';

/** A temporary unit is there for a task; one that lasts longer is a unit. */
const TEMPORARY_MONTHS = 36;

const isHeld = (condition = sql`TRUE`): Sql =>
  sql`EXISTS (SELECT FROM held h WHERE h.unit_id = u.unit_id AND ${condition})`;

const hasSubunits = (statement: TemporalStatement): Sql =>
  sql`EXISTS (SELECT FROM unit_version c WHERE c.parent_id = u.unit_id AND ${statement.holds('c')})`;

const withoutLeader: QualityCheck = {
  name: 'unit-without-leader',
  subjectType: 'Unit',
  message: () => ({ zh: '单位没有正职负责人', en: 'Nobody leads the unit.' }),
  found: (statement) =>
    units(sql`NOT ${isHeld(sql`h.role = 'LEADER'`)} AND (${isHeld()} OR ${hasSubunits(statement)})`),
};

const severalLeaders: QualityCheck = {
  name: 'unit-with-several-leaders',
  subjectType: 'Unit',
  message: ({ leaders }) => ({
    zh: `单位有 ${leaders} 名正职负责人`,
    en: `${leaders} officers lead the unit.`,
  }),
  found: () => sql`SELECT h.unit_id AS id, h.unit_id, NULL::int AS officer_id,
  jsonb_build_object('leaders', count(DISTINCT h.officer_id)::text) AS told
FROM held h WHERE h.role = 'LEADER' GROUP BY h.unit_id HAVING count(DISTINCT h.officer_id) > 1`,
};

const withoutOfficers: QualityCheck = {
  name: 'unit-without-officers',
  subjectType: 'Unit',
  message: () => ({
    zh: '单位无人任职，也没有下级单位',
    en: 'Nobody has a post in the unit, and no unit is below it.',
  }),
  found: (statement) => units(sql`NOT ${isHeld()} AND NOT ${hasSubunits(statement)}`),
};

const overStrength: QualityCheck = {
  name: 'over-authorized-strength',
  subjectType: 'Unit',
  message: ({ authorized, police }) => ({
    zh: `编制 ${authorized} 人，实有民警 ${police} 人`,
    en: `${counted(police!, 'police officer serves', 'police officers serve')} where ${counted(authorized!, 'is', 'are')} authorized.`,
  }),
  found: () => sql`SELECT u.unit_id AS id, u.unit_id, NULL::int AS officer_id,
  jsonb_build_object('authorized', u.authorized_strength::text, 'police', n.police::text) AS told
FROM asked_unit u JOIN (
  SELECT p.home_id, count(*) AS police FROM person p WHERE p.posted AND p.category = 'POLICE' GROUP BY p.home_id
) n ON n.home_id = u.unit_id WHERE n.police > u.authorized_strength`,
};

const withoutCategory: QualityCheck = {
  name: 'unit-without-category',
  subjectType: 'Unit',
  message: () => ({
    zh: '单位有人任职，但本单位和上级单位均未登记类别，选任时无法归类',
    en: 'Officers serve in the unit, and neither it nor a unit above has a category, so selections cannot place them.',
  }),
  found: (statement) =>
    units(sql`u.category IS NULL AND ${isHeld(sql`h.kind = 'PRIMARY'`)} AND NOT EXISTS (
  SELECT FROM ${placedAbove(statement, sql`u.unit_id`)} above WHERE above.category IS NOT NULL
)`),
};

const temporaryOverlong: QualityCheck = {
  name: 'temporary-unit-overlong',
  subjectType: 'Unit',
  message: ({ since }) => ({
    zh: `临时机构自 ${since} 起已存续超过 ${TEMPORARY_MONTHS} 个月`,
    en: `The temporary unit has been there since ${since}, for more than ${TEMPORARY_MONTHS} months.`,
  }),
  found: (statement) => sql`SELECT u.unit_id AS id, u.unit_id, NULL::int AS officer_id,
  jsonb_build_object('since', min(f.valid_from)::text) AS told
FROM asked_unit u JOIN unit_version f ON f.unit_id = u.unit_id AND ${statement.begun('f')}
WHERE u.temporary GROUP BY u.unit_id HAVING min(f.valid_from) < ${monthsBefore(statement, TEMPORARY_MONTHS)}`,
};

const leaderOfLowerRank: QualityCheck = {
  name: 'leader-of-lower-rank',
  subjectType: 'Unit',
  message: ({ leader, deputy }) => {
    const [lower, higher] = [nameOfRank(leader as PoliceRank), nameOfRank(deputy as PoliceRank)];
    return {
      zh: `正职负责人为${lower.zh}，低于副职的${higher.zh}`,
      en: `The leader is a ${lower.en}, and a deputy a ${higher.en}.`,
    };
  },
  // ranks are declared from the highest on
  found: (statement) => sql`SELECT r.unit_id AS id, r.unit_id, NULL::int AS officer_id,
  jsonb_build_object('leader', r.leader::text, 'deputy', r.deputy::text) AS told
FROM (
  SELECT h.unit_id, max(o.rank) FILTER (WHERE h.role = 'LEADER') AS leader, min(o.rank) FILTER (WHERE h.role = 'DEPUTY') AS deputy
  FROM held h JOIN officer_version o ON o.officer_id = h.officer_id AND ${statement.holds('o')}
  WHERE h.role IN ('LEADER', 'DEPUTY') GROUP BY h.unit_id
) r WHERE r.deputy < r.leader`,
};

export const UNIT_CHECKS: readonly QualityCheck[] = [
  withoutLeader,
  severalLeaders,
  withoutOfficers,
  overStrength,
  withoutCategory,
  temporaryOverlong,
  leaderOfLowerRank,
];
