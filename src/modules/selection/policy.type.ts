import { parseKey } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { basis, link, nodeOf, validity, versionOf } from '../../graphql/field-options.ts';
import { UnitCategory } from '../units/unit.enums.ts';
import { unitById } from '../units/unit.loaders.ts';
import { Unit } from '../units/unit.type.ts';
import {
  policyById,
  policyByKey,
  policyInForce,
  policyLock,
  policyTargets,
  type PolicyRow,
  type TargetRow,
} from './policy.loaders.ts';
import { ApportionmentMethod } from './selection.enums.ts';

const SelectionTarget = builder.objectRef<TargetRow>('SelectionTarget').implement({
  description: 'The share that one category of units is to have of the cadres selected (选任比例).',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    category: t.expose('category', { type: UnitCategory, description: 'The category.' }),
    basisPoints: t.exposeInt('basisPoints', {
      description: 'Its share, in basis points: 4500 are 45 %. The targets of a policy sum to 10000.',
    }),
  }),
});

export const SelectionPolicy = builder.objectRef<PolicyRow>('SelectionPolicy');

builder.node(SelectionPolicy, {
  description:
    'How the cadres selected are to be split by the category of the unit they come from (干部选任比例). The targets of a policy never change: a different split is a different policy.',
  authScopes: { scope: 'registry:read' },
  ...nodeOf(policyById, 'Permanent, whether the policy is in force or not.'),
  fields: (t) => ({
    version: t.int(versionOf('policy', policyLock)),
    key: t.exposeString('key', { description: 'Its name for programs; no two policies ever share one.' }),
    unit: t.field(
      link(
        Unit,
        unitById,
        'unitId',
        'The unit that adopted it. It is in force for this unit and all units below it, except below units with a policy of their own.',
      ),
    ),
    targets: t.field({
      type: [SelectionTarget],
      description:
        'The share of each category, in the order STATION, OPERATIONAL, GENERAL; a category without an element has no share.',
      resolve: ({ id }, _args, context) => policyTargets(context).load(id),
    }),
    method: t.expose('method', {
      type: ApportionmentMethod,
      description: 'How a number of seats is split by the targets.',
    }),
    validity: t.field(validity('The days on which it is in force; in the past where it was replaced or has ended.')),
    basis: t.field(basis('The order behind it; null where none is on record.')),
  }),
});

builder.objectField(Unit, 'selectionPolicy', (t) =>
  t.field({
    type: SelectionPolicy,
    nullable: true,
    description:
      'The selection policy in force for the unit (选任比例): its own, else that of the nearest unit above it that has one. Null where none has, and for a unit that is closed on the day.',
    resolve: ({ id }, _args, context) => policyInForce(context).load({ unitId: id, on: null }),
  }),
);

builder.queryField('selectionPolicy', (t) =>
  t.field({
    type: SelectionPolicy,
    nullable: true,
    description:
      'The selection policy with a key; null where no policy with this key is in force on the day of the query.',
    authScopes: { scope: 'registry:read' },
    args: { key: t.arg.string({ required: true, description: 'The key.' }) },
    resolve: (_root, { key }, context) => policyByKey(context).load(parseKey(key, 'key')),
  }),
);
