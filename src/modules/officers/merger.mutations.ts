import { today } from '../../time/day.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { perform } from '../acts/performing.ts';
import { InvalidInputError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { successOf } from '../acts/success.type.ts';
import { InputCheck, parseBasis } from '../acts/input-check.rules.ts';
import { unitById } from '../units/unit.loaders.ts';
import { Unit } from '../units/unit.type.ts';
import { MergeUnitsInput } from './merger.inputs.ts';
import { mergeUnits, type Merger } from './merger.service.ts';

const UNITS_MAXIMUM = 100;

const MergeUnitsSuccess = successOf<Merger>('MergeUnitsSuccess', 'The units are one.', (t) => ({
  unit: t.field({
    type: Unit,
    description: 'The unit that took them in, on the day it takes effect.',
    resolve: async ({ intoId }, _args, context) => (await unitById(context).load(intoId))!,
  }),
  closed: t.field({
    type: [Unit],
    description: 'The units that end, as they last were, in the order in which they were named.',
    resolve: async ({ closedIds }, _args, context) =>
      Promise.all(closedIds.map(async (id) => (await unitById(context).load(id))!)),
  }),
  movedOfficers: t.exposeInt('movedOfficers', {
    description: 'How many officers had an assignment in the units on the day or later, and have it in the other now.',
  }),
}));

/** The units to be merged, each of them once. */
function parseUnits(check: InputCheck, ids: readonly string[]): number[] {
  if (!check.size('ids', ids, UNITS_MAXIMUM)) return [];
  const keys = ids.map((id, i) => inputKey(check, 'Unit', id, `ids.${i}`));
  keys.forEach((key, i) => {
    if (key > 0 && keys.indexOf(key) < i) check.refuse(`ids.${i}`, { zh: '重复', en: 'is given twice' });
  });
  return keys;
}

builder.mutationField('mergeUnits', (t) =>
  t.field({
    type: MergeUnitsSuccess,
    description:
      'Closes units from a day on and puts the officers in them and the units below them into another: their assignments go on there as they are, each under its own id. None of the units closed may hold a selection round that is open then. Needs the scope unit:write.',
    authScopes: { scope: 'unit:write' },
    args: { input: t.arg({ type: MergeUnitsInput, required: true, description: 'Which units, and into which.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, RuleViolationError],
      union: { name: 'MergeUnitsResult', description: 'The units as merged with the change on record, or why not.' },
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const command = {
        ids: parseUnits(check, input.ids),
        intoId: inputKey(check, 'Unit', input.into, 'into'),
        effectiveOn: check.day('effectiveOn', input.effectiveOn, today()),
        basis: parseBasis(check, input.basis),
      };
      check.done();
      return perform(context, info, input, (write) => mergeUnits(write, command));
    },
  }),
);
