import type { Reading } from '../../record/write.ts';
import { onDay, type Version } from '../../record/periods.ts';
import type { Day } from '../../time/day.ts';
import { believedVersions, type TimelineTable } from '../../record/timeline-legacy.ts';
import type { HonorTrait, ProgramStatus, RecipientKind, UnitCategory } from '../../generated/prisma/enums.ts';
import { NotFoundError } from '../../errors/refusals.ts';

export const PROGRAM = { table: 'honor_program', type: 'HonorProgram' } as const;

/** What can change about a program; its key cannot. */
export interface ProgramFacts {
  readonly name: string;
  readonly ownerId: number | null;
  readonly recipientKind: RecipientKind | null;
  readonly status: ProgramStatus;
  readonly preference: string | null;
  readonly preferredCategories: readonly UnitCategory[];
  readonly preferredTraits: readonly HonorTrait[];
}

export const PROGRAM_VERSIONS: TimelineTable<ProgramFacts> = {
  name: 'honor_program_version',
  identity: 'program_id',
  columns: {
    name: 'name',
    ownerId: 'owner_id',
    recipientKind: 'recipient_kind',
    status: 'status',
    preference: 'preference',
    preferredCategories: 'preferred_categories',
    preferredTraits: 'preferred_traits',
  },
};

/** A program in force on a day; refused where it is not. */
export async function programOn(
  reading: Reading,
  id: number,
  day: Day,
): Promise<Version<ProgramFacts> & { readonly key: string }> {
  const [program] = await reading.query<{ key: string }>('SELECT key FROM honor_program WHERE id = $1::int', [id]);
  const versions = (await believedVersions(reading, PROGRAM_VERSIONS, [id])).get(id)!;
  const current = onDay(versions, day);
  if (!program || !current) throw new NotFoundError(PROGRAM.type, String(id));
  return { ...current, key: program.key };
}

/** The program, if any, that has a key, with its believed rows. */
export async function programWithKey(
  reading: Reading,
  key: string,
): Promise<{ readonly id: number; readonly versions: readonly Version<ProgramFacts>[] } | null> {
  const [program] = await reading.query<{ id: number }>('SELECT id FROM honor_program WHERE key = $1', [key]);
  if (!program) return null;
  return {
    id: program.id,
    versions: (await believedVersions(reading, PROGRAM_VERSIONS, [program.id])).get(program.id)!,
  };
}
