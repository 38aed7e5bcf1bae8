import { builder, type InputFields } from '../../graphql/builder.ts';
import { EXPECTED_VERSION, requiredBasisField } from '../acts/standard.inputs.ts';

export const CorrectionPeriodInput = builder.inputType('CorrectionPeriodInput', {
  description: 'The days on which the record was wrong (更正期间).',
  fields: (t) => ({
    from: t.field({
      type: 'Date',
      required: true,
      description: 'The first day on which it was wrong; the thing is there on that day.',
    }),
    until: t.field({
      type: 'Date',
      description:
        'The first day on which it was right again, after `from`. Null: it still is wrong, whatever changes are on record for later.',
    }),
  }),
});

/** What every basis of what was wrong says. */
export const REASON_REQUIRED = '`reason` is required and says what was wrong.';

/** The fields of a correction of one thing: which, its version, and why. */
export const correctionFields = (t: InputFields, thing: string) => ({
  id: t.id({ required: true, description: thing }),
  expectedVersion: t.int({ description: EXPECTED_VERSION }),
  ...requiredBasisField(t, REASON_REQUIRED),
});

/** The same with the days on which it was wrong. */
export const datedCorrectionFields = (t: InputFields, thing: string) => ({
  ...correctionFields(t, thing),
  period: t.field({
    type: CorrectionPeriodInput,
    required: true,
    description: 'The days on which the record was wrong. The values hold on each of them.',
  }),
});
