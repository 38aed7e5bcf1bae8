import type { PoliceRank } from '../../generated/prisma/enums.ts';
import { sql, sqlName, type Sql } from '../../sql/sql.ts';
import { daysInclude, type TemporalStatement } from '../../time/temporal.ts';
import { SANCTION } from '../discipline/sanction.declaration.ts';
import { nameOfRank } from '../officers/rank.rules.ts';
import { monthsBefore, persons, type QualityCheck } from './quality-check.sql.ts';
import { serves } from '../officers/serving.sql.ts';
import { counted } from '../../vocabulary/counted.ts';

/** Who could have had the next rank for longer than this has been forgotten, or is held back by what is not on record. */
const RANK_DELAY_YEARS = 1;
const SECONDMENT_MONTHS = 12;
const SUSPENSION_MONTHS = 6;

/**
 * FROM item `run`, the first row of an officer `p` since something about the rows `v` holds without a break: since the end of the
 * last row for which it does not hold.
 */
const sinceWhen = (statement: TemporalStatement, holds: Sql): Sql => sql`LATERAL (
  SELECT v.valid_from, v.start_known FROM officer_version v WHERE v.officer_id = p.officer_id AND ${statement.begun('v')}
    AND v.valid_from >= coalesce((
      SELECT max(w.valid_to) FROM (SELECT v.* FROM officer_version v WHERE v.officer_id = p.officer_id AND ${statement.begun('v')}) w
      JOIN LATERAL (SELECT w.*) v ON NOT coalesce(${holds}, FALSE)
    ), DATE '-infinity')
  ORDER BY v.valid_from LIMIT 1
) run`;

const rankNotReached: QualityCheck = {
  name: 'rank-not-reached-by-years',
  subjectType: 'Officer',
  message: ({ rank, since, years }) => {
    const { zh, en } = nameOfRank(rank as PoliceRank);
    return {
      zh: `${zh}自 ${since} 起，规定满 ${years} 年晋升，已超过 ${RANK_DELAY_YEARS} 年以上`,
      en: `The rank ${en} is held since ${since}; the next one takes ${counted(years!, 'year')}, and more than ${counted(RANK_DELAY_YEARS, 'year has', 'years have')} passed since then.`,
    };
  },
  // most are told apart by their present row: it is looked up since when for the others alone
  found: (statement) => {
    const due = sql`(${statement.day} - make_interval(years => s.years + ${RANK_DELAY_YEARS}))::date`;
    return sql`SELECT p.officer_id AS id, NULL::int AS unit_id, p.officer_id,
  jsonb_build_object('rank', p.rank::text, 'since', run.valid_from::text, 'years', s.years::text) AS told
FROM person p JOIN rank_step s ON s.from_rank = p.rank AND s.years IS NOT NULL AND ${daysInclude('s', statement.day)}
CROSS JOIN ${sinceWhen(statement, sql`v.rank = p.rank AND ${serves(sql`v`)}`)}
WHERE (p.joined_on IS NULL OR p.joined_on < ${due}) AND run.start_known AND run.valid_from < ${due}`;
  },
};

const serviceGap: QualityCheck = {
  name: 'service-gap',
  subjectType: 'Officer',
  message: ({ from, to }) => ({
    zh: `在职期间 ${from} 至 ${to} 没有主要任职`,
    en: `The officer served from ${from} and had no primary post until ${to}.`,
  }),
  found: (statement) => sql`SELECT DISTINCT ON (g.officer_id) g.officer_id AS id, NULL::int AS unit_id, g.officer_id,
  jsonb_build_object('from', greatest(g.since, o.valid_from)::text, 'to', least(g.until, o.valid_to)::text) AS told
FROM (
  SELECT a.officer_id, a.start_known, a.valid_from AS until,
    lag(a.valid_to) OVER (PARTITION BY a.officer_id ORDER BY a.valid_from) AS since
  FROM person p JOIN assignment_version a ON a.officer_id = p.officer_id AND a.kind = 'PRIMARY' AND ${statement.begun('a')}
) g JOIN officer_version o ON o.officer_id = g.officer_id AND ${statement.begun('o')} AND ${serves(sql`o`)}
  AND daterange(o.valid_from, o.valid_to) && daterange(g.since, g.until)
WHERE g.since < g.until AND g.start_known ORDER BY g.officer_id, g.since DESC, o.valid_from DESC`,
};

const beforeJoining: QualityCheck = {
  name: 'assignment-before-joining',
  subjectType: 'Officer',
  message: ({ from, joined }) => ({
    zh: `任职自 ${from} 起，早于入警时间 ${joined}`,
    en: `A post begins on ${from}, before the day of joining, ${joined}.`,
  }),
  found: (statement) => sql`SELECT p.officer_id AS id, NULL::int AS unit_id, p.officer_id,
  jsonb_build_object('from', min(a.valid_from)::text, 'joined', p.joined_on::text) AS told
FROM person p JOIN assignment_version a ON a.officer_id = p.officer_id AND a.valid_from < p.joined_on AND ${statement.begun('a')}
GROUP BY p.officer_id, p.joined_on`,
};

const secondmentOverlong: QualityCheck = {
  name: 'secondment-overlong',
  subjectType: 'Officer',
  message: ({ since }) => ({
    zh: `借调自 ${since} 起，已超过 ${SECONDMENT_MONTHS} 个月`,
    en: `The officer is seconded since ${since}, for more than ${SECONDMENT_MONTHS} months.`,
  }),
  found: (statement) => sql`SELECT p.officer_id AS id, NULL::int AS unit_id, p.officer_id,
  jsonb_build_object('since', min(f.valid_from)::text) AS told
FROM person p JOIN assignment_version a ON a.officer_id = p.officer_id AND a.kind = 'SECONDMENT' AND ${statement.holds('a')}
JOIN assignment_version f ON f.assignment_id = a.assignment_id AND f.kind = 'SECONDMENT' AND ${statement.begun('f')}
GROUP BY p.officer_id HAVING min(f.valid_from) < ${monthsBefore(statement, SECONDMENT_MONTHS)}`,
};

const suspensionOverlong: QualityCheck = {
  name: 'suspension-overlong',
  subjectType: 'Officer',
  message: ({ since }) => ({
    zh: `停职自 ${since} 起，已超过 ${SUSPENSION_MONTHS} 个月`,
    en: `The officer is suspended since ${since}, for more than ${SUSPENSION_MONTHS} months.`,
  }),
  found: (statement) => sql`SELECT p.officer_id AS id, NULL::int AS unit_id, p.officer_id,
  jsonb_build_object('since', run.valid_from::text) AS told
FROM (SELECT * FROM person p WHERE p.status = 'SUSPENDED') p
CROSS JOIN ${sinceWhen(statement, sql`v.status = 'SUSPENDED'`)} WHERE run.valid_from < ${monthsBefore(statement, SUSPENSION_MONTHS)}`,
};

const dismissedInService: QualityCheck = {
  name: 'dismissed-in-service',
  subjectType: 'Officer',
  scope: 'discipline:read',
  onRecord: true,
  message: () => ({
    zh: '受开除处分，仍登记为在职',
    en: 'The officer was dismissed by a sanction, and serves on the record.',
  }),
  found: (statement) =>
    persons(sql`EXISTS (SELECT FROM ${sqlName(SANCTION.versions)} s WHERE s.officer_id = p.officer_id AND s.kind = 'DISMISSAL'
  AND NOT s.lifted AND NOT s.overturned AND ${statement.holds('s')})`),
};

export const CAREER_CHECKS: readonly QualityCheck[] = [
  rankNotReached,
  serviceGap,
  beforeJoining,
  secondmentOverlong,
  suspensionOverlong,
  dismissedInService,
];
