import { writtenAt } from '../../record/changes-of-rows.sql.ts';
import { believedSince, calledLast, registerWithdrawable, registerWrittenBesides } from '../../record/withdrawable.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { EVALUATION_APPEAL } from './appeal/evaluation-appeal.declaration.ts';
import { EVALUATION_CYCLE } from './cycle/evaluation-cycle.declaration.ts';
import { EVALUATION, EVALUATION_RESULT } from './cycle/evaluation.declaration.ts';
import { EVALUATION_SCHEME } from './scheme/evaluation-scheme.declaration.ts';
import { EVALUATION_SCORE } from './score/evaluation-score.declaration.ts';

const SCOPES = ['evaluation:write', 'evaluation:read'] as const;

// its rows come with the release
registerWrittenBesides('evaluation_rule');

/** A cycle of an alias `c`, without whose it is: by its scheme and its days. */
const CYCLE_NAME = sql`concat_ws(' ', (SELECT s.name FROM evaluation_scheme s WHERE s.id = c.scheme_id), c.from_on || '–' || c.to_on)`;

/** Whom an evaluation of an alias `e` is of, and in which cycle. */
const EVALUATED = sql`concat_ws(' ', ${calledLast(OFFICER, sql`e.officer_id`)}, ${calledLast(UNIT, sql`e.unit_id`)}, ${CYCLE_NAME})`;

registerWithdrawable('EvaluationScheme', {
  name: (id) => sql`(SELECT s.name FROM evaluation_scheme s WHERE s.id = ${id})`,
  needs: [
    {
      type: 'Unit',
      query: sql`SELECT s.id, s.owner_id AS needed
FROM evaluation_scheme s JOIN evaluation_scheme_version v ON v.scheme_id = s.id AND ${believedNow('v')}
WHERE s.owner_id = ANY($1::int[])`,
    },
  ],
  withdrawal: {
    declared: EVALUATION_SCHEME,
    scopes: SCOPES,
    held: sql`SELECT s.owner_id AS "unitId", NULL::int AS "officerId" FROM evaluation_scheme s
WHERE s.id = ANY($1::int[]) AND EXISTS (
  SELECT FROM evaluation_scheme_version v WHERE v.scheme_id = s.id AND ${believedSince('v')})`,
    along: ['indicator', 'grade_band', 'evaluator_group'],
  },
});

const CYCLES = sql`evaluation_cycle c JOIN evaluation_cycle_version v ON v.cycle_id = c.id AND ${believedNow('v')}`;

registerWithdrawable('EvaluationCycle', {
  name: (id) =>
    sql`(SELECT concat_ws(' ', ${calledLast(UNIT, sql`c.unit_id`)}, ${CYCLE_NAME}) FROM evaluation_cycle c WHERE c.id = ${id})`,
  needs: [
    { type: 'Unit', query: sql`SELECT c.id, c.unit_id AS needed FROM ${CYCLES} WHERE c.unit_id = ANY($1::int[])` },
    {
      type: 'EvaluationScheme',
      query: sql`SELECT c.id, c.scheme_id AS needed FROM ${CYCLES} WHERE c.scheme_id = ANY($1::int[])`,
    },
  ],
  withdrawal: {
    declared: EVALUATION_CYCLE,
    scopes: SCOPES,
    held: sql`SELECT c.unit_id AS "unitId", NULL::int AS "officerId" FROM evaluation_cycle c
WHERE c.id = ANY($1::int[]) AND EXISTS (
  SELECT FROM evaluation_cycle_version v WHERE v.cycle_id = c.id AND ${believedSince('v')})`,
    rests: sql`SELECT ${writtenAt(sql`v`, sql`x.at`)} FROM evaluation e
JOIN evaluation_version v ON v.evaluation_id = e.id
CROSS JOIN LATERAL (VALUES (v.recorded_at), (v.superseded_at)) AS x(at)
WHERE e.cycle_id = ANY($1::int[]) AND x.at >= $2::timestamptz
UNION ALL SELECT ${writtenAt(sql`s`, sql`s.recorded_at`)} FROM evaluation e JOIN evaluation_score s ON s.evaluation_id = e.id
WHERE e.cycle_id = ANY($1::int[]) AND s.recorded_at >= $2::timestamptz`,
  },
});

const EVALUATIONS = sql`evaluation e JOIN evaluation_version v ON v.evaluation_id = e.id AND ${believedNow('v')}`;

registerWithdrawable('Evaluation', {
  name: (id) => sql`(SELECT ${CYCLE_NAME} FROM evaluation e JOIN evaluation_cycle c ON c.id = e.cycle_id
  WHERE e.id = ${id})`,
  whole: (id) => sql`(SELECT ${EVALUATED} FROM evaluation e JOIN evaluation_cycle c ON c.id = e.cycle_id
  WHERE e.id = ${id})`,
  needs: [
    {
      type: 'EvaluationCycle',
      owned: true,
      query: sql`SELECT e.id, e.cycle_id AS needed FROM ${EVALUATIONS} WHERE e.cycle_id = ANY($1::int[])`,
    },
    {
      type: 'Officer',
      query: sql`SELECT e.id, e.officer_id AS needed FROM ${EVALUATIONS} WHERE e.officer_id = ANY($1::int[])`,
    },
    { type: 'Unit', query: sql`SELECT e.id, e.unit_id AS needed FROM ${EVALUATIONS} WHERE e.unit_id = ANY($1::int[])` },
  ],
  withdrawal: {
    declared: EVALUATION_RESULT,
    owner: 'evaluation_id',
    identity: EVALUATION.table,
    scopes: SCOPES,
    held: sql`SELECT e.unit_id AS "unitId", e.officer_id AS "officerId" FROM evaluation e
WHERE e.id = ANY($1::int[]) AND EXISTS (
  SELECT FROM evaluation_version v WHERE v.evaluation_id = e.id AND ${believedSince('v')})`,
    parts: [{ declared: EVALUATION_SCORE, owner: 'evaluation_id' }],
    // ranks and caps were worked out with it
    settled: {
      query: sql`SELECT e.id FROM evaluation e JOIN evaluation_cycle_version v ON v.cycle_id = e.cycle_id
WHERE e.id = ANY($1::int[]) AND ${believedNow('v')} AND v.status = 'FINALIZED'`,
      text: {
        zh: '考核周期已定案，名次与等次据此得出；请办理更正考核结果',
        en: 'Its cycle is finalized, and ranks and grades were worked out with it: amend it by amendEvaluation.',
      },
    },
    rests: sql`SELECT ${writtenAt(sql`v`, sql`x.at`)} FROM evaluation e JOIN evaluation_cycle_version v ON v.cycle_id = e.cycle_id
CROSS JOIN LATERAL (VALUES (v.recorded_at), (v.superseded_at)) AS x(at)
WHERE e.id = ANY($1::int[]) AND x.at >= $2::timestamptz
UNION ALL SELECT ${writtenAt(sql`v`, sql`x.at`)} FROM evaluation_version v CROSS JOIN LATERAL (VALUES (v.recorded_at), (v.superseded_at)) AS x(at)
WHERE v.evaluation_id = ANY($1::int[]) AND x.at >= $2::timestamptz
UNION ALL SELECT ${writtenAt(sql`v`, sql`v.recorded_at`)} FROM evaluation_appeal a JOIN evaluation_appeal_version v ON v.appeal_id = a.id
WHERE a.evaluation_id = ANY($1::int[]) AND v.recorded_at >= $2::timestamptz`,
  },
});

registerWithdrawable('EvaluationAppeal', {
  name: (id) => sql`(SELECT a.filed_on::text FROM evaluation_appeal a WHERE a.id = ${id})`,
  whole: (id) => sql`(SELECT concat_ws(' ', ${EVALUATED}, a.filed_on) FROM evaluation_appeal a
  JOIN evaluation e ON e.id = a.evaluation_id JOIN evaluation_cycle c ON c.id = e.cycle_id WHERE a.id = ${id})`,
  needs: [
    {
      type: 'Evaluation',
      owned: true,
      query: sql`SELECT a.id, a.evaluation_id AS needed
FROM evaluation_appeal a JOIN evaluation_appeal_version v ON v.appeal_id = a.id AND ${believedNow('v')}
WHERE a.evaluation_id = ANY($1::int[])`,
    },
  ],
  withdrawal: {
    declared: EVALUATION_APPEAL,
    scopes: SCOPES,
    held: sql`SELECT e.unit_id AS "unitId", e.officer_id AS "officerId"
FROM evaluation_appeal a JOIN evaluation e ON e.id = a.evaluation_id
WHERE a.id = ANY($1::int[]) AND EXISTS (
  SELECT FROM evaluation_appeal_version v WHERE v.appeal_id = a.id AND ${believedSince('v')})`,
  },
});
