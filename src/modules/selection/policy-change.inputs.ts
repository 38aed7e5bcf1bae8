import { BasisInput, EFFECTIVE_ON } from '../acts/standard.inputs.ts';
import { builder } from '../../graphql/builder.ts';
import { UnitCategory } from '../units/unit.enums.ts';
import { ApportionmentMethod } from './selection.enums.ts';

const SelectionTargetInput = builder.inputType('SelectionTargetInput', {
  description: 'The share that one category of units is to have (选任比例).',
  fields: (t) => ({
    category: t.field({ type: UnitCategory, required: true, description: 'The category; each at most once.' }),
    basisPoints: t.int({ required: true, description: 'Its share in basis points, 0 to 10000: 4500 are 45 %.' }),
  }),
});

export const AdoptSelectionPolicyInput = builder.inputType('AdoptSelectionPolicyInput', {
  description:
    'A new selection policy of a unit (制定选任比例). It replaces the one that the unit has on the day, and ends where one on record for later begins.',
  fields: (t) => ({
    key: t.string({
      required: true,
      description: 'Its name for programs, which no other policy ever had: small letters, digits, hyphens, at most 64.',
    }),
    unit: t.id({ required: true, description: 'The unit that adopts it, there on the day it takes effect.' }),
    targets: t.field({
      type: [SelectionTargetInput],
      required: true,
      description: 'The share of each category, at least one; they sum to exactly 10000.',
    }),
    method: t.field({
      type: ApportionmentMethod,
      description: 'How seats are split by the targets; LARGEST_REMAINDER unless told.',
    }),
    effectiveOn: t.field({ type: 'Date', required: true, description: EFFECTIVE_ON }),
    basis: t.field({ type: BasisInput, description: 'By whose order.' }),
  }),
});
