import type { ProgramKind } from '../../generated/prisma/enums.ts';
import { loader, loadManyFor, MANY_MAXIMUM, readRows } from '../../graphql/loading.ts';
import { reach } from '../../graphql/reach.ts';
import { rowsOfEach } from '../../record/group-by.ts';
import { officerCovered } from '../../record/reach.ts';
import { sql } from '../../sql/sql.ts';
import { placedAbove } from '../units/unit.tree.ts';
import { concernedSteps, ofOfficers } from './concerned.sql.ts';
import { FROM_PROGRAMS, PROGRAM_COLUMNS, type ProgramRow } from './program.loaders.ts';

/**
 * The programs that concern officers on the day, by key, a bounded number of each. Who was admitted to a program is told to those
 * alone who may read its members: the others are not shown that it concerns the officer.
 */
export const programsOfOfficers = loader<number, readonly ProgramRow[]>(async (ids, context) => {
  const covered = await reach(context, 'program:read');
  const rows = await readRows<ProgramRow & { readonly subjectId: number }>(context, 'custom', (statement) => {
    const officers = statement.value(ids, 'int[]');
    return sql`WITH ${concernedSteps(statement, ofOfficers(statement, officers))}
SELECT subject.officer_id AS "subjectId", ${PROGRAM_COLUMNS} FROM subject JOIN program v ON v.program_id = subject.program_id
CROSS JOIN LATERAL (SELECT v.key, v.kind, v.admission, v.subject_kind) p
WHERE p.admission = 'BY_CRITERIA' OR ${officerCovered(statement, sql`subject.officer_id`, covered)} ORDER BY p.key`;
  });
  return rowsOfEach(ids, rows, 'subjectId').map((programs) => programs.slice(0, MANY_MAXIMUM));
});

/** Of which kinds; null: of all. */
interface Which {
  readonly kind: readonly ProgramKind[] | null;
}

/** The programs that apply in units on the day, a bounded number of each: those of the nearest unit first, then by key. */
export const programsOfUnits = loadManyFor<Which, number, ProgramRow & { readonly appliesTo: number }>(
  'appliesTo',
  'custom',
  (statement, ids, { kind }) => {
    const ofKind = kind === null ? sql`TRUE` : sql`p.kind = ANY(${statement.value(kind, 'text[]')}::"ProgramKind"[])`;
    return sql`SELECT k.id AS "appliesTo", t.* FROM unnest(${statement.value(ids, 'int[]')}) AS k(id) CROSS JOIN LATERAL (
  SELECT ${PROGRAM_COLUMNS} FROM ${FROM_PROGRAMS}
  LEFT JOIN ${placedAbove(statement, sql`k.id`)} AS up ON up.id = v.owner_id
  WHERE ${statement.holds('v')} AND v.status <> 'ENDED' AND ${ofKind}
    AND (v.owner_id IS NULL OR up.height = 0 OR (up.height > 0 AND v.reach <> 'OWNER'))
  ORDER BY up.height NULLS LAST, p.key LIMIT ${MANY_MAXIMUM}
) t`;
  },
);
