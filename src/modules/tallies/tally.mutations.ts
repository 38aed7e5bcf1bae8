import { NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKeyOfAny } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { today } from '../../time/day.ts';
import { act, payload } from '../acts/act.ts';
import { parseBasis, type InputCheck } from '../acts/input-check.rules.ts';
import { BasisInput } from '../acts/standard.inputs.ts';
import { MetricUnit } from '../metrics/metric.enums.ts';
import { parseMetricKey } from '../metrics/metric.rules.ts';
import type { TallyFacts } from './tally.declaration.ts';
import {
  NAME_MAXIMUM,
  parsePeriod,
  parseTallyUnit,
  parseTallyValue,
  refuseRepeated,
  TALLIES_MAXIMUM,
} from './tally.rules.ts';
import { recordTallies } from './tally.service.ts';

const TallyInput = builder.inputType('TallyInput', {
  description:
    'How much somebody did in a period. The same subject, key and period again is a correction; periods of one subject and key share no days otherwise.',
  fields: (t) => ({
    subject: t.id({ required: true, description: 'The officer or the unit, there on a day of the period.' }),
    key: t.string({
      required: true,
      description:
        'The key: lower case letters, digits and underscores, at most 60. Measured in one unit wherever it is on record.',
    }),
    name: t.string({ required: true, description: 'The name; at most 100 characters.' }),
    value: t.float({
      required: true,
      description: 'How much, 0 to 1,000,000,000, to two decimals; whole where it is a COUNT.',
    }),
    valueUnit: t.field({ type: MetricUnit, description: 'What it is measured in: COUNT or MINUTES. Default: COUNT.' }),
    from: t.field({ type: 'Date', required: true, description: 'The first day of the period.' }),
    to: t.field({
      type: 'Date',
      required: true,
      description: 'The first day after the period, not after tomorrow, at most 400 days after `from`.',
    }),
  }),
});

act('recordTallies', {
  scope: 'program:write',
  description:
    'Records up to 1,000 tallies, all or none; one that is on record already is superseded, and stays readable by `knownAt`.',
  input: {
    description: 'Tallies (登记工作量), all of them or none.',
    argument: 'The tallies.',
    fields: (t) => ({
      tallies: t.field({ type: [TallyInput], required: true, description: 'The tallies, 1 to 1,000, each once.' }),
      basis: t.field({ type: BasisInput, description: 'By whose order, or from what report.' }),
    }),
  },
  success: 'They are on record.',
  payload: payload<{ recorded: number; superseded: number }>(
    'The tallies with the change on record, or why not.',
    (t) => ({
      recorded: t.exposeInt('recorded', { description: 'How many were recorded: as many as were sent.' }),
      superseded: t.exposeInt('superseded', { description: 'How many of them corrected one on record.' }),
    }),
  ),
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => {
    // a list that is too long is refused before its elements are read
    check.size('tallies', input.tallies, TALLIES_MAXIMUM);
    check.done();
    const tallies = input.tallies.map((given, i) => parseTally(check, given, `tallies.${i}`));
    refuseRepeated(check, tallies);
    return { tallies, basis: parseBasis(check, input.basis) };
  },
  run: recordTallies,
});

function parseTally(check: InputCheck, given: typeof TallyInput.$inferInput, path: string): TallyFacts {
  const subject = inputKeyOfAny(check, ['Officer', 'Unit'], given.subject, `${path}.subject`);
  const valueUnit = parseTallyUnit(check, `${path}.valueUnit`, given.valueUnit);
  return {
    officerId: subject?.type === 'Officer' ? subject.key : null,
    unitId: subject?.type === 'Unit' ? subject.key : null,
    key: parseMetricKey(check, `${path}.key`, given.key),
    name: check.text(`${path}.name`, given.name, NAME_MAXIMUM),
    value: parseTallyValue(check, `${path}.value`, given.value, valueUnit),
    valueUnit,
    ...parsePeriod(check, path, given, today()),
  };
}
