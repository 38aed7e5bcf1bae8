import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { monthsBefore, type QualityCheck } from './quality-check.sql.ts';

const UNDECIDED_MONTHS = 12;
const ROUND_MONTHS = 12;
const CYCLE_MONTHS = 6;

/** SELECT of honors `h` of the units and of who serves there, under a condition, once for each who received them. */
const honors = (statement: TemporalStatement, condition: Sql): Sql =>
  sql`SELECT r.honor_id AS id, r.unit_id, r.officer_id, jsonb_build_object('since', h.nominated_on::text) AS told
FROM honor_version h JOIN honor_recipient r ON r.honor_id = h.honor_id AND ${statement.believedSinceMade('r')}
WHERE ${condition} AND ${statement.holds('h')}
  AND (r.unit_id IN (SELECT u.unit_id FROM asked_unit u) OR r.officer_id IN (SELECT p.officer_id FROM person p))`;

const honorWithoutDay: QualityCheck = {
  name: 'honor-without-day',
  subjectType: 'Honor',
  message: () => ({
    zh: '已授予的奖励没有授予日期，不能按期限计算',
    en: 'The honor was conferred and has no day, so it counts in no period.',
  }),
  found: (statement) => honors(statement, sql`h.status = 'CONFERRED' AND h.awarded_on IS NULL`),
};

const nominationUndecided: QualityCheck = {
  name: 'nomination-undecided',
  subjectType: 'Honor',
  message: ({ since }) => ({
    zh: `${since} 提名，超过 ${UNDECIDED_MONTHS} 个月未作决定`,
    en: `Nominated on ${since}, and not decided for more than ${UNDECIDED_MONTHS} months.`,
  }),
  found: (statement) =>
    honors(
      statement,
      sql`h.status IN ('NOMINATED', 'UNDER_PUBLIC_NOTICE') AND h.nominated_on < ${monthsBefore(statement, UNDECIDED_MONTHS)}`,
    ),
};

const roundNotConcluded: QualityCheck = {
  name: 'round-not-concluded',
  subjectType: 'SelectionRound',
  message: ({ since }) => ({
    zh: `选任自 ${since} 启动，超过 ${ROUND_MONTHS} 个月未结束`,
    en: `The round was opened on ${since}, and is open for more than ${ROUND_MONTHS} months.`,
  }),
  found: (
    statement,
  ) => sql`SELECT r.id, r.unit_id, NULL::int AS officer_id, jsonb_build_object('since', r.opened_on::text) AS told
FROM selection_round r JOIN selection_round_version v ON v.round_id = r.id AND v.status = 'OPEN' AND ${statement.holds('v')}
WHERE r.unit_id IN (SELECT u.unit_id FROM asked_unit u) AND r.opened_on < ${monthsBefore(statement, ROUND_MONTHS)}`,
};

const cycleNotFinalized: QualityCheck = {
  name: 'cycle-not-finalized',
  subjectType: 'EvaluationCycle',
  scope: 'evaluation:read',
  message: ({ until }) => ({
    zh: `考核周期 ${until} 期满，超过 ${CYCLE_MONTHS} 个月未定案`,
    en: `The period ended before ${until}, and the cycle is not finalized for more than ${CYCLE_MONTHS} months.`,
  }),
  found: (
    statement,
  ) => sql`SELECT c.id, c.unit_id, NULL::int AS officer_id, jsonb_build_object('until', c.to_on::text) AS told
FROM evaluation_cycle c JOIN evaluation_cycle_version v ON v.cycle_id = c.id AND v.status <> 'FINALIZED' AND ${statement.holds('v')}
WHERE c.unit_id IN (SELECT u.unit_id FROM asked_unit u) AND c.to_on < ${monthsBefore(statement, CYCLE_MONTHS)}`,
};

export const MATTER_CHECKS: readonly QualityCheck[] = [
  honorWithoutDay,
  nominationUndecided,
  roundNotConcluded,
  cycleNotFinalized,
];
