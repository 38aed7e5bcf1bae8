import { BasisInput, EFFECTIVE_ON, EXPECTED_VERSION } from '../acts/standard.inputs.ts';
import { builder } from '../../graphql/builder.ts';
import { UnitCategory } from '../units/unit.enums.ts';
import { HonorKind, HonorTrait } from './honor.enums.ts';

export const DefineHonorProgramInput = builder.inputType('DefineHonorProgramInput', {
  description:
    'A program for honors, as it is from a day on (确定评选项目): a new one, or another definition of the one that has the key. What is left out it does not have.',
  fields: (t) => ({
    key: t.string({
      required: true,
      description: 'Its name for programs, never changed: small letters, digits, hyphens, at most 64.',
    }),
    expectedVersion: t.int({ description: `${EXPECTED_VERSION} Only where there is one with the key.` }),
    name: t.string({ required: true, description: 'The name, as printed; at most 100 characters.' }),
    owner: t.id({ description: 'The unit that runs it (主办单位), there on the day it takes effect.' }),
    recipientKind: t.field({ type: HonorKind, description: 'The kind of its honors; null: any.' }),
    preference: t.string({
      description: 'Who is preferred among candidates, in words (优先条件); at most 1,000 characters.',
    }),
    preferredCategories: t.field({
      type: [UnitCategory],
      description: 'The same as data: nominees from units of these categories come first. Each once.',
    }),
    preferredTraits: t.field({
      type: [HonorTrait],
      description: 'The same as data: nominees whose deed is like this come first. Each once.',
    }),
    effectiveOn: t.field({ type: 'Date', required: true, description: EFFECTIVE_ON }),
    basis: t.field({ type: BasisInput, description: 'By whose order.' }),
  }),
});
