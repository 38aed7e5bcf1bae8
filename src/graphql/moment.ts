import {
  DirectiveLocation,
  GraphQLDirective,
  getDirectiveValues,
  getVariableValues,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Moment } from '../time/temporal.ts';
import { today, type Day } from '../time/day.ts';
import { badRequest } from './errors.ts';

/** The directive `@asOf`: both dates of a whole query, so that no field needs them as arguments. */
export function asOfDirective(types: { Date: GraphQLInputType; DateTime: GraphQLInputType }): GraphQLDirective {
  return new GraphQLDirective({
    name: 'asOf',
    description:
      'Answers the whole query as of one day (valid time) and as known at one instant (transaction time). Default: today in Beijing, as known now.',
    locations: [DirectiveLocation.QUERY],
    args: {
      date: { type: types.Date, description: 'The day that is asked about, past or future. Default: today.' },
      knownAt: {
        type: types.DateTime,
        description:
          'Answers with what the registry believed at this instant, which is not in the future. Default: now.',
      },
    },
  });
}

/**
 * The moment for which an operation is answered. Variables are coerced here as the execution does later. If they cannot be, the
 * execution refuses them, and the moment does not matter.
 */
export function momentOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown> | undefined,
  now = new Date(),
): Moment {
  if (!operation.directives?.length) return { asOf: today(now), knownAt: null };
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
  if (!coerced) return { asOf: today(now), knownAt: null };
  const values = getDirectiveValues(schema.getDirective('asOf')!, operation, coerced);
  const knownAt = (values?.['knownAt'] as Date | null | undefined) ?? null;
  if (knownAt !== null && knownAt > now)
    throw badRequest('knownAt', 'is in the future: what will be known then is not known yet');
  return { asOf: (values?.['date'] as Day | null | undefined) ?? today(now), knownAt };
}
