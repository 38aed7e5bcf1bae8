import { NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { link } from '../../graphql/field-options.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { today } from '../../time/day.ts';
import { act, payload } from '../acts/act.ts';
import { parseBasis, type InputCheck } from '../acts/input-check.rules.ts';
import { datedFields } from '../acts/standard.inputs.ts';
import { mergeUnits, type MergedUnits } from './merger.service.ts';
import { unitById } from './unit.loaders.ts';
import { Unit } from './unit.type.ts';

const UNITS_MAXIMUM = 100;

act('mergeUnits', {
  scope: 'unit:write',
  description:
    'Closes units from a day on and moves the officers in them and the units below them into another unit. Assignments continue there unchanged, each under its own id; one that its officer would hold twice there, or by which the officer would be seconded to the own unit, ends. Duties go along in the same way; one that the other unit has already, or that would be for itself, ends. None of the closed units may hold a selection round that is open then.',
  input: {
    description: 'Units that become part of another (合并单位).',
    argument: 'The units and the unit that takes them in.',
    fields: (t) => ({
      ids: t.idList({ required: true, description: 'The units that end, 1 to 100, each once.' }),
      into: t.id({
        required: true,
        description:
          'The unit that takes them in, which exists from then on. Neither one of them nor below one of them.',
      }),
      ...datedFields(t),
    }),
  },
  success: 'The units are merged.',
  payload: payload<MergedUnits>('The units as merged with the change on record, or why not.', (t) => ({
    unit: t.field(link(Unit, unitById, 'intoId', 'The unit that took them in, as of the day it takes effect.')),
    closed: t.field({
      type: [Unit],
      description: 'The closed units as last recorded, in the order of the input.',
      resolve: async ({ closedIds }, _args, context) =>
        Promise.all(closedIds.map(async (id) => (await unitById(context).load(id))!)),
    }),
    movedOfficers: t.exposeInt('movedOfficers', {
      description: 'The number of officers whose assignments on the day or later moved along.',
    }),
  })),
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => ({
    ids: parseUnits(check, input.ids),
    intoId: inputKey(check, 'Unit', input.into, 'into'),
    effectiveOn: check.day('effectiveOn', input.effectiveOn, today()),
    basis: parseBasis(check, input.basis),
  }),
  run: mergeUnits,
});

/** The units to be merged, each of them once. */
function parseUnits(check: InputCheck, ids: readonly string[]): number[] {
  if (!check.size('ids', ids, UNITS_MAXIMUM)) return [];
  const keys = ids.map((id, i) => inputKey(check, 'Unit', id, `ids.${i}`));
  keys.forEach((key, i) => {
    if (key > 0 && keys.indexOf(key) < i) check.refuse(`ids.${i}`, { zh: '重复', en: 'is given twice' });
  });
  return keys;
}
