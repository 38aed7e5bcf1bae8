import { today } from '../../../time/day.ts';
import { inputKey, inputKeyOfAny } from '../../../graphql/arguments.ts';
import { builder } from '../../../graphql/builder.ts';
import { perform } from '../../acts/performing.ts';
import {
  ConflictError,
  InvalidInputError,
  NotFoundError,
  RuleViolationError,
  StaleVersionError,
} from '../../../errors/refusals.ts';
import { successOf } from '../../acts/success.type.ts';
import { InputCheck, parseBasis, type BasisInput } from '../../acts/input-check.rules.ts';
import {
  CloseEvaluationCycleInput,
  FinalizeEvaluationCycleInput,
  OpenEvaluationCycleInput,
} from './evaluation-cycle-change.inputs.ts';
import { evaluationCycleById } from './evaluation-cycle.loaders.ts';
import { parsePeriod } from './evaluation-cycle.rules.ts';
import { closeEvaluationCycle, openEvaluationCycle } from './evaluation-cycle.service.ts';
import { EvaluationCycle } from './evaluation-cycle.type.ts';
import { parseNotGraded } from '../result/evaluation-not-graded.rules.ts';
import { finalizeEvaluationCycle } from '../result/evaluation-result.service.ts';
import { RecordScoresInput } from '../score/evaluation-score-change.inputs.ts';
import { SCORES_MAXIMUM } from '../score/evaluation-score.rules.ts';
import { recordScores } from '../score/evaluation-score.service.ts';
import { mayEvaluate, NEEDS } from '../result/evaluation.type.ts';

/** A number that a success tells beside the cycle. */
type Counted = Readonly<Record<string, string>>;

const success = <Count extends string = never>(
  name: string,
  description: string,
  counts: Readonly<Record<Count, string>> = {} as Counted,
) =>
  successOf<{ cycleId: number } & Record<Count, number>>(name, description, (t) => ({
    cycle: t.field({
      type: EvaluationCycle,
      description: 'The cycle today.',
      resolve: async ({ cycleId }, _args, context) => (await evaluationCycleById(context).load(cycleId))!,
    }),
    ...Object.fromEntries(
      Object.entries<string>(counts).map(([count, text]) => [
        count,
        t.int({ description: text, resolve: (done) => done[count as Count] }),
      ]),
    ),
  }));

const result = (name: string) => ({ name, description: 'The cycle with the change on record, or why not.' });

builder.mutationField('openEvaluationCycle', (t) =>
  t.field({
    type: success('OpenEvaluationCycleSuccess', 'The cycle is open.', {
      participants: 'How many take part, those on probation among them.',
    }),
    description: `Opens a cycle of a scheme in a unit, for the unit and all below it, from today on. ${NEEDS}`,
    authScopes: mayEvaluate,
    args: { input: t.arg({ type: OpenEvaluationCycleInput, required: true, description: 'The cycle.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, ConflictError, RuleViolationError],
      union: result('OpenEvaluationCycleResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const command = {
        schemeId: inputKey(check, 'EvaluationScheme', input.scheme, 'scheme'),
        unitId: inputKey(check, 'Unit', input.unit, 'unit'),
        period: parsePeriod(check, input, today()),
        basis: parseBasis(check, input.basis),
      };
      check.done();
      return perform(context, info, input, (write) => openEvaluationCycle(write, command));
    },
  }),
);

builder.mutationField('recordScores', (t) =>
  t.field({
    type: success('RecordScoresSuccess', 'The scores are on record.', {
      recorded: 'How many scores were recorded: as many as were sent.',
    }),
    description: `Records up to 1,000 scores of an open cycle, all or none; every score that is wrong is told by its index. ${NEEDS}`,
    authScopes: mayEvaluate,
    args: { input: t.arg({ type: RecordScoresInput, required: true, description: 'The scores.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, RuleViolationError],
      union: result('RecordScoresResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const cycleId = inputKey(check, 'EvaluationCycle', input.cycle, 'cycle');
      check.size('scores', input.scores, SCORES_MAXIMUM);
      check.done();
      const scores = input.scores.map((score, i) => ({
        ...score,
        subject: inputKeyOfAny(check, ['Officer', 'Unit'], score.subject, `scores.${i}.subject`),
      }));
      return perform(context, info, input, (write) => recordScores(write, { cycleId, scores, check }));
    },
  }),
);

const parseEnd = (
  check: InputCheck,
  input: { id: string; expectedVersion?: number | null | undefined; basis?: BasisInput | null | undefined },
) => ({
  id: inputKey(check, 'EvaluationCycle', input.id, 'id'),
  expectedVersion: input.expectedVersion ?? null,
  basis: parseBasis(check, input.basis),
});

builder.mutationField('closeEvaluationCycle', (t) =>
  t.field({
    type: success('CloseEvaluationCycleSuccess', 'The cycle is closed.'),
    description: `Ends the scoring of an open cycle, from today on: no more scores are taken, and it waits to be finalized. ${NEEDS}`,
    authScopes: mayEvaluate,
    args: { input: t.arg({ type: CloseEvaluationCycleInput, required: true, description: 'Which cycle.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, StaleVersionError, RuleViolationError],
      union: result('CloseEvaluationCycleResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const command = parseEnd(check, input);
      check.done();
      return perform(context, info, input, (write) => closeEvaluationCycle(write, command));
    },
  }),
);

builder.mutationField('finalizeEvaluationCycle', (t) =>
  t.field({
    type: success('FinalizeEvaluationCycleSuccess', 'The cycle is finalized.', {
      capped: 'How many fell below EXCELLENT because of the cap.',
      tiedAtCap:
        'How many of those fell because they were equal and together too many for the places that were left (并列超额): all of them fall, so that fewer are EXCELLENT than the cap allows.',
    }),
    description: `Sets the totals, ranks and grades of an open or closed cycle, from today on; nothing of it is scored again. Everybody needs all scores, but for those on probation and those who are said not to be graded. ${NEEDS}`,
    authScopes: mayEvaluate,
    args: { input: t.arg({ type: FinalizeEvaluationCycleInput, required: true, description: 'Which cycle.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, StaleVersionError, RuleViolationError],
      union: result('FinalizeEvaluationCycleResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const subjectKey = (id: string, path: string) => inputKeyOfAny(check, ['Officer', 'Unit'], id, path);
      const command = {
        ...parseEnd(check, input),
        notGraded: parseNotGraded(check, input.notGraded ?? [], subjectKey),
      };
      check.done();
      return perform(context, info, input, (write) => finalizeEvaluationCycle(write, command));
    },
  }),
);
