import { rowOfEach } from '../../record/group-by.ts';
import { writeLoader } from '../../record/loading.ts';
import { type Version } from '../../record/periods.ts';
import { thereOn, versionsOfOne } from '../../record/timeline.ts';
import type { Reading } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { HONOR_PROGRAM, type ProgramFacts } from './honor-program.declaration.ts';

interface Known {
  readonly id: number;
  readonly key: string;
}

const keyOf = writeLoader<number, string | null>(async (ids, { query }) => {
  const found = await query<Known>(sql`SELECT id, key FROM honor_program WHERE id = ANY($1::int[])`, [ids]);
  return rowOfEach(ids, found, 'id').map((row) => row?.key ?? null);
});

const idOf = writeLoader<string, number | null>(
  async (keys, { query }) => {
    const found = await query<Known>(sql`SELECT id, key FROM honor_program WHERE key = ANY($1::text[])`, [keys]);
    return rowOfEach(keys, found, 'key').map((row) => row?.id ?? null);
  },
  // an act before this one may have made the program
  { cache: false },
);

/** A program in force on a day; refused where it is not. */
export async function programOn(
  reading: Reading,
  id: number,
  day: Day,
): Promise<Version<ProgramFacts> & { readonly key: string }> {
  const [key, versions] = await Promise.all([keyOf(reading).load(id), versionsOfOne(reading, HONOR_PROGRAM, id)]);
  const current = thereOn(HONOR_PROGRAM, id, key === null ? [] : versions, day);
  return { ...current, key: key! };
}

/** The id of the program that has a key, with its believed rows; null where none has it. */
export async function programWithKey(
  reading: Reading,
  key: string,
): Promise<{ readonly id: number; readonly versions: readonly Version<ProgramFacts>[] } | null> {
  const id = await idOf(reading).load(key);
  return id === null ? null : { id, versions: await versionsOfOne(reading, HONOR_PROGRAM, id) };
}
