import { inputKey } from '../../graphql/arguments.ts';
import { link } from '../../graphql/field-options.ts';
import { NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { today } from '../../time/day.ts';
import { act, payload } from '../acts/act.ts';
import { parseChange } from '../acts/input-check.rules.ts';
import { datedFields, EXPECTED_VERSION } from '../acts/standard.inputs.ts';
import { UnitCategory } from '../units/unit.enums.ts';
import { UNIT_CATEGORY } from '../units/unit.vocabulary.ts';
import { HonorKind, HonorTrait } from './honor.enums.ts';
import { HONOR_TRAIT } from './honor.vocabulary.ts';
import { parseOnce } from './honor-input.rules.ts';
import { recipientKindOf } from './honor.rules.ts';
import { honorProgramById } from './honor-program.loaders.ts';
import { parseProgramKey } from './honor-program.rules.ts';
import { defineHonorProgram } from './honor-program.service.ts';
import { HonorProgram } from './honor-program.type.ts';

const NAME_MAXIMUM = 100;
const PREFERENCE_MAXIMUM = 1_000;

const program = payload<{ programId: number }>('The program with the change on record, or why not.', (t) => ({
  program: t.field(link(HonorProgram, honorProgramById, 'programId', 'The program on the day it takes effect.')),
}));

act('defineHonorProgram', {
  scope: 'honor:write',
  description:
    'Defines a program for honors from a day on, until its next definition on record; the first definition of a key makes it. Nominations made before stay.',
  input: {
    description:
      'A program for honors, as it is from a day on (登记评选项目): a new one, or another definition of the one that has the key. What is left out it does not have.',
    argument: 'The program.',
    fields: (t) => ({
      key: t.string({
        required: true,
        description: 'Its key, never changed: small letters, digits, hyphens, at most 64.',
      }),
      expectedVersion: t.int({ description: `${EXPECTED_VERSION} Only where a program has the key.` }),
      name: t.string({ required: true, description: 'The name, as printed; at most 100 characters.' }),
      owner: t.id({ description: 'The unit that runs it (主办单位), there on the day it takes effect.' }),
      recipientKind: t.field({ type: HonorKind, description: 'The kind of its honors; null: any.' }),
      preference: t.string({
        description: 'Who is preferred among candidates, in words (优先条件); at most 1,000 characters.',
      }),
      preferredCategories: t.field({
        type: [UnitCategory],
        description: 'The preference as data: nominees from units of these categories come first. Each once.',
      }),
      preferredTraits: t.field({
        type: [HonorTrait],
        description: 'The preference as data: nominees whose deed has these traits come first. Each once.',
      }),
      ...datedFields(t),
    }),
  },
  success: 'The program is defined.',
  payload: program,
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => ({
    ...parseChange(check, input, today()),
    key: parseProgramKey(check, input.key),
    facts: {
      name: check.text('name', input.name, NAME_MAXIMUM),
      ownerId: input.owner == null ? null : inputKey(check, 'Unit', input.owner, 'owner'),
      recipientKind: recipientKindOf(input.recipientKind),
      status: 'CURRENT' as const,
      preference: check.optionalText('preference', input.preference, PREFERENCE_MAXIMUM),
      preferredCategories: parseOnce(check, 'preferredCategories', input.preferredCategories, UNIT_CATEGORY.values),
      preferredTraits: parseOnce(check, 'preferredTraits', input.preferredTraits, HONOR_TRAIT.values),
    },
  }),
  run: defineHonorProgram,
});
