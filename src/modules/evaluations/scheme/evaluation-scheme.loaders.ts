import { sql, sqlName, type Sql } from '../../../sql/sql.ts';
import { datedColumns, type Dated } from '../../../time/temporal.ts';
import type { EvaluationGrade, EvaluationSubjectKind } from '../../../generated/prisma/enums.ts';
import { loadMany, loadOne, lockOf, MANY_MAXIMUM } from '../../../graphql/loading.ts';
import { ascent } from '../../units/unit.tree.ts';

/** One edition of a scheme. */
export interface EvaluationSchemeRow extends Dated {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly ownerId: number | null;
  readonly subjectKind: EvaluationSubjectKind;
  readonly excellentCapBasisPoints: number | null;
}

export const SCHEME_COLUMNS = sql`s.id, s.key, s.name, s.owner_id AS "ownerId", s.subject_kind AS "subjectKind",
  s.excellent_cap_basis_points AS "excellentCapBasisPoints", ${datedColumns('v')}`;
export const FROM_SCHEMES = sql`evaluation_scheme_version v JOIN evaluation_scheme s ON s.id = v.scheme_id`;

/** Editions by id as of the moment; one that was replaced before the day is still found. */
export const evaluationSchemeById = loadOne<number, EvaluationSchemeRow>('id', 'custom', (statement, ids) => {
  return sql`SELECT DISTINCT ON (v.scheme_id) ${SCHEME_COLUMNS} FROM ${FROM_SCHEMES}
WHERE v.scheme_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.begun('v')}
ORDER BY v.scheme_id, v.valid_from DESC`;
});

/** The editions in force on the day, by key; null for a key that has none that day. */
export const evaluationSchemeByKey = loadOne<string, EvaluationSchemeRow>('key', 'custom', (statement, keys) => {
  return sql`SELECT ${SCHEME_COLUMNS} FROM ${FROM_SCHEMES}
WHERE v.key = ANY(${statement.value(keys, 'text[]')}) AND ${statement.holds('v')}`;
});

/** The editions in force that units may use, by the units' ids: their own and those of the units above, nearest first. */
export const evaluationSchemesOver = loadMany<number, EvaluationSchemeRow & { start: number }>(
  'start',
  'custom',
  (statement, ids) => {
    return sql`${ascent(statement, ids)}, usable AS (
  SELECT up."start", v.id, row_number() OVER (PARTITION BY up."start" ORDER BY up.height, s.key) AS place
  FROM up JOIN evaluation_scheme s ON s.owner_id = up.unit_id
  JOIN evaluation_scheme_version v ON v.scheme_id = s.id AND ${statement.holds('v')}
)
SELECT usable."start", ${SCHEME_COLUMNS} FROM ${FROM_SCHEMES} JOIN usable ON usable.id = v.id
WHERE usable.place <= ${MANY_MAXIMUM} ORDER BY usable."start", usable.place`;
  },
);

export const evaluationSchemeLock = lockOf('evaluation_scheme');

export interface IndicatorRow {
  readonly key: string;
  readonly name: string;
  readonly weightBasisPoints: number;
  readonly maximum: number;
}

export function indicatorColumns(alias: string): Sql {
  const row = sqlName(alias);
  return sql`${row}.key, ${row}.name, ${row}.weight_basis_points AS "weightBasisPoints", ${row}.maximum::float8 AS "maximum"`;
}

/** The indicators of editions, by the editions' ids. An edition never changes, so the moment does not matter. */
export const indicators = loadMany<number, IndicatorRow & { schemeId: number }>(
  'schemeId',
  'custom',
  (statement, ids) => {
    return sql`SELECT i.scheme_id AS "schemeId", ${indicatorColumns('i')} FROM indicator i
WHERE i.scheme_id = ANY(${statement.value(ids, 'int[]')}) ORDER BY i.scheme_id, i.position`;
  },
);

export interface EvaluatorGroupRow {
  readonly schemeId: number;
  readonly key: string;
  readonly name: string;
  readonly weightBasisPoints: number;
}

/** The groups of evaluators of editions, by the editions' ids, in the order of the edition. */
export const evaluatorGroups = loadMany<number, EvaluatorGroupRow>('schemeId', 'custom', (statement, ids) => {
  return sql`SELECT g.scheme_id AS "schemeId", g.key, g.name, g.weight_basis_points AS "weightBasisPoints"
FROM evaluator_group g WHERE g.scheme_id = ANY(${statement.value(ids, 'int[]')}) ORDER BY g.scheme_id, g.position`;
});

export interface GradeBandRow {
  readonly schemeId: number;
  readonly grade: EvaluationGrade;
  readonly minimum: number;
}

/** The grade bands of editions, by the editions' ids, best first. */
export const gradeBands = loadMany<number, GradeBandRow>('schemeId', 'custom', (statement, ids) => {
  return sql`SELECT b.scheme_id AS "schemeId", b.grade, b.minimum::float8 AS "minimum" FROM grade_band b
WHERE b.scheme_id = ANY(${statement.value(ids, 'int[]')}) ORDER BY b.scheme_id, b.grade`;
});
