import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { monthsBefore, persons, type QualityCheck } from './quality-check.sql.ts';

/** The first year of service is one of probation, in which rank, grade and number are given. */
const NEW_MONTHS = 12;

const otherPost = (statement: TemporalStatement): Sql =>
  sql`EXISTS (SELECT FROM assignment_version a WHERE a.officer_id = p.officer_id AND ${statement.holds('a')})`;

const isNoLongerNew = (statement: TemporalStatement): Sql =>
  sql`(p.joined_on IS NULL OR p.joined_on < ${monthsBefore(statement, NEW_MONTHS)})`;

const withoutPost: QualityCheck = {
  name: 'officer-without-post',
  subjectType: 'Officer',
  message: () => ({ zh: '在职人员没有任何任职', en: 'The officer serves and has no post.' }),
  found: (statement) => persons(sql`NOT p.posted AND NOT ${otherPost(statement)}`),
};

const withoutPrimary: QualityCheck = {
  name: 'concurrent-without-primary',
  subjectType: 'Officer',
  message: () => ({
    zh: '只有兼任或借调，没有主要任职，不计入任何单位的实力',
    en: 'The officer has a concurrent post or a secondment and no primary post, and counts in no unit.',
  }),
  found: (statement) => persons(sql`NOT p.posted AND ${otherPost(statement)}`),
};

const withoutNumber: QualityCheck = {
  name: 'officer-without-number',
  subjectType: 'Officer',
  message: () => ({ zh: '民警没有警号', en: 'The police officer has no police number.' }),
  found: (statement) => persons(sql`p.category = 'POLICE' AND p.police_number IS NULL AND ${isNoLongerNew(statement)}`),
};

const withoutRank: QualityCheck = {
  name: 'officer-without-rank',
  subjectType: 'Officer',
  message: () => ({
    zh: '民警没有警衔，晋升年限无从核对',
    en: 'The police officer has no rank, so no step in rank can be told.',
  }),
  found: (statement) => persons(sql`p.category = 'POLICE' AND p.rank IS NULL AND ${isNoLongerNew(statement)}`),
};

const withoutGrade: QualityCheck = {
  name: 'officer-without-grade',
  subjectType: 'Officer',
  message: () => ({
    zh: '民警没有职级，晋升年限无从核对',
    en: 'The police officer has no grade, so no step in grade can be told.',
  }),
  found: (statement) => persons(sql`p.category = 'POLICE' AND p.grade IS NULL AND ${isNoLongerNew(statement)}`),
};

const joiningUnknown: QualityCheck = {
  name: 'joining-day-unknown',
  subjectType: 'Officer',
  message: () => ({
    zh: '入警时间未登记，工龄无从计算',
    en: 'The day of joining is not on record, so years of service cannot be told.',
  }),
  found: () => persons(sql`p.joined_on IS NULL`),
};

const namesAlike: QualityCheck = {
  name: 'names-alike',
  subjectType: 'Officer',
  message: ({ unit, joined }) => ({
    zh: `疑似重复登记：${[...(unit === '0' ? [] : [`本单位另有 ${unit} 人同名`]), ...(joined === '0' ? [] : [`另有 ${joined} 人同名且同日入警`])].join('，')}`,
    en: `Possibly on record twice: ${[...(unit === '0' ? [] : [`others of the name in the unit: ${unit}`]), ...(joined === '0' ? [] : [`others of the name who joined on the same day: ${joined}`])].join('; ')}.`,
  }),
  // by hash: as many rows as there are officers, whatever they are called
  found: () => sql`SELECT d.id, NULL::int AS unit_id, d.id AS officer_id,
  jsonb_build_object('unit', max(d.unit)::text, 'joined', max(d.joined)::text) AS told
FROM (
  SELECT unnest(array_agg(p.officer_id)) AS id, count(*) - 1 AS unit, 0 AS joined FROM person p
  WHERE p.home_id IS NOT NULL GROUP BY p.name, p.home_id HAVING count(*) > 1
  UNION ALL
  SELECT unnest(array_agg(p.officer_id)), 0, count(*) - 1 FROM person p
  WHERE p.joined_on IS NOT NULL GROUP BY p.name, p.joined_on HAVING count(*) > 1
) d GROUP BY d.id`,
};

const auxiliaryInCommand: QualityCheck = {
  name: 'auxiliary-in-command',
  subjectType: 'Officer',
  message: () => ({ zh: '辅警担任正职或副职负责人', en: 'An auxiliary leads a unit, or is its deputy.' }),
  found: (statement) => sql`SELECT DISTINCT h.officer_id AS id, NULL::int AS unit_id, h.officer_id, '{}'::jsonb AS told
FROM held h JOIN officer_version o ON o.officer_id = h.officer_id AND o.category = 'AUXILIARY' AND ${statement.holds('o')}
WHERE h.role IN ('LEADER', 'DEPUTY')`,
};

export const OFFICER_CHECKS: readonly QualityCheck[] = [
  withoutPost,
  withoutPrimary,
  withoutNumber,
  withoutRank,
  withoutGrade,
  joiningUnknown,
  namesAlike,
  auxiliaryInCommand,
];
