import type { Scope } from '../../access/scopes.ts';
import { readInBulk } from '../../graphql/bulk-reads.ts';
import type { Page } from '../../graphql/connections.ts';
import type { Context } from '../../graphql/context.ts';
import { forbidden, outOfReach, personalKeyMissing } from '../../graphql/errors.ts';
import { loader, readRows } from '../../graphql/loading.ts';
import type { BulkQuestion } from '../../graphql/operation-state.ts';
import { reach } from '../../graphql/reach.ts';
import { officerCovered } from '../../record/reach.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { agesOn, type Ages } from './age.rules.ts';
import { isClosed } from './age.sql.ts';
import { birthsOnRecord } from './birth.loaders.ts';

const SCOPE: Scope = 'officer:personal';

const agesOfDay = loader<Day, Ages>(async (days, context) => {
  const births = await birthsOnRecord(context);
  return days.map((day) => agesOn(births, day));
});

/** A query of all officers `o` whose ages may be asked for, who meet a condition. It must not depend on any age. */
type Whom = (statement: TemporalStatement, condition: Sql) => Sql;

async function isAny(context: Context, whom: Whom, condition: (statement: TemporalStatement) => Sql): Promise<boolean> {
  const [row] = await readRows<{ any: boolean }>(
    context,
    'uncached',
    (statement) => sql`SELECT EXISTS (${whom(statement, condition(statement))}) AS "any"`,
  );
  return row!.any;
}

const OFFICER = sql`o.officer_id`;

/**
 * The ages on the day of the query, for a question about some officers. Refuses a viewer whose scope does not cover all of them, before
 * anything of an age is looked at, and a question about somebody whose birth day does not open.
 */
export async function agesFor(context: Context, whom: Whom): Promise<Ages> {
  const covered = await reach(context, SCOPE);
  if (covered !== 'everywhere') {
    const beyond = (statement: TemporalStatement) =>
      sql`NOT coalesce(${officerCovered(statement, OFFICER, covered)}, FALSE)`;
    if (await isAny(context, whom, beyond)) throw outOfReach(SCOPE);
  }
  const ages = await agesOfDay(context).load(context.operation.moment.asOf);
  const closed = (statement: TemporalStatement) => isClosed(statement, OFFICER, ages);
  if (ages.anyClosed && (await isAny(context, whom, closed))) throw personalKeyMissing();
  return ages;
}

/** Reads what is answered from ages, and notes it for the record of reads. */
export function readByAge<Answer>(
  context: Context,
  question: Omit<BulkQuestion, 'fields'>,
  read: () => Promise<Answer>,
  officersOf: (answer: Answer) => number,
): Promise<Answer> {
  if (!context.viewer.scopes.has(SCOPE)) throw forbidden(SCOPE);
  return readInBulk(context, SCOPE, { fields: ['birthOn'], ...question }, read, officersOf);
}

/** A page that is found by age. */
export const pageByAge = <Row>(
  context: Context,
  question: Omit<BulkQuestion, 'fields'>,
  page: Page<Row>,
): Page<Row> => ({
  rows: () => readByAge(context, question, page.rows, ({ rows }) => rows.length),
  count: () => readByAge(context, question, page.count, (count) => count),
});
