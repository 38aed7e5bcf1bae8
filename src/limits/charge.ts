import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { holderOf, type Viewer } from '../access/viewer.ts';
import type { Context } from '../graphql/context.ts';
import type { Charge } from '../graphql/cost.ts';
import type { Budget } from './budget.ts';
import { costOf, costPlanOf, type OperationPlan } from './cost.ts';
import { checkInput } from './documents.ts';
import { overLimit, type Limits } from './limits.ts';

/** An operation of a valid document. */
export interface Charged {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Record<string, unknown>;
}

/** Work of this time is what the estimate is for: measuring it would charge for the noise of the machine. */
const ESTIMATED_MS = 10;

export type Charging = (viewer: Viewer, operation: Charged) => Charge;

/**
 * Makes a function that takes the cost of an operation from the budget of its viewer. It refuses an operation that costs more
 * than one request may, than the whole budget of the viewer, or than what is left of it.
 */
export function charging(limits: Limits, budget: Budget): Charging {
  // Apollo keeps valid documents, and gives the same object for the same text
  const plans = new WeakMap<OperationDefinitionNode, OperationPlan>();
  return (viewer, { schema, document, operation, variables }) => {
    checkInput(variables, limits);
    let plan = plans.get(operation);
    if (!plan) plans.set(operation, (plan = costPlanOf(schema, document, operation)));
    const total = viewer.budget ?? limits.budget;
    const account = { holder: holderOf(viewer), total };
    const maximum = Math.min(limits.cost, total);
    const cost = costOf(plan, variables);
    const { requested } = cost;
    if (requested > maximum) throw overLimit('cost', maximum, requested, adviceOf(maximum, limits));
    const answer = budget.take(account, requested);
    if (!answer.taken) throw rateLimited(requested, budget.left(account), answer.seconds);
    return {
      settle: ({ elements, workMs, cut }) => {
        // nobody counted what was done for an operation that was cut short
        const actual = cut ? requested : cost.actual(elements);
        const measured = Math.round(Math.max(0, workMs - ESTIMATED_MS) * limits.pointsPerMs);
        budget.giveBack(account, requested - Math.max(actual, measured));
        return { requested, actual, measured, maximum, remaining: Math.max(0, budget.left(account)), budget: total };
      },
    };
  };
}

/** Points that work has at hand before it is measured. */
const WORK_POINTS = 1_000;

/** Makes a function that charges a viewer for work beside GraphQL, by the time that it took; refuses whoever has nothing left. */
export function chargingWork(limits: Limits, budget: Budget) {
  return async <Result>(viewer: Viewer, work: () => Promise<Result>): Promise<Result> => {
    const account = { holder: holderOf(viewer), total: viewer.budget ?? limits.budget };
    const answer = budget.take(account, WORK_POINTS);
    if (!answer.taken) throw rateLimited(WORK_POINTS, budget.left(account), answer.seconds);
    const from = performance.now();
    try {
      return await work();
    } finally {
      const measured = Math.round((performance.now() - from) * limits.pointsPerMs);
      budget.giveBack(account, Math.min(0, WORK_POINTS - measured));
    }
  };
}

/** Charges every operation that is not charged yet, and puts the cost into `extensions.cost`. */
export const chargeCost = (charge: Charging): ApolloServerPlugin<Context> => ({
  requestDidStart: ({ contextValue: context }) =>
    Promise.resolve({
      didResolveOperation: ({ schema, document, operation, request: { variables = {} } }) => {
        // without one, the execution refuses the request
        if (operation) context.operation.charge ??= charge(context.viewer, { schema, document, operation, variables });
        return Promise.resolve();
      },
      willSendResponse: ({ response: { body } }) => {
        if (!context.operation.charge || body.kind !== 'single') return Promise.resolve();
        const { singleResult } = body;
        const cut = singleResult.errors?.some(({ extensions }) => extensions?.['code'] === 'EXECUTION_TIMEOUT');
        const { charge: charged, elements, work } = context.operation;
        const cost = charged.settle({ elements, workMs: work.ms, cut: cut ?? false });
        singleResult.extensions = { ...singleResult.extensions, cost };
        return Promise.resolve();
      },
    }),
});

const ADVICE = 'Ask for smaller pages, fewer levels or fewer fields';

const adviceOf = (maximum: number, limits: Limits): string =>
  maximum < limits.cost ? `${ADVICE}, or use a token with a larger budget.` : `${ADVICE}.`;

const rateLimited = (cost: number, remaining: number, seconds: number): GraphQLError =>
  new GraphQLError(
    `This costs ${cost} points and ${remaining} are left: wait ${seconds} s, or ask for smaller pages or fewer fields.`,
    {
      extensions: {
        code: 'RATE_LIMITED',
        cost,
        remaining,
        retryAfterSeconds: seconds,
        http: { status: 429, headers: new Map([['retry-after', String(seconds)]]) },
      },
    },
  );
