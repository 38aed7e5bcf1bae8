import { DirectiveLocation, GraphQLDirective, type GraphQLInputType } from 'graphql';

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
