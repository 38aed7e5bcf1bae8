import {
  DirectiveLocation,
  GraphQLDirective,
  getDirectiveValues,
  getVariableValues,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { today, type Day, type Moment } from '../database/temporal.ts';
import { badInput } from './errors.ts';

/** `@asOf`: both dates of a whole query, so that no field has to carry them. */
export function asOfDirective(types: { Date: GraphQLInputType; DateTime: GraphQLInputType }): GraphQLDirective {
  return new GraphQLDirective({
    name: 'asOf',
    description:
      'Answers the whole query as of one day (valid time) and as known at one instant (transaction time). Without it: today in Beijing, as known now.',
    locations: [DirectiveLocation.QUERY],
    args: {
      date: { type: types.Date, description: 'The day that is asked about, past or future; today unless told.' },
      knownAt: {
        type: types.DateTime,
        description:
          'Answers with what the registry believed at this instant, which is not in the future; now unless told.',
      },
    },
  });
}

/** The moment that an operation is to be answered for. */
export function momentOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown> | undefined,
  now = new Date(),
): Moment {
  if (!operation.directives?.length) return { asOf: today(now), knownAt: null };
  // as they came they are JSON without defaults; where they cannot be coerced, execution refuses them
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
  const values = coerced && getDirectiveValues(schema.getDirective('asOf')!, operation, coerced);
  const knownAt = (values?.['knownAt'] as Date | null | undefined) ?? null;
  if (knownAt !== null && knownAt > now)
    throw badInput('knownAt', 'is in the future: what will be known then is not known yet');
  return { asOf: (values?.['date'] as Day | null | undefined) ?? today(now), knownAt };
}
