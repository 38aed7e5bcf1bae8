import type { ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { Transaction } from '../database/client.ts';
import { rowsInside } from '../database/statements.ts';
import type { Context } from './context.ts';
import { isDryRun } from './write-directives.ts';

type Gateway = ApolloServerOptionsWithGateway<Context>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;

/** Runs one operation: graphql's own `execute`, or another that answers the same. */
export type Execution = (args: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>;

/** Carries the result of a dry run out of the transaction that it rolls back. */
class DryRunEnd extends Error {
  readonly result: ExecutionResult;

  constructor(result: ExecutionResult) {
    super('the end of a dry run');
    this.result = result;
  }
}

/**
 * Apollo's door for executors of one's own: it keeps parsing, validation, plugins and the formatting of errors, and
 * hands over what is to be run. A dry run is run whole, its answer read included, inside a transaction that ends in a
 * rollback.
 */
export function executorOf(schema: GraphQLSchema, execute: Execution): Gateway {
  const executor = async (request: Parameters<Executor>[0]): Promise<ExecutionResult> => {
    const context = request.context as unknown as Context;
    const run = async (): Promise<ExecutionResult> =>
      execute({
        schema,
        document: request.document,
        contextValue: context,
        variableValues: request.request.variables,
        operationName: request.operationName,
      });
    if (!isDryRun(request.operation)) return run();
    try {
      return await context.registry.$transaction(async (transaction): Promise<never> => {
        context.dryRun = transaction as unknown as Transaction;
        context.rows = rowsInside(context.dryRun);
        throw new DryRunEnd(await run());
      });
    } catch (error) {
      if (error instanceof DryRunEnd) return error.result;
      throw error;
    }
  };
  return {
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: () => Promise.resolve({ executor: executor as Executor }),
    stop: () => Promise.resolve(),
  };
}
