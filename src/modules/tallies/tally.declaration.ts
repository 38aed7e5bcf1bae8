import type { MetricUnit } from '../../generated/prisma/enums.ts';
import { day, decimal, oneOf, recorded, reference, text, type FactsOf } from '../../record/declaration.ts';

/** How much of one thing an officer or a unit did in a period. */
export const TALLY = recorded({
  type: 'Tally',
  table: 'tally',
  unique: [{ of: ['key', 'fromDay', 'lastOn'], ofNullable: ['officerId', 'unitId'] }],
  facts: {
    officerId: reference('Officer', { nullable: true }),
    unitId: reference('Unit', { nullable: true }),
    key: text(),
    name: text(),
    value: decimal(),
    valueUnit: oneOf<MetricUnit>('MetricUnit')(),
    fromDay: day(),
    /** The last day of the period: a read as of a day sees periods whose last day has come. */
    lastOn: day(),
  },
});

export type TallyFacts = FactsOf<typeof TALLY>;
