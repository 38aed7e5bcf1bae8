import type { EvaluationSubjectKind, ProgramAdmission, ProgramKind } from '../../generated/prisma/enums.ts';
import { NotFoundError } from '../../errors/refusals.ts';
import { rowOfEach } from '../../record/group-by.ts';
import { writeLoader } from '../../record/loading.ts';
import { onDay, type Version } from '../../record/periods.ts';
import { versionsOfOne } from '../../record/timeline.ts';
import type { Reading } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { PROGRAM, type ProgramFacts } from './program.declaration.ts';

/** What never changes of a program. */
export interface ProgramIdentity {
  readonly id: number;
  readonly key: string;
  readonly kind: ProgramKind;
  readonly admission: ProgramAdmission;
  readonly subjectKind: EvaluationSubjectKind;
}

const IDENTITY = sql`SELECT p.id, p.key, p.kind, p.admission, p.subject_kind AS "subjectKind" FROM program p`;

const identityOf = writeLoader<number, ProgramIdentity | null>(async (ids, { query }) => {
  const found = await query<ProgramIdentity>(sql`${IDENTITY} WHERE p.id = ANY($1::int[])`, [ids]);
  return rowOfEach(ids, found, 'id').map((row) => row ?? null);
});

const identityWithKey = writeLoader<string, ProgramIdentity | null>(
  async (keys, { query }) => {
    const found = await query<ProgramIdentity>(sql`${IDENTITY} WHERE p.key = ANY($1::text[])`, [keys]);
    return rowOfEach(keys, found, 'key').map((row) => row ?? null);
  },
  // an act before this one may have made the program
  { cache: false },
);

/** A program in force on a day; refused where it is not. */
export async function programOn(
  reading: Reading,
  id: number,
  day: Day,
): Promise<Version<ProgramFacts> & { readonly identity: ProgramIdentity }> {
  const [identity, versions] = await Promise.all([identityOf(reading).load(id), versionsOfOne(reading, PROGRAM, id)]);
  const current = onDay(versions, day);
  if (!identity || !current) throw new NotFoundError(PROGRAM.type, String(id));
  return { ...current, identity };
}

/** The program that has a key, with its believed rows; null where none has it. */
export async function programWithKey(
  reading: Reading,
  key: string,
): Promise<(ProgramIdentity & { readonly versions: readonly Version<ProgramFacts>[] }) | null> {
  const identity = await identityWithKey(reading).load(key);
  return identity && { ...identity, versions: await versionsOfOne(reading, PROGRAM, identity.id) };
}
