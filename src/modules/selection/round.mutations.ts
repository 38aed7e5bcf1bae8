import { today } from '../../time/day.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { perform } from '../acts/performing.ts';
import {
  ConflictError,
  InvalidInputError,
  NotFoundError,
  RuleViolationError,
  StaleVersionError,
} from '../../errors/refusals.ts';
import { successOf } from '../acts/success.type.ts';
import { InputCheck, parseBasis, type BasisInput } from '../acts/input-check.rules.ts';
import {
  CancelSelectionRoundInput,
  ConcludeSelectionRoundInput,
  OpenSelectionRoundInput,
  RecordSelectionInput,
} from './round-change.inputs.ts';
import { parseRanking } from './ranking.rules.ts';
import { roundById } from './round.loaders.ts';
import { endSelectionRound, openSelectionRound, recordSelection } from './round.service.ts';
import { Selection, SelectionRound } from './round.type.ts';
import { selectionById } from './selection.loaders.ts';
import { VACANCIES_MAXIMUM } from './selection.rules.ts';

const TITLE_MAXIMUM = 100;
const REASON_MAXIMUM = 1_000;

const success = (name: string, description: string) =>
  successOf<{ roundId: number }>(name, description, (t) => ({
    round: t.field({
      type: SelectionRound,
      description: 'The round on the day it takes effect.',
      resolve: async ({ roundId }, _args, context) => (await roundById(context).load(roundId))!,
    }),
  }));

const RecordSelectionSuccess = successOf<{ selectionId: number; roundId: number }>(
  'RecordSelectionSuccess',
  'The selection is on record.',
  (t) => ({
    selection: t.field({
      type: Selection,
      description: 'The selection.',
      resolve: async ({ selectionId }, _args, context) => (await selectionById(context).load(selectionId))!,
    }),
    round: t.field({
      type: SelectionRound,
      description: 'The round on the day of the selection, with what is left of its quotas.',
      resolve: async ({ roundId }, _args, context) => (await roundById(context).load(roundId))!,
    }),
  }),
);

const result = (name: string) => ({ name, description: 'The round with the change on record, or why not.' });

builder.mutationField('openSelectionRound', (t) =>
  t.field({
    type: success('OpenSelectionRoundSuccess', 'The round is open.'),
    description:
      'Opens a round of cadre selection in a unit, held by the selection policy in force for the unit that day. Needs the scope selection:write.',
    authScopes: { scope: 'selection:write' },
    args: { input: t.arg({ type: OpenSelectionRoundInput, required: true, description: 'The round.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, RuleViolationError],
      union: result('OpenSelectionRoundResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const command = {
        unitId: inputKey(check, 'Unit', input.unit, 'unit'),
        title: check.text('title', input.title, TITLE_MAXIMUM),
        vacancies: check.range('vacancies', input.vacancies, 1, VACANCIES_MAXIMUM),
        openedOn: check.day('openedOn', input.openedOn, today()),
        ranking: parseRanking(check, input),
        basis: parseBasis(check, input.basis),
      };
      check.done();
      return perform(context, info, input, (write) => openSelectionRound(write, command));
    },
  }),
);

builder.mutationField('recordSelection', (t) =>
  t.field({
    type: RecordSelectionSuccess,
    description:
      'Records an officer selected in an open round. It counts for the category of the unit of the primary assignment that day, or of the nearest unit above it that has one. Needs the scope selection:write.',
    authScopes: { scope: 'selection:write' },
    args: { input: t.arg({ type: RecordSelectionInput, required: true, description: 'Who, in which round.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, ConflictError, RuleViolationError],
      union: { name: 'RecordSelectionResult', description: 'The selection with the change on record, or why not.' },
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const command = {
        roundId: inputKey(check, 'SelectionRound', input.round, 'round'),
        officerId: inputKey(check, 'Officer', input.officer, 'officer'),
        title: check.text('title', input.title, TITLE_MAXIMUM),
        selectedOn: check.day('selectedOn', input.selectedOn, today()),
        exceedsQuotaBecause: check.optionalText('exceedsQuotaBecause', input.exceedsQuotaBecause, REASON_MAXIMUM),
        basis: parseBasis(check, input.basis),
      };
      check.done();
      return perform(context, info, input, (write) => recordSelection(write, command));
    },
  }),
);

function parseEnd(input: {
  id: string;
  expectedVersion?: number | null | undefined;
  basis?: BasisInput | null | undefined;
}) {
  const check = new InputCheck();
  const command = {
    id: inputKey(check, 'SelectionRound', input.id, 'id'),
    expectedVersion: input.expectedVersion ?? null,
    basis: parseBasis(check, input.basis),
  };
  check.done();
  return command;
}

builder.mutationField('concludeSelectionRound', (t) =>
  t.field({
    type: success('ConcludeSelectionRoundSuccess', 'The round is concluded.'),
    description:
      'Concludes an open round from today on, whether or not its vacancies are filled. It never changes again. Needs the scope selection:write.',
    authScopes: { scope: 'selection:write' },
    args: { input: t.arg({ type: ConcludeSelectionRoundInput, required: true, description: 'Which round.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, StaleVersionError, RuleViolationError],
      union: result('ConcludeSelectionRoundResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const command = { ...parseEnd(input), status: 'CONCLUDED' as const };
      return perform(context, info, input, (write) => endSelectionRound(write, command));
    },
  }),
);

builder.mutationField('cancelSelectionRound', (t) =>
  t.field({
    type: success('CancelSelectionRoundSuccess', 'The round is called off.'),
    description:
      'Calls off an open round from today on; the selections recorded in it stay. It never changes again. Needs the scope selection:write.',
    authScopes: { scope: 'selection:write' },
    args: { input: t.arg({ type: CancelSelectionRoundInput, required: true, description: 'Which round.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, StaleVersionError, RuleViolationError],
      union: result('CancelSelectionRoundResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const command = { ...parseEnd(input), status: 'CANCELLED' as const };
      return perform(context, info, input, (write) => endSelectionRound(write, command));
    },
  }),
);
