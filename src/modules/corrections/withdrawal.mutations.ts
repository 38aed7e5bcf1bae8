import { encodeGlobalID } from '@pothos/plugin-relay';
import { inputKeyOfAny } from '../../graphql/arguments.ts';
import { NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { act, isAct, payload } from '../acts/act.ts';
import { EXPECTED_VERSION, requiredBasisField } from '../acts/standard.inputs.ts';
import { parseReason } from './correction-input.rules.ts';
import { REASON_REQUIRED } from './correction.inputs.ts';
import { impactsField } from './impact.type.ts';
import { typesToWithdraw, withdrawRecord, type Withdrawn } from './withdrawal.service.ts';

const withdrawn = payload<Withdrawn['keys']>(
  'What is no longer on record, with the change that took it off, or why not.',
  (t) => ({
    withdrawn: t.idList({
      description:
        'What is no longer believed, by id; each is still there with `knownAt` before the change. Of a change that was undone: what it had put on record.',
      resolve: ({ withdrawn: things }) => things.map(({ type, id }) => encodeGlobalID(type, id)),
    }),
    impacts: impactsField(t),
  }),
);

act('withdrawRecord', {
  scope: null,
  scopeCondition:
    ' of the act that recorded the thing, for every unit and every officer by which it was held: unit:write, personnel:write, honor:write, program:write, selection:write, or evaluation:write and evaluation:read; to undo a change of personal data, officer:personal besides',
  description:
    'Takes off the record what should never have been on it (撤回登记): a duplicate, a wrong person, a test; or undoes the last act on a thing (撤销), by the id of its change, so that what it superseded is believed again. What was believed before stays readable by `knownAt`. Acts of access are never undone.',
  input: {
    description: 'A change that is to be undone, or what should never have been on record (撤销、撤回登记).',
    argument: 'What is withdrawn.',
    fields: (t) => ({
      id: t.id({
        required: true,
        description:
          'The thing: a unit, an officer, a post, an honor or its program, a program or a membership in one, a figure, a calendar day, a selection, its round or policy, an evaluation, its cycle, scheme or an appeal. A change: it is undone, if nothing rests on it since.',
      }),
      withDependents: t.boolean({
        description:
          'Whether what only the thing has goes with it, such as the posts of an officer, each under its own scope. What others need is refused all the same. Default: false.',
      }),
      expectedVersion: t.int({ description: `Of a thing that has a version. ${EXPECTED_VERSION}` }),
      ...requiredBasisField(t, REASON_REQUIRED),
    }),
  },
  success: 'It is no longer believed.',
  payload: withdrawn,
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => {
    // the id of a merged record would take the whole survivor off the record
    const found = inputKeyOfAny(check.asGiven, typesToWithdraw(), input.id, 'id');
    return {
      thing: { type: found?.type ?? '', id: found?.key ?? 0 },
      withDependents: input.withDependents ?? false,
      expectedVersion: input.expectedVersion ?? null,
      basis: parseReason(check, input.basis),
      isAct,
    };
  },
  run: withdrawRecord,
});
