import { today } from '../../time/day.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { perform } from '../acts/performing.ts';
import { ConflictError, InvalidInputError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { successOf } from '../acts/success.type.ts';
import { InputCheck, parseBasis } from '../acts/input-check.rules.ts';
import { AdoptSelectionPolicyInput } from './policy-change.inputs.ts';
import { policyById } from './policy.loaders.ts';
import { parsePolicyKey, parseTargets } from './policy.rules.ts';
import { adoptSelectionPolicy } from './policy.service.ts';
import { SelectionPolicy } from './policy.type.ts';

const AdoptSelectionPolicySuccess = successOf<{ policyId: number }>(
  'AdoptSelectionPolicySuccess',
  'The policy is adopted.',
  (t) => ({
    policy: t.field({
      type: SelectionPolicy,
      description: 'The policy on the day it takes effect.',
      resolve: async ({ policyId }, _args, context) => (await policyById(context).load(policyId))!,
    }),
  }),
);

builder.mutationField('adoptSelectionPolicy', (t) =>
  t.field({
    type: AdoptSelectionPolicySuccess,
    description:
      'Adopts a selection policy for a unit, and all below without one of their own, from a day on. Rounds opened before keep theirs. Needs the scope selection:write.',
    authScopes: { scope: 'selection:write' },
    args: { input: t.arg({ type: AdoptSelectionPolicyInput, required: true, description: 'The policy.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, ConflictError, RuleViolationError],
      union: { name: 'AdoptSelectionPolicyResult', description: 'The policy with the change on record, or why not.' },
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const command = {
        key: parsePolicyKey(check, input.key),
        unitId: inputKey(check, 'Unit', input.unit, 'unit'),
        targets: parseTargets(check, input.targets),
        method: input.method ?? ('LARGEST_REMAINDER' as const),
        effectiveOn: check.day('effectiveOn', input.effectiveOn, today()),
        basis: parseBasis(check, input.basis),
      };
      check.done();
      return perform(context, info, input, (write) => adoptSelectionPolicy(write, command));
    },
  }),
);
