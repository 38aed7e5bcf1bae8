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
  ConferHonorInput,
  NominateHonorInput,
  PutHonorUnderNoticeInput,
  RejectHonorInput,
  RevokeHonorInput,
} from './honor-change.inputs.ts';
import { honorById } from './honor.loaders.ts';
import { parseGround, parseNomination } from './honor-input.rules.ts';
import { conferHonor, putHonorUnderNotice, rejectHonor, revokeHonor } from './honor.service.ts';
import { Honor } from './honor.type.ts';
import { nominateHonor } from './nomination.service.ts';

const AWARDED_BY_MAXIMUM = 100;
const REASON_MAXIMUM = 1_000;

const success = (name: string, description: string) =>
  successOf<{ honorId: number }>(name, description, (t) => ({
    honor: t.field({
      type: Honor,
      description: 'The honor on the day it takes effect.',
      resolve: async ({ honorId }, _args, context) => (await honorById(context).load(honorId))!,
    }),
  }));

const result = (name: string) => ({ name, description: 'The honor with the change on record, or why not.' });

builder.mutationField('nominateHonor', (t) =>
  t.field({
    type: success('NominateHonorSuccess', 'The honor is proposed.'),
    description:
      'Proposes an honor for officers or for units. The same (title, program, class) is proposed once for one recipient on a day. Needs the scope honor:write.',
    authScopes: { scope: 'honor:write' },
    args: { input: t.arg({ type: NominateHonorInput, required: true, description: 'What, and for whom.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, ConflictError, RuleViolationError],
      union: result('NominateHonorResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const recipient = input.kind === 'INDIVIDUAL' ? 'Officer' : 'Unit';
      const command = {
        ...parseNomination(check, input, today(), (id, path) => inputKey(check, recipient, id, path)),
        programId: input.program == null ? null : inputKey(check, 'HonorProgram', input.program, 'program'),
        basis: parseBasis(check, input.basis),
      };
      check.done();
      return perform(context, info, input, (write) => nominateHonor(write, command));
    },
  }),
);

builder.mutationField('putHonorUnderNotice', (t) =>
  t.field({
    type: success('PutHonorUnderNoticeSuccess', 'The honor is under public notice.'),
    description:
      'Puts a nomination under public notice from a day on. Where its class needs a notice, it can be conferred when that has run: see Honor.conferrableFrom. Needs the scope honor:write.',
    authScopes: { scope: 'honor:write' },
    args: { input: t.arg({ type: PutHonorUnderNoticeInput, required: true, description: 'Which, and from when.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, StaleVersionError, RuleViolationError],
      union: result('PutHonorUnderNoticeResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const command = {
        ...parseStep(check, input),
        noticedOn: check.day('noticedOn', input.noticedOn, today()),
      };
      check.done();
      return perform(context, info, input, (write) => putHonorUnderNotice(write, command));
    },
  }),
);

builder.mutationField('conferHonor', (t) =>
  t.field({
    type: success('ConferHonorSuccess', 'The honor is conferred.'),
    description:
      'Gives an honor on a day: to officers who serve as POLICE that day (or, posthumously, died as such), to units there that day (temporary ones may be gone by then), when the notice that its class needs has run. Nobody is given the same (title, program, class) twice on a day. Needs the scope honor:write.',
    authScopes: { scope: 'honor:write' },
    args: { input: t.arg({ type: ConferHonorInput, required: true, description: 'Which, by whom and when.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, StaleVersionError, ConflictError, RuleViolationError],
      union: result('ConferHonorResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const because = input.withoutNoticeBecause;
      const command = {
        ...parseStep(check, input),
        awardedBy: check.text('awardedBy', input.awardedBy, AWARDED_BY_MAXIMUM),
        awardedOn: check.day('awardedOn', input.awardedOn, today()),
        withoutNoticeBecause: check.optionalText('withoutNoticeBecause', because, REASON_MAXIMUM),
      };
      check.done();
      return perform(context, info, input, (write) => conferHonor(write, command));
    },
  }),
);

builder.mutationField('rejectHonor', (t) =>
  t.field({
    type: success('RejectHonorSuccess', 'The nomination is turned down.'),
    description:
      'Turns down a nomination, under notice or not, with a reason. It stays to be seen and never changes again. Needs the scope honor:write.',
    authScopes: { scope: 'honor:write' },
    args: { input: t.arg({ type: RejectHonorInput, required: true, description: 'Which, and why.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, StaleVersionError, RuleViolationError],
      union: result('RejectHonorResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const command = {
        ...parseGrounded(check, input),
        effectiveOn: check.day('effectiveOn', input.effectiveOn ?? today(), today()),
      };
      check.done();
      return perform(context, info, input, (write) => rejectHonor(write, command));
    },
  }),
);

builder.mutationField('revokeHonor', (t) =>
  t.field({
    type: success('RevokeHonorSuccess', 'The honor is taken back.'),
    description:
      'Takes back an honor that was conferred, with a reason. From the day on it is REVOKED and counts no more; it stays to be seen, with why, and never changes again. Needs the scope honor:write.',
    authScopes: { scope: 'honor:write' },
    args: { input: t.arg({ type: RevokeHonorInput, required: true, description: 'Which, why and from when.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, StaleVersionError, RuleViolationError],
      union: result('RevokeHonorResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const command = {
        ...parseGrounded(check, input),
        effectiveOn: check.day('effectiveOn', input.effectiveOn, today()),
      };
      check.done();
      return perform(context, info, input, (write) => revokeHonor(write, command));
    },
  }),
);

interface StepInput {
  readonly id: string;
  readonly expectedVersion?: number | null | undefined;
  readonly basis?: BasisInput | null | undefined;
}

const parseStep = (check: InputCheck, { id, expectedVersion, basis }: StepInput) => ({
  id: inputKey(check, 'Honor', id, 'id'),
  expectedVersion: expectedVersion ?? null,
  basis: parseBasis(check, basis),
});

/** The same where a reason is required. */
function parseGrounded(check: InputCheck, input: StepInput) {
  const parsed = parseStep(check, input);
  return { ...parsed, basis: parseGround(check, parsed.basis) };
}
