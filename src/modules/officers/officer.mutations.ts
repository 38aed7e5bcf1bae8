import { today } from '../../time/day.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import type { Context } from '../../graphql/context.ts';
import { forbidden } from '../../graphql/errors.ts';
import { perform } from '../acts/performing.ts';
import {
  ConflictError,
  InvalidInputError,
  NotFoundError,
  Refusal,
  RuleViolationError,
  StaleVersionError,
} from '../../errors/refusals.ts';
import { successOf } from '../acts/success.type.ts';
import { InputCheck, parseBasis, parseChange } from '../acts/input-check.rules.ts';
import {
  EnrollOfficerInput,
  PromoteOfficerInput,
  ReviseOfficerInput,
  SeparateOfficerInput,
} from './officer-change.inputs.ts';
import {
  parseBirthOn,
  parseGrade,
  parseJoinedOn,
  parseName,
  parseNationalId,
  parsePoliceNumber,
  parsePost,
  parseSeparation,
} from './officer-input.rules.ts';
import { officerById } from './officer.loaders.ts';
import { enrollOfficer, promoteOfficer, reviseOfficer } from './officer.service.ts';
import { Officer } from './officer.type.ts';
import { separateOfficer } from './separation.service.ts';

const success = (name: string, description: string) =>
  successOf<{ officerId: number }>(name, description, (t) => ({
    officer: t.field({
      type: Officer,
      description: 'The officer on the day it takes effect.',
      resolve: async ({ officerId }, _args, context) => (await officerById(context).load(officerId))!,
    }),
  }));

const result = (name: string) => ({ name, description: 'The officer with the change on record, or why not.' });

/** Whoever may not read personal data may not set it either. */
function assertMaySetPersonal({ viewer }: Context, ...values: unknown[]): void {
  if (values.every((value) => value === undefined) || viewer.scopes.has('officer:personal')) return;
  throw forbidden('officer:personal');
}

/**
 * Notes as read what was given to be set: a refusal or a dry run tells whether it is what is on record, and leaves no
 * change that would tell who asked.
 */
async function notingGuesses<Result>(
  context: Context,
  officerId: number,
  guesses: { readonly birthOn?: unknown; readonly nationalId?: unknown },
  act: () => Promise<Result>,
): Promise<Result> {
  const note = () => {
    for (const field of ['birthOn', 'nationalId'] as const) {
      if (guesses[field] !== undefined) context.operation.personalReads.push({ officerId, field });
    }
  };
  if (context.operation.dryRun) note();
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refusal) note();
    throw error;
  }
}

builder.mutationField('enrollOfficer', (t) =>
  t.field({
    type: success('EnrollOfficerSuccess', 'The officer is on the roll.'),
    description:
      'Puts an officer on the roll from a day on, with a primary assignment. Needs the scope personnel:write, and officer:personal where birthOn or nationalId is given.',
    authScopes: { scope: 'personnel:write' },
    args: { input: t.arg({ type: EnrollOfficerInput, required: true, description: 'Who, and in what post.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, ConflictError, RuleViolationError],
      union: result('EnrollOfficerResult'),
    },
    resolve: (_root, { input }, context, info) => {
      assertMaySetPersonal(context, input.birthOn ?? undefined, input.nationalId ?? undefined);
      const check = new InputCheck();
      const effectiveOn = check.day('effectiveOn', input.effectiveOn, today());
      const birthOn = parseBirthOn(check, input.birthOn, today());
      const gender = input.gender ?? null;
      const nationalId = parseNationalId(check, input.nationalId, { today: today(), birthOn, gender });
      const command = {
        facts: {
          ...parseName(check, input.name),
          policeNumber: parsePoliceNumber(check, input.policeNumber),
          category: input.category,
          gender,
          status: 'ACTIVE' as const,
          rank: input.rank ?? null,
          grade: parseGrade(check, input.grade),
          joinedOn: parseJoinedOn(check, input.joinedOn, { effectiveOn, birthOn }),
        },
        personal: { birthOn: birthOn ?? undefined, nationalId: nationalId ?? undefined },
        post: {
          unitId: inputKey(check, 'Unit', input.unit, 'unit'),
          title: parsePost(check, 'title', input.title),
          role: input.role ?? ('MEMBER' as const),
        },
        effectiveOn,
        basis: parseBasis(check, input.basis),
      };
      check.done();
      return perform(context, info, input, (write) => enrollOfficer(write, context.sealer, command));
    },
  }),
);

builder.mutationField('reviseOfficer', (t) =>
  t.field({
    type: success('ReviseOfficerSuccess', 'The officer has the new values.'),
    description:
      'Changes the name, police number, gender or day of joining of an officer from a day on, or corrects the birth date and the national id. Needs the scope personnel:write, and officer:personal where birthOn or nationalId is given.',
    authScopes: { scope: 'personnel:write' },
    args: { input: t.arg({ type: ReviseOfficerInput, required: true, description: 'The new values.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, StaleVersionError, ConflictError, RuleViolationError],
      union: result('ReviseOfficerResult'),
    },
    resolve: (_root, { input }, context, info) => {
      assertMaySetPersonal(context, input.birthOn, input.nationalId);
      const check = new InputCheck();
      const change = { id: inputKey(check, 'Officer', input.id, 'id'), ...parseChange(check, input, today()) };
      const { name, gender } = input;
      const birthOn = parseBirthOn(check, input.birthOn, today());
      const facts = { today: today(), birthOn, gender: gender ?? null };
      const nationalId = parseNationalId(check, input.nationalId, facts);
      const joinedOn = parseJoinedOn(check, input.joinedOn, { effectiveOn: change.effectiveOn, birthOn });
      if (name === null) check.refuse('name', { zh: '不能为空', en: 'must not be null' });
      const command = {
        ...change,
        values: {
          ...(name != null && parseName(check, name)),
          ...(input.policeNumber !== undefined && { policeNumber: parsePoliceNumber(check, input.policeNumber) }),
          ...(gender !== undefined && { gender }),
          ...(input.joinedOn !== undefined && { joinedOn }),
        },
        personal: {
          birthOn: input.birthOn === undefined ? undefined : birthOn,
          nationalId: input.nationalId === undefined ? undefined : nationalId,
        },
      };
      check.done();
      return notingGuesses(context, command.id, command.personal, () =>
        perform(context, info, input, (write) => reviseOfficer(write, context.sealer, command)),
      );
    },
  }),
);

builder.mutationField('promoteOfficer', (t) =>
  t.field({
    type: success('PromoteOfficerSuccess', 'The officer is promoted.'),
    description:
      'Gives an officer a higher rank, another grade, or both from a day on. Needs the scope personnel:write.',
    authScopes: { scope: 'personnel:write' },
    args: { input: t.arg({ type: PromoteOfficerInput, required: true, description: 'Whom, and to what.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, StaleVersionError, RuleViolationError],
      union: result('PromoteOfficerResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const change = { id: inputKey(check, 'Officer', input.id, 'id'), ...parseChange(check, input, today()) };
      const grade = parseGrade(check, input.grade);
      if (input.rank == null && grade === null) {
        check.refuse('rank', { zh: '与 grade 至少填写一项', en: 'or grade must be given' });
      }
      const values = { ...(input.rank != null && { rank: input.rank }), ...(grade !== null && { grade }) };
      check.done();
      return perform(context, info, input, (write) => promoteOfficer(write, { ...change, values }));
    },
  }),
);

builder.mutationField('separateOfficer', (t) =>
  t.field({
    type: success('SeparateOfficerSuccess', 'The officer has left the force.'),
    description:
      'Ends the service of an officer: the last day of service is the day before. All posts end, those that were to begin later never do, and the police number is free for another from that day on. A separation that is already on record for later stays as it is from its day on. Needs the scope personnel:write.',
    authScopes: { scope: 'personnel:write' },
    args: { input: t.arg({ type: SeparateOfficerInput, required: true, description: 'Who, when and how.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, StaleVersionError, RuleViolationError],
      union: result('SeparateOfficerResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const command = {
        id: inputKey(check, 'Officer', input.id, 'id'),
        ...parseChange(check, input, today()),
        status: parseSeparation(check, input.status),
      };
      check.done();
      return perform(context, info, input, (write) => separateOfficer(write, command));
    },
  }),
);
