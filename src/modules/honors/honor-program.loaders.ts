import { columnsOf, type DatedRow } from '../../graphql/dated-loaders.ts';
import { loadOne, lockOf, MANY_MAXIMUM, perOperation, readRows } from '../../graphql/loading.ts';
import { sql } from '../../sql/sql.ts';
import { HONOR_PROGRAM } from './honor-program.declaration.ts';

export type HonorProgramRow = DatedRow<typeof HONOR_PROGRAM> & { readonly key: string };

const COLUMNS = sql`p.key, ${columnsOf(HONOR_PROGRAM)}`;
const FROM = sql`honor_program_version v JOIN honor_program p ON p.id = v.program_id`;

/** Programs by id as of the moment; a program that ended before the day is found as it last was. */
export const honorProgramById = loadOne<number, HonorProgramRow>('id', 'generic', (statement, ids) => {
  return sql`SELECT DISTINCT ON (v.program_id) ${COLUMNS} FROM ${FROM}
WHERE v.program_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.begun('v')}
ORDER BY v.program_id, v.valid_from DESC`;
});

/** The programs of the day, by key. */
export const honorProgramsOfTheDay = perOperation((context) =>
  readRows<HonorProgramRow>(context, 'generic', (statement) => {
    return sql`SELECT ${COLUMNS} FROM ${FROM} WHERE ${statement.holds('v')} ORDER BY p.key LIMIT ${MANY_MAXIMUM}`;
  }),
);

export const honorProgramLock = lockOf(HONOR_PROGRAM.table);
