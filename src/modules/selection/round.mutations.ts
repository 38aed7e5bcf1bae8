import { today } from '../../time/day.ts';
import { ConflictError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import type { InputFields } from '../../graphql/builder.ts';
import { link } from '../../graphql/field-options.ts';
import { act, payload } from '../acts/act.ts';
import { versionedCommand } from '../acts/change-input.ts';
import { parseBasis } from '../acts/input-check.rules.ts';
import { basisField, versionedFields } from '../acts/standard.inputs.ts';
import { EvaluationGrade } from '../evaluations/evaluation.enums.ts';
import { parseRanking } from './ranking.rules.ts';
import { roundById } from './round.loaders.ts';
import { endSelectionRound, openSelectionRound, recordSelection } from './round.service.ts';
import { Selection, SelectionRound } from './round.type.ts';
import { selectionById } from './selection.loaders.ts';
import { VACANCIES_MAXIMUM } from './selection.rules.ts';

const TITLE_MAXIMUM = 100;
const REASON_MAXIMUM = 1_000;

const round = payload<{ roundId: number }>('The round with the change on record, or why not.', (t) => ({
  round: t.field(link(SelectionRound, roundById, 'roundId', 'The round on the day it takes effect.')),
}));

const endFields = (t: InputFields) => ({
  id: t.id({ required: true, description: 'The round, which is open.' }),
  ...versionedFields(t),
});

act('openSelectionRound', {
  scope: 'selection:write',
  description:
    'Opens a round of cadre selection in a unit, under the selection policy in force for the unit on the day it is opened.',
  input: {
    description: 'A new round of cadre selection (启动选任).',
    argument: 'The round.',
    fields: (t) => ({
      unit: t.id({ required: true, description: 'The unit that holds it, there on the day it is opened.' }),
      title: t.string({ required: true, description: 'The name of the round; at most 100 characters.' }),
      vacancies: t.int({ required: true, description: 'How many posts are to be filled (空缺职位数), 1 to 10,000.' }),
      openedOn: t.field({
        type: 'Date',
        required: true,
        description:
          'The day it is opened, at most ten years ahead. The policy in force for the unit on that day applies to the round.',
      }),
      evaluationLookBackYears: t.int({
        description:
          'How many years before `openedOn` the evaluations that rank candidates go back, 1 to 10. Default: 3.',
      }),
      evaluationWeights: t.intList({
        description:
          'The weights of the last evaluation, the second to last and so on, in basis points, each 1 to 10000, at most ten; they sum to exactly 10000. Default: 5000, 3000, 2000.',
      }),
      minimumGrade: t.field({
        type: EvaluationGrade,
        description:
          'The lowest grade that the last evaluation of a candidate may have: EXCELLENT, COMPETENT or BASICALLY_COMPETENT. Default: any grade but INCOMPETENT, which always excludes.',
      }),
      ...basisField(t),
    }),
  },
  success: 'The round is open.',
  payload: round,
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => ({
    unitId: inputKey(check, 'Unit', input.unit, 'unit'),
    title: check.text('title', input.title, TITLE_MAXIMUM),
    vacancies: check.range('vacancies', input.vacancies, 1, VACANCIES_MAXIMUM),
    openedOn: check.day('openedOn', input.openedOn, today()),
    ranking: parseRanking(check, input),
    basis: parseBasis(check, input.basis),
  }),
  run: openSelectionRound,
});

act('recordSelection', {
  scope: 'selection:write',
  description:
    'Records an officer selected in an open round. The selection counts for the category of the unit of the primary assignment on that day, or of the nearest unit above it that has a category.',
  input: {
    description: 'A cadre selected in a round (登记选任结果).',
    argument: 'Who, in which round.',
    fields: (t) => ({
      round: t.id({ required: true, description: 'The round, which is open.' }),
      officer: t.id({
        required: true,
        description:
          'The officer selected, who serves on that day, is not suspended then and is selected once in a round. The primary assignment need not be in or below the unit that holds the round.',
      }),
      title: t.string({
        required: true,
        description: 'The post the officer is selected for (职务); at most 100 characters.',
      }),
      selectedOn: t.field({
        type: 'Date',
        required: true,
        description: 'The day of the selection: not before the round is opened, nor after today.',
      }),
      exceedsQuotaBecause: t.string({
        description:
          'Why the selection is made although the quota of the category is used up; at most 1,000 characters. Not stored where the quota is not used up.',
      }),
      ...basisField(t),
    }),
  },
  success: 'The selection is on record.',
  payload: payload<{ selectionId: number; roundId: number }>(
    'The selection with the change on record, or why not.',
    (t) => ({
      selection: t.field(link(Selection, selectionById, 'selectionId', 'The selection.')),
      round: t.field(
        link(
          SelectionRound,
          roundById,
          'roundId',
          'The round on the day of the selection, with what is left of its quotas.',
        ),
      ),
    }),
  ),
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check) => ({
    roundId: inputKey(check, 'SelectionRound', input.round, 'round'),
    officerId: inputKey(check, 'Officer', input.officer, 'officer'),
    title: check.text('title', input.title, TITLE_MAXIMUM),
    selectedOn: check.day('selectedOn', input.selectedOn, today()),
    exceedsQuotaBecause: check.optionalText('exceedsQuotaBecause', input.exceedsQuotaBecause, REASON_MAXIMUM),
    basis: parseBasis(check, input.basis),
  }),
  run: recordSelection,
});

act('concludeSelectionRound', {
  scope: 'selection:write',
  description:
    'Concludes an open round from today on, whether or not its vacancies are filled. It never changes again.',
  input: {
    description: 'The regular end of a round (结束选任), from today on.',
    argument: 'Which round.',
    fields: endFields,
  },
  success: 'The round is concluded.',
  payload: round,
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => ({ ...versionedCommand(check, 'SelectionRound', input), status: 'CONCLUDED' as const }),
  run: endSelectionRound,
});

act('cancelSelectionRound', {
  scope: 'selection:write',
  description: 'Cancels an open round from today on; the selections recorded in it remain. It never changes again.',
  input: {
    description: 'The cancellation of a round (取消选任), from today on.',
    argument: 'Which round.',
    fields: endFields,
  },
  success: 'The round is canceled.',
  payload: round,
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => ({ ...versionedCommand(check, 'SelectionRound', input), status: 'CANCELLED' as const }),
  run: endSelectionRound,
});
