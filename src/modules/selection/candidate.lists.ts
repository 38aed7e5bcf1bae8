import { joinSql, sql, sqlText, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import type { CompetenceOutcome, EvaluationGrade, UnitCategory } from '../../generated/prisma/enums.ts';
import { nestedList } from '../../graphql/list.ts';
import { oneOfEnum } from '../../graphql/filters.ts';
import { KEY } from '../../graphql/keyset.ts';
import { evaluationsThen } from '../evaluations/cycle/earlier-subject.sql.ts';
import { officersByCategory } from './candidate.loaders.ts';
import type { Barred, ExclusionRule } from './candidate.rules.ts';
import { officersFoundBy } from '../officers/officer-search.lists.ts';
import { serves } from '../officers/serving.sql.ts';

export interface CandidateRow {
  readonly roundId: number;
  readonly officerId: number;
  readonly category: UnitCategory | null;
  readonly score: number | null;
  readonly place: number | null;
  readonly lastGrade: EvaluationGrade | null;
  readonly competenceOutcome: CompetenceOutcome | null;
  /** The rules that exclude the officer, in the order of EXCLUSIONS; empty where eligible. */
  readonly exclusions: readonly ExclusionRule[];
}

interface Which {
  readonly category?: readonly UnitCategory[] | null | undefined;
  readonly includeIneligible: boolean;
  readonly search?: string | null | undefined;
  /** Whom a rule bars that is not worked out here; null where the viewer is not told. */
  readonly barred: readonly Barred[] | null;
}

const barredBy = (rule: ExclusionRule): Sql =>
  sql`EXISTS (SELECT FROM barred WHERE barred.officer_id = pool.officer_id AND barred.rule = ${sqlText(rule)})`;

/** The condition of each exclusion, over `pool`, `scored`, `round` and `barred` below. None depends on length of service or age. */
const EXCLUDED: Readonly<Record<ExclusionRule, Sql>> = {
  'selected-already': sql`pool.officer_id IN (SELECT taken.officer_id FROM taken)`,
  'not-serving': sql`NOT ${serves(sql`pool`)}`,
  suspended: sql`pool.status = 'SUSPENDED'`,
  'not-police': sql`pool.kind <> 'POLICE'`,
  'no-unit-category': sql`pool.category IS NULL`,
  'no-evaluation': sql`scored.score IS NULL`,
  'evaluation-incompetent': sql`scored.grade = 'INCOMPETENT'`,
  // grades are declared best first, so a lower one is the greater value
  'grade-below-minimum': sql`scored.grade <> 'INCOMPETENT' AND scored.grade > round.minimum_grade`,
  'competence-remove': sql`(scored.outcome = 'REMOVE' OR ${barredBy('competence-remove')})`,
  'sanction-period': barredBy('sanction-period'),
  'last-evaluation': barredBy('last-evaluation'),
  probation: barredBy('probation'),
};
const RULES = joinSql(
  Object.entries(EXCLUDED).map(([rule, condition]) => sql`CASE WHEN ${condition} THEN ${sqlText(rule)} END`),
  ',\n      ',
);

/**
 * The officers whose primary assignment on the day is in the subtree of the unit of a round, each with the rules that
 * exclude the officer, and the place. `pool` is these officers, `cycle` the cycles considered, newest first, `result` the
 * evaluations in them with their weights, and `scored` the weighted mean. A competence assessment gives its outcome and no
 * result, or it would stand in for the year. Officers who are not covered are not in `pool`, so they take no place. Steps
 * are materialized where the planner would otherwise repeat them for each row.
 */
const candidates = (statement: TemporalStatement, round: Sql, pool: Sql, barred: Sql): Sql => sql`(WITH round AS (
  SELECT r.id, r.unit_id, r.opened_on, r.evaluation_weights AS weights, r.minimum_grade,
    (r.opened_on - make_interval(years => r.evaluation_look_back_years))::date AS since
  FROM selection_round r WHERE r.id = ${round}
), taken AS MATERIALIZED (
  SELECT s.officer_id FROM round JOIN selection s ON s.round_id = round.id AND ${statement.happened('s', 'selected_on')}
), barred AS MATERIALIZED (
  ${barred}
), pool AS MATERIALIZED (
  SELECT there.* FROM round CROSS JOIN LATERAL (${pool}) AS there
), cycle AS MATERIALIZED (
  SELECT c.id, EXISTS (SELECT FROM evaluator_group g WHERE g.scheme_id = c.scheme_id) AS assessment,
    row_number() OVER (ORDER BY c.to_on DESC, c.from_on DESC, c.id DESC) AS recency
  FROM round JOIN evaluation_cycle c ON c.to_on > round.since AND c.to_on <= round.opened_on
  JOIN evaluation_cycle_version v ON v.cycle_id = c.id AND v.status = 'FINALIZED' AND ${statement.holds('v')}
), result AS (
  SELECT r.*, row_number() OVER (PARTITION BY r.officer_id, r.counts ORDER BY r.recency) AS nth FROM (
    SELECT e.officer_id, v.total, v.grade, v.outcome, cycle.recency,
      NOT cycle.assessment AND v.total IS NOT NULL AND v.grade <> 'NOT_GRADED' AS counts
    FROM cycle JOIN ${evaluationsThen(statement)} e ON e.cycle_id = cycle.id AND e.officer_id = ANY(ARRAY(SELECT pool.officer_id FROM pool))
    JOIN evaluation_version v ON v.evaluation_id = e.id AND ${statement.believed('v')}
  ) r
), scored AS (
  SELECT officer_id, max(grade) FILTER (WHERE counts AND nth = 1) AS grade,
    round(sum(total * weights[nth]) FILTER (WHERE counts) / sum(weights[nth]) FILTER (WHERE counts), 2) AS score,
    (array_agg(outcome ORDER BY recency) FILTER (WHERE outcome IS NOT NULL))[1] AS outcome
  FROM round CROSS JOIN result GROUP BY officer_id
), judged AS MATERIALIZED (
  SELECT round.id AS round_id, pool.officer_id, pool.name_pinyin, pool.name, pool.category, scored.score, scored.grade, scored.outcome,
    array_remove(ARRAY[${RULES}], NULL) AS rules
  FROM round CROSS JOIN pool LEFT JOIN scored ON scored.officer_id = pool.officer_id
)
SELECT judged.*, TRUE AS eligible, rank() OVER (PARTITION BY category ORDER BY score DESC) AS place
FROM judged WHERE rules = '{}'
UNION ALL
SELECT judged.*, FALSE, NULL FROM judged WHERE rules <> '{}')`;

/** Whom rules bar that are not worked out in the list. */
const barredIn = (statement: TemporalStatement, barred: readonly Barred[]): Sql => {
  const officers = statement.value(
    barred.map(({ officerId }) => officerId),
    'int[]',
  );
  const rules = statement.value(
    barred.map(({ rule }) => rule),
    'text[]',
  );
  return sql`SELECT b.officer_id, b.rule FROM unnest(${officers}, ${rules}) AS b(officer_id, rule)`;
};

/** The condition that a text finds a candidate: who is found keeps the place among all. */
function foundBy(text: string, statement: TemporalStatement): Sql[] {
  const found = officersFoundBy(text, statement, statement.holds('o'));
  return found ? [sql`c.officer_id IN (${found})`] : [];
}

/** The candidates of a round: the eligible by score, then, on request, the others; equal scores by name. */
export const candidateList = nestedList<CandidateRow, Which>({
  name: 'candidates',
  columns: sql`c.round_id AS "roundId", c.officer_id AS "officerId", c.category, CASE WHEN c.eligible THEN c.score::float8 END AS "score",
  c.place::int AS "place", c.grade AS "lastGrade", c.outcome AS "competenceOutcome", c.rules AS "exclusions"`,
  scope: 'evaluation:read',
  source: ({ statement, args: { category, includeIneligible, search, barred }, parent: round, covered }) => ({
    from: sql`${candidates(
      statement,
      round,
      officersByCategory(statement, sql`round.unit_id`, covered),
      barredIn(statement, barred ?? []),
    )} AS c`,
    where: [
      includeIneligible ? sql`TRUE` : sql`c.eligible`,
      ...(category ? [oneOfEnum(sql`c.category`, 'UnitCategory')(category, statement)] : []),
      ...(search == null ? [] : foundBy(search, statement)),
    ],
  }),
  order: () => [
    { sql: sql`c.eligible`, type: KEY.boolean, descending: true },
    { sql: sql`CASE WHEN c.eligible THEN (c.score * 100)::int ELSE 0 END`, type: KEY.int, descending: true },
    { sql: sql`c.name_pinyin`, type: KEY.text },
    { sql: sql`c.name`, type: KEY.text },
    { sql: sql`c.officer_id`, type: KEY.int },
  ],
});
