import { officerCovered } from '../../database/reach.ts';
import type { TemporalStatement } from '../../database/temporal.ts';
import type { CompetenceOutcome, EvaluationGrade, UnitCategory } from '../../generated/prisma/enums.ts';
import { listOf } from '../../graphql/connections.ts';
import { oneOfEnum } from '../../graphql/filters.ts';
import { KEY } from '../../graphql/keyset.ts';
import { categorizedSubtree } from '../units/unit.loaders.ts';
import type { ExclusionRule } from './candidate.rules.ts';

export interface CandidateRow {
  readonly officerId: number;
  readonly category: UnitCategory | null;
  readonly score: number | null;
  readonly place: number | null;
  readonly lastGrade: EvaluationGrade | null;
  readonly competenceOutcome: CompetenceOutcome | null;
  /** All that exclude the officer, the first of EXCLUSIONS first; empty for who is eligible. */
  readonly exclusions: readonly ExclusionRule[];
}

interface Which {
  readonly category?: readonly UnitCategory[] | null | undefined;
  readonly includeIneligible: boolean;
}

/** When an officer of the pool below is excluded. Nothing in it tells how long anybody serves or has lived. */
const exclusions = (statement: TemporalStatement): Readonly<Record<ExclusionRule, string>> => ({
  'selected-already': `pool.officer_id IN (SELECT s.officer_id FROM selection s
    WHERE s.round_id = round.id AND ${statement.happened('s', 'selected_on')})`,
  'not-serving': `pool.status NOT IN ('ACTIVE', 'SUSPENDED')`,
  suspended: `pool.status = 'SUSPENDED'`,
  'not-police': `pool.kind <> 'POLICE'`,
  'no-unit-category': 'pool.category IS NULL',
  'no-evaluation': 'scored.score IS NULL',
  'evaluation-incompetent': `scored.grade = 'INCOMPETENT'`,
  // grades are declared best first, so a lower one is the greater value
  'grade-below-minimum': `scored.grade <> 'INCOMPETENT' AND scored.grade > round.minimum_grade`,
  'competence-remove': `scored.outcome = 'REMOVE'`,
});

/**
 * The officers whose primary assignment of the day is in the subtree of the unit of a round, each with what speaks for
 * the rank and what excludes. `pool` is who is there, `result` their evaluations, `scored` the weighted mean of these.
 */
function candidates(statement: TemporalStatement, round: string): string {
  const rules = Object.entries(exclusions(statement)).map(([rule, sql]) => `CASE WHEN ${sql} THEN '${rule}' END`);
  return `(WITH round AS (
  SELECT r.id, r.unit_id, r.opened_on, r.evaluation_weights AS weights, r.minimum_grade,
    (r.opened_on - make_interval(years => r.evaluation_look_back_years))::date AS since
  FROM selection_round r WHERE r.id = ${round}
), pool AS MATERIALIZED (
  SELECT o.officer_id, o.name_pinyin, o.name, o.status, o.category AS kind, sub.category
  FROM round CROSS JOIN LATERAL ${categorizedSubtree(statement, 'round.unit_id')} AS sub
  JOIN assignment_version a ON a.unit_id = sub.id AND a.kind = 'PRIMARY' AND ${statement.holds('a')}
  JOIN officer_version o ON o.officer_id = a.officer_id AND ${statement.holds('o')}
), result AS (
  SELECT e.officer_id, v.total, v.grade, v.outcome, c.to_on, c.from_on, e.id, round.weights[
    row_number() OVER (PARTITION BY e.officer_id, v.total IS NULL OR v.grade = 'NOT_GRADED'
      ORDER BY c.to_on DESC, c.from_on DESC, e.id DESC)
  ] AS weight, v.total IS NOT NULL AND v.grade <> 'NOT_GRADED' AS counts
  FROM round JOIN evaluation_cycle c ON c.to_on > round.since AND c.to_on <= round.opened_on
  JOIN evaluation_cycle_version cv ON cv.cycle_id = c.id AND cv.status = 'FINALIZED' AND ${statement.holds('cv')}
  JOIN evaluation e ON e.cycle_id = c.id AND e.officer_id = ANY(ARRAY(SELECT pool.officer_id FROM pool))
  JOIN evaluation_version v ON v.evaluation_id = e.id AND ${statement.believed('v')}
), scored AS (
  SELECT officer_id, round(sum(total * weight) FILTER (WHERE counts) / sum(weight) FILTER (WHERE counts), 2) AS score,
    (array_agg(grade ORDER BY to_on DESC, from_on DESC, id DESC) FILTER (WHERE counts))[1] AS grade,
    (array_agg(outcome ORDER BY to_on DESC, from_on DESC, id DESC) FILTER (WHERE outcome IS NOT NULL))[1] AS outcome
  FROM result GROUP BY officer_id
), judged AS (
  SELECT pool.officer_id, pool.name_pinyin, pool.name, pool.category, scored.score, scored.grade, scored.outcome,
    array_remove(ARRAY[${rules.join(',\n      ')}], NULL) AS rules
  FROM round CROSS JOIN pool LEFT JOIN scored ON scored.officer_id = pool.officer_id
)
SELECT judged.*, rules = '{}' AS eligible, CASE WHEN rules = '{}' THEN score ELSE 0 END AS points,
  CASE WHEN rules = '{}' THEN rank() OVER (PARTITION BY rules = '{}', category ORDER BY score DESC) END AS place
FROM judged)`;
}

/** The candidates of a round: the eligible by score, then, where asked for, the others; equals by name. */
export const candidateList = listOf<CandidateRow, Which>({
  name: 'candidates',
  columns: `c.officer_id AS "officerId", c.category, CASE WHEN c.eligible THEN c.score::float8 END AS "score",
  c.place::int AS "place", c.grade AS "lastGrade", c.outcome AS "competenceOutcome", c.rules AS "exclusions"`,
  within: 'evaluation:read',
  source: (statement, { category, includeIneligible }, round, covered) => ({
    from: `${candidates(statement, round!)} AS c`,
    where: [
      includeIneligible ? 'TRUE' : 'c.eligible',
      officerCovered(statement, 'c.officer_id', covered),
      ...(category ? [oneOfEnum('c.category', 'UnitCategory')(category, statement)] : []),
    ],
  }),
  order: () => [
    { sql: 'c.eligible', type: KEY.boolean, descending: true },
    { sql: '(c.points * 100)::int', type: KEY.int, descending: true },
    { sql: 'c.name_pinyin', type: KEY.text },
    { sql: 'c.name', type: KEY.text },
    { sql: 'c.officer_id', type: KEY.int },
  ],
});
