import { GraphQLError, type DocumentNode, type GraphQLSchema } from 'graphql';
import { unavailability } from '../../database/availability.ts';
import type { RunQuery } from '../../database/run-query.ts';
import type { Context } from '../../graphql/context.ts';
import { badRequest, unavailable } from '../../graphql/errors.ts';
import type { Execution } from '../../graphql/execution.ts';
import { FILE_SIZE_MAXIMUM } from '../../graphql/keyset.ts';
import { newOperation, type PersonalField } from '../../graphql/operation-state.ts';
import { sql } from '../../sql/sql.ts';
import type { Moment } from '../../time/temporal.ts';

/** What executes queries of the schema. */
export interface Executing {
  readonly schema: GraphQLSchema;
  readonly execute: Execution;
}

/** Where the record stood when a file was made. */
export interface Stood {
  readonly position: string;
  readonly hash: string;
  readonly at: Date;
}

const HEAD = sql`SELECT h.position::text AS "position", h.hash, h.at FROM change_head h WHERE h.id = 1`;

export async function headOf(query: RunQuery): Promise<Stood> {
  const [stood] = await query<Stood>(HEAD, [], 'uncached');
  if (!stood) throw new Error('change_head has lost its row');
  return stood;
}

/** What was found out while a file was asked for. */
export class Gathered {
  /** The scopes for want of which values are not there. */
  readonly withheld = new Set<string>();
  /** The fields of personal data by which what is listed was found. */
  readonly foundBy = new Set<string>();
  readonly personalReads: PersonalField[] = [];
}

/** Asks a query, as one of its own. */
export type Ask = (document: DocumentNode, variables: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** Makes what asks through GraphQL, so that scopes, reach and masks are those of every query. */
export const asking =
  (
    { schema, execute }: Executing,
    context: Context,
    { moment, query, gathered }: { moment: Moment; query: RunQuery; gathered: Gathered },
  ): Ask =>
  async (document, variables) => {
    const own = contextAt(context, moment, query);
    const result = await execute({ schema, document, contextValue: own, variableValues: variables });
    const [error] = result.errors ?? [];
    if (error) throw causeOf(error);
    const { redactions, bulkAnswers, personalReads } = own.operation;
    for (const { scope } of redactions) gathered.withheld.add(scope);
    for (const field of bulkAnswers.flatMap(({ fields }) => fields)) gathered.foundBy.add(field);
    gathered.personalReads.push(...personalReads);
    return result.data;
  };

/** A context whose operation is one of its own. */
export const contextAt = (context: Context, moment: Moment, query: RunQuery): Context => ({
  ...context,
  operation: { ...newOperation(context.registry, moment), query, pageMaximum: FILE_SIZE_MAXIMUM },
});

/** A refusal as it is; what nobody foresaw as what it came from, which is logged and not told. */
function causeOf(error: GraphQLError): Error {
  const { originalError } = error;
  if (originalError && !(originalError instanceof GraphQLError)) {
    return unavailability(originalError) === null ? originalError : unavailable();
  }
  // what is wrong with a filter or an order has no code before GraphQL answers it
  if (error.extensions['code'] !== undefined) return error;
  const [, variable = 'filter'] = /^Variable "\$(\w+)"/.exec(error.message) ?? [];
  return badRequest(variable, `is refused: ${error.message}`);
}
