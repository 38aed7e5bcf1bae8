import type { HonorTrait, RecipientKind, UnitCategory } from '../../generated/prisma/enums.ts';
import { loadOne, lockOf, MANY_MAXIMUM, perOperation, readRows } from '../../graphql/loading.ts';

export interface HonorProgramRow {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly ownerId: number | null;
  readonly preference: string | null;
  readonly recipientKind: RecipientKind | null;
  readonly preferredCategories: readonly UnitCategory[];
  readonly preferredTraits: readonly HonorTrait[];
}

const COLUMNS = `p.id, p.key, v.name, v.owner_id AS "ownerId", v.preference, v.recipient_kind AS "recipientKind",
  v.preferred_categories::text[] AS "preferredCategories", v.preferred_traits::text[] AS "preferredTraits"`;
const FROM = 'honor_program_version v JOIN honor_program p ON p.id = v.program_id';

/** Programs by id as of the moment; one that ended before the day is still found, as it last was. */
export const honorProgramById = loadOne<number, HonorProgramRow>('id', 'generic', (statement, ids) => {
  return `SELECT DISTINCT ON (v.program_id) ${COLUMNS} FROM ${FROM}
WHERE v.program_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.begun('v')}
ORDER BY v.program_id, v.valid_from DESC`;
});

/** The programs of the day, by key. */
export const honorProgramsOfTheDay = perOperation((context) =>
  readRows<HonorProgramRow>(context, 'generic', (statement) => {
    return `SELECT ${COLUMNS} FROM ${FROM} WHERE ${statement.holds('v')} ORDER BY p.key LIMIT ${MANY_MAXIMUM}`;
  }),
);

export const honorProgramLock = lockOf('honor_program');
