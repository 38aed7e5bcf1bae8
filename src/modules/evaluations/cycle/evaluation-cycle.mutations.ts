import { ConflictError, NotFoundError, RuleViolationError } from '../../../errors/refusals.ts';
import { link } from '../../../graphql/field-options.ts';
import { inputKey } from '../../../graphql/arguments.ts';
import type { InputFields } from '../../../graphql/builder.ts';
import { today } from '../../../time/day.ts';
import { act, payload } from '../../acts/act.ts';
import { versionedCommand } from '../../acts/change-input.ts';
import { parseBasis } from '../../acts/input-check.rules.ts';
import { basisField, versionedFields } from '../../acts/standard.inputs.ts';
import { evaluationCycleById } from './evaluation-cycle.loaders.ts';
import { parsePeriod, parseStepDay } from './evaluation-cycle.rules.ts';
import { closeEvaluationCycle, openEvaluationCycle } from './evaluation-cycle.service.ts';
import { EvaluationCycle } from './evaluation-cycle.type.ts';

/** The payload of an act on a cycle: the cycle, and numbers that the act tells beside it, by their descriptions. */
export const cyclePayload = <Count extends string = never>(counts?: Readonly<Record<Count, string>>) =>
  payload<{ cycleId: number } & Record<Count, number>>('The cycle with the change on record, or why not.', (t) => ({
    cycle: t.field(
      link(
        EvaluationCycle,
        evaluationCycleById,
        'cycleId',
        'The cycle on the day of the act: `effectiveOn`, else today.',
      ),
    ),
    ...Object.fromEntries(
      Object.entries<string>(counts ?? {}).map(([count, description]) => [
        count,
        t.int({ description, resolve: (done) => done[count as Count] }),
      ]),
    ),
  }));

/** The day on which a step of a cycle was decided. */
export const stepDay = (t: InputFields, description: string) => ({
  effectiveOn: t.field({ type: 'Date', description }),
});

act('openEvaluationCycle', {
  scope: ['evaluation:write', 'evaluation:read'],
  description: 'Opens a cycle of a scheme in a unit, for the unit and all below it.',
  input: {
    description:
      'A new cycle (启动考核). The participants are fixed when it is opened, by the roll of the last day of the period as it is known then: officers who serve with their primary assignment in the unit or below it; for a scheme of units all units below it, at any depth. None of them may take part in another cycle of the scheme that shares days with this one, whichever unit holds it.',
    argument: 'The cycle.',
    fields: (t) => ({
      scheme: t.id({
        required: true,
        description:
          'The edition of a scheme, in force on the last day of the period and begun by `effectiveOn`; of the unit or of one above it.',
      }),
      unit: t.id({
        required: true,
        description:
          'The unit that holds it (组织单位), there on the last day of the period and on record by `effectiveOn`.',
      }),
      from: t.field({ type: 'Date', required: true, description: 'The first day of the period that is evaluated.' }),
      to: t.field({
        type: 'Date',
        required: true,
        description: 'The first day after the period, at most 1,827 days (five years) after `from`.',
      }),
      ...stepDay(t, 'The day from which it is open (启动之日), not after today. Default: today.'),
      ...basisField(t),
    }),
  },
  success: 'The cycle is open.',
  payload: cyclePayload({ participants: 'How many take part, including those on probation.' }),
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check) => ({
    schemeId: inputKey(check, 'EvaluationScheme', input.scheme, 'scheme'),
    unitId: inputKey(check, 'Unit', input.unit, 'unit'),
    period: parsePeriod(check, input, today()),
    effectiveOn: parseStepDay(check, input.effectiveOn, today()),
    basis: parseBasis(check, input.basis),
  }),
  run: openEvaluationCycle,
});

act('closeEvaluationCycle', {
  scope: ['evaluation:write', 'evaluation:read'],
  description: 'Ends the scoring of an open cycle: no more scores are taken, and it waits to be finalized.',
  input: {
    description: 'The end of scoring (结束考核评分); the cycle is still to be finalized.',
    argument: 'Which cycle.',
    fields: (t) => ({
      id: t.id({ required: true, description: 'The cycle, which is open.' }),
      ...stepDay(
        t,
        'The day of the end of scoring (截止之日): not after today, nor before the day from which the cycle is open. Scores that were recorded since count. Default: today.',
      ),
      ...versionedFields(t),
    }),
  },
  success: 'The cycle is closed.',
  payload: cyclePayload(),
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => ({
    ...versionedCommand(check, 'EvaluationCycle', input),
    effectiveOn: parseStepDay(check, input.effectiveOn, today()),
  }),
  run: closeEvaluationCycle,
});
