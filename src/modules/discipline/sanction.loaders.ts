import type { Context } from '../../graphql/context.ts';
import { byIdText, columnsOf, type DatedRow } from '../../graphql/dated-loaders.ts';
import { loadOne, lockOf } from '../../graphql/loading.ts';
import { reach } from '../../graphql/reach.ts';
import { officerCovered, type Covered } from '../../record/reach.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { sanctionOutcomesOf } from './effect.loaders.ts';
import type { SanctionOutcome } from './effect.rules.ts';
import { SANCTION } from './sanction.declaration.ts';

export type SanctionRow = Omit<DatedRow<typeof SANCTION>, 'grounds'> & {
  /** As the database gives them. */
  readonly grounds: Uint8Array | string;
};

export const SANCTION_COLUMNS = columnsOf(SANCTION, 's');

export const sanctionLock = lockOf(SANCTION.table);

/** The conditions that sanctions `s` are shown on the day, to whom a scope covers the officers. */
export const sanctionsShown = (statement: TemporalStatement, covered: Covered): readonly Sql[] => [
  statement.holds('s'),
  officerCovered(statement, sql`s.officer_id`, covered),
];

/** Sanctions by id as of the day; null for one that was not decided by then, or is of an officer out of reach. */
export const sanctionById = loadOne<number, SanctionRow>(
  'id',
  'generic',
  async (statement, ids, context: Context) =>
    sql`SELECT t.* FROM (${byIdText(statement, SANCTION, ids)}) t
WHERE ${officerCovered(statement, sql`t."officerId"`, await reach(context, 'discipline:read'))}`,
);

/** A sanction with its period and its effects. */
export async function outcomeOfRow(context: Context, { id, officerId }: SanctionRow): Promise<SanctionOutcome> {
  const outcomes = await sanctionOutcomesOf(context).load(officerId);
  return outcomes.find((outcome) => outcome.id === id)!;
}
