import { builder } from '../../graphql/builder.ts';

/** How descriptions explain the form of a period. */
export const PERIOD =
  'ISO 8601: 2021, 2021-01/2021-11, P3Y/2022 (three years up to), ../2019 (up to) or P1Y (a year, whichever)';

export const MetricFigureInput = builder.inputType('MetricFigureInput', {
  description: 'Which of the figures of a metric.',
  fields: (t) => ({
    period: t.string({ description: 'Its period, exactly as on record; null: the figure without a period.' }),
    baselinePeriod: t.string({
      description: 'The period of its baseline, exactly as on record; null: the figure without a baseline.',
    }),
    target: t.boolean({ description: 'Whether it is the target and not the result. Default: false.' }),
  }),
});
