import type { EvaluationSubjectKind } from '../../generated/prisma/enums.ts';
import type { Reading } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { TemporalStatement } from '../../time/temporal.ts';
import { concernedSteps, ofOfficers, ofUnits } from './concerned.sql.ts';

/** Those of some officers or units who do not meet the criteria of a program on a day, whoever is admitted to it. */
export async function outsideCriteria(
  { query }: Reading,
  program: { readonly id: number; readonly subjectKind: EvaluationSubjectKind },
  ids: readonly number[],
  day: Day,
): Promise<number[]> {
  const statement = new TemporalStatement({ asOf: day, knownAt: null });
  const subjects = statement.value(ids, 'int[]');
  const asked = program.subjectKind === 'OFFICER' ? ofOfficers(statement, subjects) : ofUnits(statement, subjects);
  const steps = concernedSteps(statement, {
    ...asked,
    programs: sql`v.program_id = ${statement.value(program.id, 'int')}`,
    admission: sql`'BY_CRITERIA'::"ProgramAdmission"`,
  });
  const found = await query<{ id: number }>(
    sql`WITH ${steps} SELECT k.id FROM unnest(${subjects}) WITH ORDINALITY AS k(id, n)
WHERE NOT EXISTS (SELECT FROM subject WHERE subject.id = k.id) ORDER BY k.n`,
    statement.values,
  );
  return found.map(({ id }) => id);
}
