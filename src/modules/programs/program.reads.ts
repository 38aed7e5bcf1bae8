import { rowOfEach } from '../../record/group-by.ts';
import { writeLoader } from '../../record/loading.ts';
import { type Version } from '../../record/periods.ts';
import { thereOn, versionsOfOne } from '../../record/timeline.ts';
import type { Reading } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { believedNow } from '../../time/temporal.ts';
import { PROGRAM, type ProgramFacts } from './program.declaration.ts';
import type { FixedFacts } from './program.rules.ts';

/** A program, by what never changes of it. */
export interface ProgramIdentity extends FixedFacts {
  readonly id: number;
  readonly key: string;
}

/** The same with its believed rows, in the order of their days. */
export interface ProgramHistory extends ProgramIdentity {
  readonly versions: readonly Version<ProgramFacts>[];
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
  const current = thereOn(PROGRAM, id, identity ? versions : [], day);
  return { ...current, identity: identity! };
}

/** The program that has a key; null where none has it. */
export async function programWithKey(reading: Reading, key: string): Promise<ProgramHistory | null> {
  const identity = await identityWithKey(reading).load(key);
  return identity && { ...identity, versions: await versionsOfOne(reading, PROGRAM, identity.id) };
}

/** The program that has an id; null where none has it. */
export async function programWithId(reading: Reading, id: number): Promise<ProgramHistory | null> {
  const [identity, versions] = await Promise.all([identityOf(reading).load(id), versionsOfOne(reading, PROGRAM, id)]);
  return identity && { ...identity, versions };
}

/** Whether, on some day of a period, a program is above another, or is that program. */
export async function isProgramAbove(
  { query }: Reading,
  id: number,
  below: { readonly id: number; readonly from: Day; readonly until: Day | null },
): Promise<boolean> {
  // UNION, so that it ends even in a circle
  const found = await query(
    sql`WITH RECURSIVE up AS (
  SELECT $1::int AS program_id, daterange($2::date, $3::date) AS period
  UNION
  SELECT v.parent_id, up.period * daterange(v.valid_from, v.valid_to)
  FROM up JOIN program_version v ON v.program_id = up.program_id AND ${believedNow('v')}
    AND up.period && daterange(v.valid_from, v.valid_to)
  WHERE v.parent_id IS NOT NULL
)
SELECT 1 FROM up WHERE program_id = $4::int LIMIT 1`,
    [below.id, below.from, below.until, id],
  );
  return found.length > 0;
}

/** The programs that some units are to own by a definition from a day on. */
export const programsOwnedFrom = (
  { query }: Reading,
  unitIds: readonly number[],
  on: Day,
): Promise<readonly { id: number; key: string }[]> =>
  query<{ id: number; key: string }>(
    sql`SELECT DISTINCT p.id, p.key FROM program_version v JOIN program p ON p.id = v.program_id
WHERE v.owner_id = ANY($1::int[]) AND v.valid_from >= $2::date AND ${believedNow('v')} ORDER BY p.id`,
    [unitIds, on],
  );
