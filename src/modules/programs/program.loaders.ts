import type { EvaluationSubjectKind, ProgramAdmission, ProgramKind } from '../../generated/prisma/enums.ts';
import { columnsOf, type DatedRow } from '../../graphql/dated-loaders.ts';
import { loadMany, loadOne, lockOf, MANY_MAXIMUM } from '../../graphql/loading.ts';
import { sql } from '../../sql/sql.ts';
import { PROGRAM } from './program.declaration.ts';

export type ProgramRow = DatedRow<typeof PROGRAM> & {
  readonly key: string;
  readonly kind: ProgramKind;
  readonly admission: ProgramAdmission;
  readonly subjectKind: EvaluationSubjectKind;
};

/** The columns of a program, of `v` and `p`. */
export const PROGRAM_COLUMNS = sql`p.key, p.kind, p.admission, p.subject_kind AS "subjectKind", ${columnsOf(PROGRAM)}`;
export const FROM_PROGRAMS = sql`program_version v JOIN program p ON p.id = v.program_id`;

/** Programs by id as of the moment; a program that ended before the day is found as it last was. */
export const programById = loadOne<number, ProgramRow>('id', 'generic', (statement, ids) => {
  return sql`SELECT DISTINCT ON (v.program_id) ${PROGRAM_COLUMNS} FROM ${FROM_PROGRAMS}
WHERE v.program_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.begun('v')}
ORDER BY v.program_id, v.valid_from DESC`;
});

/** Programs by key on the day; null for a key that none has that day. */
export const programWithKey = loadOne<string, ProgramRow>('key', 'generic', (statement, keys) => {
  return sql`SELECT ${PROGRAM_COLUMNS} FROM ${FROM_PROGRAMS}
WHERE p.key = ANY(${statement.value(keys, 'text[]')}) AND ${statement.holds('v')}`;
});

/** The programs that are parts of others on the day, by key, a bounded number of each. */
export const partsOf = loadMany<number, ProgramRow>('parentId', 'generic', (statement, ids) => {
  return sql`SELECT t.* FROM unnest(${statement.value(ids, 'int[]')}) AS k(id) CROSS JOIN LATERAL (
  SELECT ${PROGRAM_COLUMNS} FROM ${FROM_PROGRAMS} WHERE v.parent_id = k.id AND ${statement.holds('v')} ORDER BY p.key LIMIT ${MANY_MAXIMUM}
) t`;
});

export const programLock = lockOf(PROGRAM.table);
