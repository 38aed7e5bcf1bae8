import { today } from '../../time/day.ts';
import { UnitCategory } from '../../generated/prisma/enums.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { perform } from '../acts/performing.ts';
import { InvalidInputError, NotFoundError, RuleViolationError, StaleVersionError } from '../../errors/refusals.ts';
import { successOf } from '../acts/success.type.ts';
import { InputCheck, parseChange } from '../acts/input-check.rules.ts';
import { DefineHonorProgramInput } from './honor-program-change.inputs.ts';
import { honorProgramById } from './honor-program.loaders.ts';
import { parseProgramKey } from './honor-program.rules.ts';
import { defineHonorProgram } from './honor-program.service.ts';
import { HonorProgram } from './honor-program.type.ts';
import { parseOnce, TRAITS } from './honor-input.rules.ts';
import { recipientKindOf } from './honor.rules.ts';

const NAME_MAXIMUM = 100;
const PREFERENCE_MAXIMUM = 1_000;

const DefineHonorProgramSuccess = successOf<{ programId: number }>(
  'DefineHonorProgramSuccess',
  'The program is defined.',
  (t) => ({
    program: t.field({
      type: HonorProgram,
      description: 'The program on the day it takes effect.',
      resolve: async ({ programId }, _args, context) => (await honorProgramById(context).load(programId))!,
    }),
  }),
);

builder.mutationField('defineHonorProgram', (t) =>
  t.field({
    type: DefineHonorProgramSuccess,
    description:
      'Defines a program for honors from a day on, until its next definition on record; the first of a key makes it. Nominations made before stay. Needs the scope honor:write.',
    authScopes: { scope: 'honor:write' },
    args: { input: t.arg({ type: DefineHonorProgramInput, required: true, description: 'The program.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, StaleVersionError, RuleViolationError],
      union: { name: 'DefineHonorProgramResult', description: 'The program with the change on record, or why not.' },
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const { owner, preferredCategories, preferredTraits } = input;
      const command = {
        ...parseChange(check, input, today()),
        key: parseProgramKey(check, input.key),
        facts: {
          name: check.text('name', input.name, NAME_MAXIMUM),
          ownerId: owner == null ? null : inputKey(check, 'Unit', owner, 'owner'),
          recipientKind: recipientKindOf(input.recipientKind),
          status: 'CURRENT' as const,
          preference: check.optionalText('preference', input.preference, PREFERENCE_MAXIMUM),
          preferredCategories: parseOnce(
            check,
            'preferredCategories',
            preferredCategories,
            Object.values(UnitCategory),
          ),
          preferredTraits: parseOnce(check, 'preferredTraits', preferredTraits, TRAITS),
        },
      };
      check.done();
      return perform(context, info, input, (write) => defineHonorProgram(write, command));
    },
  }),
);
