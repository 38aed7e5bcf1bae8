import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { Context } from '../graphql/context.ts';
import type { Budget } from './budget.ts';
import { costOf, planOf, type Cost, type OperationPlan } from './cost.ts';
import { checkInput } from './documents.ts';
import { overLimit, type Limits } from './limits.ts';

/**
 * Works out what an operation costs, refuses it where that is too much for one request, for the viewer's whole budget or
 * for what is left of it, and tells all three in `extensions.cost`. What the answer did not need is given back.
 */
export function chargeCost(limits: Limits, budget: Budget): ApolloServerPlugin<Context> {
  // Apollo keeps the documents that it has validated, and gives the same object for the same text
  const plans = new WeakMap<OperationDefinitionNode, OperationPlan>();
  const planned = (
    schema: GraphQLSchema,
    document: Parameters<typeof planOf>[1],
    operation: OperationDefinitionNode,
  ) => {
    let plan = plans.get(operation);
    if (!plan) plans.set(operation, (plan = planOf(schema, document, operation)));
    return plan;
  };
  return {
    requestDidStart: ({ contextValue }) => {
      const { viewer } = contextValue;
      const total = viewer.budget ?? limits.budget;
      const account = { viewer: `${viewer.type}:${viewer.id}`, total };
      const maximum = Math.min(limits.cost, total);
      let cost: Cost | null = null;
      return Promise.resolve({
        didResolveOperation: ({ schema, document, operation, request: { variables = {} } }) => {
          checkInput(variables, limits);
          const wanted = costOf(planned(schema, document, operation!), variables);
          const { requested } = wanted;
          if (requested > maximum) throw overLimit('cost', maximum, requested, adviceOf(maximum, limits));
          const answer = budget.take(account, requested);
          if (!answer.taken) throw rateLimited(requested, budget.left(account), answer.seconds);
          cost = wanted;
          return Promise.resolve();
        },
        willSendResponse: ({ response: { body } }) => {
          if (!cost || body.kind !== 'single') return Promise.resolve();
          const { requested } = cost;
          // how much was done for what was cut short, nobody counted
          const cut = body.singleResult.errors?.some(({ extensions }) => extensions?.['code'] === 'EXECUTION_TIMEOUT');
          const actual = cut ? requested : cost.actual(contextValue.elements);
          budget.giveBack(account, requested - actual);
          const told = { requested, actual, maximum, remaining: budget.left(account), budget: total };
          body.singleResult.extensions = { ...body.singleResult.extensions, cost: told };
          return Promise.resolve();
        },
      });
    },
  };
}

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
