import {
  GraphQLError,
  OperationTypeNode,
  execute as executePlainly,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { holderOf } from '../access/viewer.ts';
import { unavailability } from '../database/availability.ts';
import type { Transaction } from '../database/client.ts';
import { Clock } from '../database/clock.ts';
import { recordBulkReads } from '../personal/bulk-reads.ts';
import { recordPersonalReads } from '../personal/personal-reads.ts';
import { queryInside } from '../database/statements.ts';
import type { HeavyStatements } from '../database/heavy.ts';
import type { Turns } from '../database/turns.ts';
import { Rehearsal } from '../record/rehearsal.ts';
import { OutcomeUnknownError } from '../record/outcome.ts';
import { bulkReadsOf } from './bulk-reads.ts';
import type { Context } from './context.ts';
import { outcomeUnknown, outOfTime, payloadUnavailable, unavailable } from './errors.ts';
import { measured, type OperationState } from './operation-state.ts';

type Gateway = ApolloServerOptionsWithGateway<Context>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;

/** Executes one operation: `execute` of graphql-js, or a function with the same results. */
export type Execution = (args: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>;

/** Rolls back the transaction of a dry run, and carries its result out of it. */
class DryRunEnd extends Error {
  readonly result: ExecutionResult;

  constructor(result: ExecutionResult) {
    super('the end of a dry run');
    this.result = result;
  }
}

/** An operation of a valid document, with everything that its execution needs. */
export interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null | undefined;
  readonly variables: Record<string, unknown> | undefined;
  readonly context: Context;
}

export interface RunnerOptions {
  /** How long an operation may take. */
  readonly executionMs: number;
  readonly execute: Execution;
  /** The queue of heavy statements. */
  readonly heavy: HeavyStatements;
  /** Gives dry runs their turns: one at a time for each viewer, so that they leave connections to others. */
  readonly dryRuns: Turns;
}

export type Runner = (operation: Operation) => Promise<ExecutionResult>;

/**
 * Makes a function that executes operations. A dry run is executed inside a transaction that is rolled back after its answer is
 * read. When the time of an operation is over, its statements are cancelled. Reads of personal data are recorded before the
 * answer is sent; if they cannot be, there is no answer.
 */
export function runnerOf(schema: GraphQLSchema, { executionMs, execute, heavy, dryRuns }: RunnerOptions): Runner {
  return async ({ document, operation, operationName, variables, context }) => {
    const { work } = context.operation;
    const run = async (): Promise<ExecutionResult> => {
      const from = performance.now();
      // all that is done before the first wait; of introspection that is all of it
      const result = execute({ schema, document, contextValue: context, variableValues: variables, operationName });
      work.ms += performance.now() - from;
      return result;
    };
    const clock = (context.operation.clock = new Clock(executionMs));
    const over = new Promise<ExecutionResult>((resolve) => {
      clock.addEventListener('abort', () => resolve({ errors: [outOfTime(executionMs)] }), { once: true });
    });
    const isQuery = operation.operation === OperationTypeNode.QUERY;
    const onTaken = (text: string, ms: number) => {
      work.ms += ms;
      heavy.note(text, ms);
    };
    const bare = context.registry.$queryUntil(clock, onTaken);
    const query = heavy.before(bare, { holder: holderOf(context.viewer), signal: clock });
    // a mutation reads what it has just changed: it must not be answered from memory
    context.operation.query = isQuery ? context.registry.$queryCached(query) : query;
    const failures = failuresOf(context.operation, executionMs);
    try {
      const rehearsed = !isQuery && context.operation.settings.dryRun;
      const working = rehearsed ? inDryRun(context, { turns: dryRuns, clock }, run) : run();
      // a write is waited for: its statements are bounded, and the caller must learn whether it was done
      const isWrite = !isQuery && !rehearsed;
      const executed = await (isWrite ? working : Promise.race([working, over]));
      const result = translateDatabaseErrors(executed, failures, context.operation.done.length > 0);
      await recordReads(context, result);
      return result;
    } catch (error) {
      const failure = failures(error);
      if (failure) return { errors: [failure] };
      throw error;
    } finally {
      clock.stop();
    }
  };
}

interface DryRun {
  readonly turns: Turns;
  readonly clock: Clock;
}

/** Executes an operation inside a transaction that is rolled back at its end, or when its time is over. */
async function inDryRun(
  { registry, viewer, operation }: Context,
  { turns, clock }: DryRun,
  run: () => Promise<ExecutionResult>,
): Promise<ExecutionResult> {
  const rehearse = async (transaction: Transaction): Promise<never> => {
    operation.dryRun = await Rehearsal.open(transaction, clock.left);
    const inside = queryInside(transaction);
    operation.query = (text, values, mode) => {
      clock.throwIfOver();
      return inside(text, values, mode);
    };
    throw new DryRunEnd(await run());
  };
  const rolledBack = async () => {
    try {
      return await registry.$transaction((transaction) => rehearse(transaction as unknown as Transaction), {
        isolationLevel: 'RepeatableRead',
      });
    } catch (error) {
      if (error instanceof DryRunEnd) return error.result;
      throw error;
    }
  };
  return turns.take(holderOf(viewer), clock, () => measured(operation, rolledBack));
}

/**
 * The gateway by which Apollo lets another function execute operations: Apollo keeps parsing, validation, plugins and the format
 * of errors. An operation that was executed before has a result already.
 */
export const gatewayOf = (schema: GraphQLSchema, run: Runner): Gateway => ({
  onSchemaLoadOrUpdate: (callback) => {
    callback({ apiSchema: schema, coreSupergraphSdl: '' });
    return () => undefined;
  },
  load: () => {
    const executor = ({ document, operation, operationName, request, context }: Parameters<Executor>[0]) => {
      const own = context as unknown as Context;
      // no operation has the name: the refusal of graphql-js is the result, whose code Apollo gives it
      if (!(operation as OperationDefinitionNode | undefined)) {
        return executePlainly({ schema, document, operationName: request.operationName });
      }
      return (
        own.operation.result ?? run({ document, operation, operationName, variables: request.variables, context: own })
      );
    };
    return Promise.resolve({ executor: executor as Executor });
  },
  stop: () => Promise.resolve(),
});

type Failures = (cause: unknown, at?: GraphQLError) => GraphQLError | null;

/**
 * Turns the errors of a database that is not available into errors for clients. A query with such an error is refused as a
 * whole, to be sent again, and so is a mutation that has done nothing; one that has done something keeps its data and all
 * errors, which tell what became of each field.
 */
function translateDatabaseErrors(result: ExecutionResult, failures: Failures, anythingDone: boolean): ExecutionResult {
  if (!result.errors) return result;
  const errors = result.errors.map((error) => failures(error.originalError, error) ?? error);
  const failure = errors.find((error, i) => error !== result.errors?.[i]);
  return failure && !anythingDone ? { errors: [failure] } : { ...result, errors };
}

/**
 * Makes a function that tells what an error of the database means for the caller; null for a bug. UNAVAILABLE and
 * EXECUTION_TIMEOUT mean that nothing was done, so below a field that was done they are something else.
 */
const failuresOf =
  ({ done }: OperationState, executionMs: number): Failures =>
  (cause, at) => {
    if (cause instanceof OutcomeUnknownError) return outcomeUnknown(at);
    const why = unavailability(cause);
    if (why === null) return null;
    const own = at?.path ? done.filter(({ field }) => field === at.path![0]) : done;
    if (own.length > 0) return payloadUnavailable(own, at);
    // where another field was done, the request must not be sent again as a whole
    const again = done.length === 0;
    return why === 'out-of-time' ? outOfTime(executionMs, again, at) : unavailable(again, at);
  };

/** Records what personal data an answer was made from. Its data may be a text that whoever looks at it parses, so nobody does where nothing is recorded. */
async function recordReads(
  { registry, viewer, requestId, purpose, operation }: Context,
  result: ExecutionResult,
): Promise<void> {
  const { personalReads, bulkAnswers } = operation;
  if ((personalReads.length === 0 && bulkAnswers.length === 0) || !result.data) return;
  const reader = { viewer: viewer.actor, viewerId: holderOf(viewer), requestId, purpose };
  if (personalReads.length > 0) await recordPersonalReads(registry, { ...reader, fields: personalReads });
  if (bulkAnswers.length > 0) await recordBulkReads(registry, reader, bulkReadsOf(bulkAnswers));
}
