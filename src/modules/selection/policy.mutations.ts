import { today } from '../../time/day.ts';
import { ConflictError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { link } from '../../graphql/field-options.ts';
import { act, payload } from '../acts/act.ts';
import { parseBasis } from '../acts/input-check.rules.ts';
import { datedFields } from '../acts/standard.inputs.ts';
import { UnitCategory } from '../units/unit.enums.ts';
import { policyById } from './policy.loaders.ts';
import { parsePolicyKey, parseTargets } from './policy.rules.ts';
import { adoptSelectionPolicy } from './policy.service.ts';
import { SelectionPolicy } from './policy.type.ts';
import { ApportionmentMethod } from './selection.enums.ts';

const SelectionTargetInput = builder.inputType('SelectionTargetInput', {
  description: 'The share that one category of units is to have (选任比例).',
  fields: (t) => ({
    category: t.field({ type: UnitCategory, required: true, description: 'The category; each at most once.' }),
    basisPoints: t.int({ required: true, description: 'Its share in basis points, 0 to 10000: 4500 are 45 %.' }),
  }),
});

act('adoptSelectionPolicy', {
  scope: 'selection:write',
  description:
    'Adopts a selection policy for a unit, and for all units below it that have no policy of their own, from a day on. Rounds opened before keep theirs.',
  input: {
    description:
      'A new selection policy of a unit (制定选任比例). It replaces the policy in force for the unit on the day, and ends where a later policy on record begins.',
    argument: 'The policy.',
    fields: (t) => ({
      key: t.string({
        required: true,
        description:
          'Its name for programs, which no other policy ever had: small letters, digits and hyphens, at most 64.',
      }),
      unit: t.id({ required: true, description: 'The unit that adopts it, there on the day it takes effect.' }),
      targets: t.field({
        type: [SelectionTargetInput],
        required: true,
        description: 'The share of each category, at least one; they sum to exactly 10000.',
      }),
      method: t.field({
        type: ApportionmentMethod,
        description: 'How seats are split by the targets. Default: LARGEST_REMAINDER.',
      }),
      ...datedFields(t),
    }),
  },
  success: 'The policy is adopted.',
  payload: payload<{ policyId: number }>('The policy with the change on record, or why not.', (t) => ({
    policy: t.field(link(SelectionPolicy, policyById, 'policyId', 'The policy on the day it takes effect.')),
  })),
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check) => ({
    key: parsePolicyKey(check, input.key),
    unitId: inputKey(check, 'Unit', input.unit, 'unit'),
    targets: parseTargets(check, input.targets),
    method: input.method ?? 'LARGEST_REMAINDER',
    effectiveOn: check.day('effectiveOn', input.effectiveOn, today()),
    basis: parseBasis(check, input.basis),
  }),
  run: adoptSelectionPolicy,
});
