import { GraphQLError } from 'graphql';
import { isDay } from '../time/day.ts';
import { instantOf } from '../time/instant.ts';
import { isPartialDay } from '../time/partial-day.ts';
import { builder } from './builder.ts';

const refuse = (what: string): never => {
  throw new GraphQLError(what, { extensions: { code: 'BAD_USER_INPUT' } });
};

builder.scalarType('Date', {
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date',
  description: 'A calendar day without a time zone, ISO 8601: 2021-11-29.',
  serialize: (value) => value,
  parseValue: (value) =>
    typeof value === 'string' && isDay(value)
      ? value
      : refuse(`A Date is a day of the calendar like 2021-11-29, not ${JSON.stringify(value)}.`),
});

builder.scalarType('DateTime', {
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time',
  description:
    'An instant, ISO 8601, to the millisecond; answered in UTC: 2021-11-29T08:00:00.000Z. Input needs an offset or Z.',
  serialize: (value) => value.toISOString(),
  parseValue: (value) =>
    (typeof value === 'string' ? instantOf(value) : null) ??
    refuse(`A DateTime is an instant with its offset like 2021-11-29T08:00:00Z, not ${JSON.stringify(value)}.`),
});

builder.scalarType('PartialDate', {
  specifiedByURL: 'https://www.w3.org/TR/NOTE-datetime',
  description: 'A day, month or year, as precisely as it is known: 2021-11-29, 2021-12 or 2022.',
  serialize: (value) => value,
  parseValue: (value) =>
    typeof value === 'string' && isPartialDay(value)
      ? value
      : refuse(`A PartialDate is a day, month or year like 2021-11-29, 2021-12 or 2022, not ${JSON.stringify(value)}.`),
});
