import type { MetricQualifier, MetricUnit } from '../../generated/prisma/enums.ts';
import { day, decimal, flag, oneOf, recorded, reference, text, type FactsOf } from '../../record/declaration.ts';

/** A figure about a unit. */
export const METRIC = recorded({
  type: 'MetricObservation',
  table: 'metric_observation',
  lasting: true,
  unique: [{ of: ['unitId', 'key', 'target'], ofNullable: ['period', 'baselinePeriod', 'sourceId'] }],
  facts: {
    unitId: reference('Unit'),
    key: text(),
    name: text(),
    value: decimal(),
    valueUnit: oneOf<MetricUnit>('MetricUnit')(),
    qualifier: oneOf<MetricQualifier>('MetricQualifier')(),
    baselineValue: decimal({ nullable: true }),
    baselinePeriod: text({ nullable: true }),
    period: text({ nullable: true }),
    target: flag(),
    published: text({ nullable: true }),
    note: { ...text({ nullable: true }), read: false },
    sourceId: reference('source', { nullable: true }),
    observedOn: day(),
  },
});

export type MetricFacts = FactsOf<typeof METRIC>;

/** The facts by which a figure is known, whoever states it: the same again is a correction. */
export const METRIC_IDENTITY = ['unitId', 'key', 'period', 'baselinePeriod', 'target'] as const;

export type MetricIdentity = Pick<MetricFacts, (typeof METRIC_IDENTITY)[number]>;

/** The facts that a figure states. */
export const METRIC_CONTENT = ['name', 'value', 'valueUnit', 'qualifier', 'baselineValue', 'published'] as const;

export type MetricContent = Pick<MetricFacts, (typeof METRIC_CONTENT)[number]>;

/** A figure as an act gives it. */
export type Observation = MetricIdentity & MetricContent;
