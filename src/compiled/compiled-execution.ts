import {
  OperationTypeNode,
  execute,
  getOperationAST,
  getVariableValues,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { unavailability } from '../database/availability.ts';
import type { Context } from '../graphql/context.ts';
import type { Execution } from '../graphql/execution.ts';
import { startOver } from '../graphql/operation-state.ts';
import { asksForSchema, deciding, planQuery, type OperationPlan } from './plan.ts';
import { run } from './run.ts';
import { writtenAnswer, type PlannedQuery } from './written-answer.ts';
import { writtenResult } from './written-result.ts';
import { holdsAll, scopesNeeded, type Needed } from './scopes.ts';

/** More documents than the programs of a force send. */
const DOCUMENTS_MAXIMUM = 500;
/** Each variable that decides on fields doubles the number of plans. */
const DECIDING_MAXIMUM = 3;

/** A repeated query: the scopes it needs, and its plans by the values of the variables that decide on fields. */
interface Prepared {
  readonly operation: OperationDefinitionNode;
  readonly scopes: Needed;
  readonly deciding: readonly string[];
  readonly plans: Map<string, OperationPlan>;
}

/** Which queries are executed by plans: none, those that are sent again, or all. */
export type Compiled = 'off' | 'repeated' | 'always';

/** By their names; an empty name is not the same as none. */
type Operations = Map<string | null, Prepared | null>;

/**
 * Executes repeated queries by a plan, on the schema without scope checks: the scopes are checked once for the whole query.
 * graphql-js executes everything else: queries that are sent once, mutations, introspection, and queries for which the viewer
 * lacks a scope. It also executes again, from the start, what failed here, so that errors are reported in one way alone.
 */
export function compiledExecution(openSchema: () => GraphQLSchema, when: Exclude<Compiled, 'off'>): Execution {
  const documents = new LRUCache<DocumentNode, Operations>({ max: DOCUMENTS_MAXIMUM });
  return (request) => {
    const context = request.contextValue as Context;
    const prepared = preparedOf(documents, request, when);
    if (!prepared || !holdsAll(context.viewer, prepared.scopes)) return execute(request);
    const { coerced } = getVariableValues(
      request.schema,
      prepared.operation.variableDefinitions ?? [],
      request.variableValues ?? {},
    );
    if (!coerced) return execute(request);
    // a state of its own, so that what failed leaves nothing behind for the execution after it
    const own: Context = { ...context, operation: startOver(context.operation) };
    const plan = planFor(prepared, openSchema, request.document, coerced);
    return answer({ plan, context: own, variables: coerced }).then(
      (result) => {
        context.operation = own.operation;
        return result;
      },
      (error: unknown) => {
        // a busy database would be waited for once more
        if (unavailability(error) !== null) throw error;
        return execute(request);
      },
    );
  };
}

/** Plans whose text would lack something that the viewers with some scopes are not shown: that is told with its place. */
const redacted = new WeakMap<OperationPlan, Set<string>>();

/** Executes a planned query: as a text that the database writes, where it can; else by its resolvers alone. */
async function answer(execution: PlannedQuery): Promise<ExecutionResult> {
  const { plan, context, variables } = execution;
  const scopes = [...context.viewer.scopes.keys()].join();
  const text = redacted.get(plan)?.has(scopes) ? null : writtenAnswer(execution);
  if (text === null) return { data: await run(plan, context, variables) };
  const result = writtenResult(await text);
  if (context.operation.redactions.length === 0) return result;
  redacted.set(plan, (redacted.get(plan) ?? new Set()).add(scopes));
  context.operation = startOver(context.operation);
  return { data: await run(plan, context, variables) };
}

function preparedOf(
  documents: LRUCache<DocumentNode, Operations>,
  request: ExecutionArgs,
  when: Exclude<Compiled, 'off'>,
): Prepared | null {
  const { document, operationName } = request;
  let operations = documents.get(document);
  if (!operations) {
    documents.set(document, (operations = new Map()));
    // planning takes longer than executing once
    if (when === 'repeated') return null;
  }
  const name = operationName ?? null;
  let prepared = operations.get(name);
  if (prepared === undefined) operations.set(name, (prepared = prepare(request)));
  return prepared;
}

function prepare({ schema, document, operationName }: ExecutionArgs): Prepared | null {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.QUERY || asksForSchema(document)) return null;
  const scopes = scopesNeeded(schema, document);
  const names = deciding(document);
  if (!scopes || names.length > DECIDING_MAXIMUM) return null;
  return { operation, scopes, deciding: names, plans: new Map() };
}

function planFor(
  prepared: Prepared,
  openSchema: () => GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
): OperationPlan {
  const key = prepared.deciding
    .map((name) => String(Object.hasOwn(variables, name) ? variables[name] : undefined))
    .join();
  let plan = prepared.plans.get(key);
  if (plan === undefined) {
    plan = planQuery(openSchema(), document, prepared.operation, variables);
    prepared.plans.set(key, plan);
  }
  return plan;
}
