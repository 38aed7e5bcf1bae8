import { today } from '../../time/day.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { successOf } from '../acts/success.type.ts';
import { perform } from '../acts/performing.ts';
import { pinyinOf } from '../../names/chinese-name.ts';
import {
  ConflictError,
  InvalidInputError,
  NotFoundError,
  RuleViolationError,
  StaleVersionError,
} from '../../errors/refusals.ts';
import { InputCheck, parseBasis, parseChange } from '../acts/input-check.rules.ts';
import { CloseUnitInput, CreateUnitInput, MoveUnitInput, ReviseUnitInput } from './unit-change.inputs.ts';
import { unitById } from './unit.loaders.ts';
import { parseCode, parseDivision, parseStrength, parseUnitName, type UnitFacts } from './unit.rules.ts';
import { closeUnit, createUnit, moveUnit, reviseUnit } from './unit.service.ts';
import { Unit } from './unit.type.ts';

const success = (name: string, description: string) =>
  successOf<{ unitId: number }>(name, description, (t) => ({
    unit: t.field({
      type: Unit,
      description: 'The unit on the day it takes effect.',
      resolve: async ({ unitId }, _args, context) => (await unitById(context).load(unitId))!,
    }),
  }));

const result = (name: string) => ({ name, description: 'The unit with the change on record, or why not.' });

builder.mutationField('createUnit', (t) =>
  t.field({
    type: success('CreateUnitSuccess', 'The unit stands.'),
    description: 'Creates a unit from a day on. Needs the scope unit:write.',
    authScopes: { scope: 'unit:write' },
    args: { input: t.arg({ type: CreateUnitInput, required: true, description: 'The unit.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, ConflictError, RuleViolationError],
      union: result('CreateUnitResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const name = parseUnitName(check, 'name', input.name);
      const command = {
        facts: {
          code: parseCode(check, input.code),
          name,
          namePinyin: pinyinOf(name),
          shortName: input.shortName == null ? null : parseUnitName(check, 'shortName', input.shortName),
          kind: input.kind,
          category: input.category ?? null,
          divisionCode: parseDivision(check, input.divisionCode),
          parentId: input.parent == null ? null : inputKey(check, 'Unit', input.parent, 'parent'),
          authorizedStrength: parseStrength(check, input.authorizedStrength),
          temporary: input.temporary ?? false,
        },
        effectiveOn: check.day('effectiveOn', input.effectiveOn, today()),
        basis: parseBasis(check, input.basis),
      };
      check.done();
      return perform(context, info, input, (write) => createUnit(write, command));
    },
  }),
);

builder.mutationField('reviseUnit', (t) =>
  t.field({
    type: success('ReviseUnitSuccess', 'The unit has its new values.'),
    description:
      'Changes the name, short name, kind, category or authorized strength of a unit from a day on. Needs the scope unit:write.',
    authScopes: { scope: 'unit:write' },
    args: { input: t.arg({ type: ReviseUnitInput, required: true, description: 'The new values.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, StaleVersionError, ConflictError, RuleViolationError],
      union: result('ReviseUnitResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const values: { -readonly [Fact in keyof UnitFacts]?: UnitFacts[Fact] } = {};
      for (const field of ['name', 'kind'] as const) {
        if (input[field] === null) check.refuse(field, { zh: '不能为空', en: 'must not be null' });
      }
      if (input.name != null) {
        values.name = parseUnitName(check, 'name', input.name);
        values.namePinyin = pinyinOf(values.name);
      }
      if (input.shortName !== undefined) {
        values.shortName = input.shortName === null ? null : parseUnitName(check, 'shortName', input.shortName);
      }
      if (input.kind != null) values.kind = input.kind;
      if (input.category !== undefined) values.category = input.category;
      if (input.authorizedStrength !== undefined)
        values.authorizedStrength = parseStrength(check, input.authorizedStrength);
      if (Object.keys(values).length === 0 && input.name !== null && input.kind !== null) {
        check.refuse('input', { zh: '没有要变更的内容', en: 'has nothing to change' });
      }
      const command = { id: inputKey(check, 'Unit', input.id, 'id'), ...parseChange(check, input, today()), values };
      check.done();
      return perform(context, info, input, (write) => reviseUnit(write, command));
    },
  }),
);

builder.mutationField('moveUnit', (t) =>
  t.field({
    type: success('MoveUnitSuccess', 'The unit stands in its new place.'),
    description: 'Puts a unit and all below it under another unit from a day on. Needs the scope unit:write.',
    authScopes: { scope: 'unit:write' },
    args: { input: t.arg({ type: MoveUnitInput, required: true, description: 'Which unit and where to.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, StaleVersionError, RuleViolationError],
      union: result('MoveUnitResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const parentId = inputKey(check, 'Unit', input.parent, 'parent');
      const command = { id: inputKey(check, 'Unit', input.id, 'id'), ...parseChange(check, input, today()), parentId };
      check.done();
      return perform(context, info, input, (write) => moveUnit(write, command));
    },
  }),
);

builder.mutationField('closeUnit', (t) =>
  t.field({
    type: success('CloseUnitSuccess', 'The unit ends.'),
    description:
      'Closes a unit from a day on: it is there for the last time on the day before. Nobody may serve in it, no unit be below it and no selection round of it be open from then on. Needs the scope unit:write.',
    authScopes: { scope: 'unit:write' },
    args: { input: t.arg({ type: CloseUnitInput, required: true, description: 'Which unit and when.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, StaleVersionError, RuleViolationError],
      union: result('CloseUnitResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const command = { id: inputKey(check, 'Unit', input.id, 'id'), ...parseChange(check, input, today()) };
      check.done();
      return perform(context, info, input, (write) => closeUnit(write, command));
    },
  }),
);
