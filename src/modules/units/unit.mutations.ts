import { today } from '../../time/day.ts';
import { link } from '../../graphql/field-options.ts';
import { ConflictError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { pinyinOf } from '../../names/chinese-name.ts';
import { act, payload } from '../acts/act.ts';
import { changeCommand } from '../acts/change-input.ts';
import { parseBasis, type InputCheck } from '../acts/input-check.rules.ts';
import { changeFields, datedFields } from '../acts/standard.inputs.ts';
import { UnitCategory, UnitKind } from './unit.enums.ts';
import { unitById } from './unit.loaders.ts';
import { parseCode, parseDivision, parseStrength, parseUnitName } from './unit.rules.ts';
import { closeUnit, createUnit, moveUnit, reviseUnit } from './unit.service.ts';
import { Unit } from './unit.type.ts';

const unit = payload<{ unitId: number }>('The unit with the change on record, or why not.', (t) => ({
  unit: t.field(link(Unit, unitById, 'unitId', 'The unit on the day it takes effect.')),
}));

act('createUnit', {
  scope: 'unit:write',
  description: 'Creates a unit from a day on.',
  input: {
    description: 'A new unit (设立单位).',
    argument: 'The unit.',
    fields: (t) => ({
      code: t.string({
        required: true,
        description: 'Digits, capital letters and hyphens, at most 40; no other unit has it on any day from then on.',
      }),
      name: t.string({ required: true, description: 'The full name; at most 100 characters.' }),
      shortName: t.string({ description: 'The short name; at most 100 characters.' }),
      kind: t.field({ type: UnitKind, required: true, description: 'The kind of unit.' }),
      category: t.field({ type: UnitCategory, description: 'The class for cadre-selection ratios; null for none.' }),
      divisionCode: t.string({ description: 'The administrative division, six digits (GB/T 2260).' }),
      parent: t.id({ description: 'The unit it is directly below, which exists from then on; null for a root.' }),
      authorizedStrength: t.int({ description: 'The number of authorized posts, 0 to 1,000,000.' }),
      temporary: t.boolean({ description: 'Whether the unit is set up for a limited time. Default: false.' }),
      ...datedFields(t),
    }),
  },
  success: 'The unit exists.',
  payload: unit,
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check) => ({
    facts: {
      ...parseNames(check, input.name),
      code: parseCode(check, input.code),
      shortName: parseShortName(check, input.shortName),
      kind: input.kind,
      category: input.category ?? null,
      divisionCode: parseDivision(check, input.divisionCode),
      parentId: input.parent == null ? null : inputKey(check, 'Unit', input.parent, 'parent'),
      authorizedStrength: parseStrength(check, input.authorizedStrength),
      temporary: input.temporary ?? false,
    },
    effectiveOn: check.day('effectiveOn', input.effectiveOn, today()),
    basis: parseBasis(check, input.basis),
  }),
  run: createUnit,
});

act('reviseUnit', {
  scope: 'unit:write',
  description: 'Changes the name, short name, kind, category or authorized strength of a unit from a day on.',
  input: {
    description:
      'New values of a unit (变更单位信息). An omitted field stays as it is; null clears a field that may be null. A value holds until its next change that is already on record.',
    argument: 'The new values.',
    fields: (t) => ({
      ...changeFields(t, 'The unit.'),
      name: t.string({ description: 'The full name; at most 100 characters. May not be null.' }),
      shortName: t.string({ description: 'The short name; null for none.' }),
      kind: t.field({ type: UnitKind, description: 'The kind of unit. May not be null.' }),
      category: t.field({ type: UnitCategory, description: 'The class for cadre-selection ratios; null for none.' }),
      authorizedStrength: t.int({
        description: 'The number of authorized posts, 0 to 1,000,000; null where not known.',
      }),
    }),
  },
  success: 'The unit has its new values.',
  payload: unit,
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check) => {
    const { name, kind, shortName, category, authorizedStrength } = input;
    check.notNull({ name, kind });
    const values = {
      ...(name != null && parseNames(check, name)),
      ...(shortName !== undefined && { shortName: parseShortName(check, shortName) }),
      ...(kind != null && { kind }),
      ...(category !== undefined && { category }),
      ...(authorizedStrength !== undefined && { authorizedStrength: parseStrength(check, authorizedStrength) }),
    };
    if (Object.keys(values).length === 0 && name !== null && kind !== null) {
      check.refuse('input', { zh: '没有要变更的内容', en: 'has nothing to change' });
    }
    return { ...changeCommand(check, 'Unit', input), values };
  },
  run: reviseUnit,
});

act('moveUnit', {
  scope: 'unit:write',
  description: 'Moves a unit and all units below it under another unit from a day on.',
  input: {
    description: 'Another place in the tree (调整隶属关系) for a unit and all units below it.',
    argument: 'The unit and its new parent.',
    fields: (t) => ({
      ...changeFields(t, 'The unit.'),
      parent: t.id({ required: true, description: 'The unit it will be directly below.' }),
    }),
  },
  success: 'The unit is below its new parent.',
  payload: unit,
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => ({
    parentId: inputKey(check, 'Unit', input.parent, 'parent'),
    ...changeCommand(check, 'Unit', input),
  }),
  run: moveUnit,
});

act('closeUnit', {
  scope: 'unit:write',
  description:
    'Closes a unit from a day on: its last day is the day before. From then on no officer may serve in it, no unit may be below it, it may hold no open selection round and no duty, and nobody may answer for it.',
  input: {
    description: 'The end of a unit (撤销单位).',
    argument: 'The unit and the day.',
    fields: (t) => changeFields(t, 'The unit.'),
  },
  success: 'The unit is closed.',
  payload: unit,
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => changeCommand(check, 'Unit', input),
  run: closeUnit,
});

function parseNames(check: InputCheck, text: string) {
  const name = parseUnitName(check, 'name', text);
  return { name, namePinyin: pinyinOf(name) };
}

const parseShortName = (check: InputCheck, shortName: string | null | undefined): string | null =>
  shortName == null ? null : parseUnitName(check, 'shortName', shortName);
