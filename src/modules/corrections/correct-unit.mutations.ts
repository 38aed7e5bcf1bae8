import { ConflictError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { link } from '../../graphql/field-options.ts';
import { pinyinOf } from '../../names/chinese-name.ts';
import { act, payload } from '../acts/act.ts';
import { UnitCategory, UnitKind } from '../units/unit.enums.ts';
import { unitById } from '../units/unit.loaders.ts';
import { parseCode, parseStrength, parseUnitName } from '../units/unit.rules.ts';
import { Unit } from '../units/unit.type.ts';
import { parsePeriod, parseReason, refuseNothing } from './correction-input.rules.ts';
import { datedCorrectionFields } from './correction.inputs.ts';
import { correctUnit } from './correction.service.ts';
import type { Impact } from './impact.rules.ts';
import { impactsField } from './impact.type.ts';

act('correctUnit', {
  scope: 'unit:write',
  description:
    'Puts values of a unit right that were recorded wrongly on some days. Every unit that it was directly below on these days, or will be, must be within the scope.',
  input: {
    description:
      'Values of a unit that were recorded wrongly (更正单位登记). An omitted field stays as it is; null clears a field that may be null. A value holds on every day of the period and on no other.',
    argument: 'The right values, and when the record was wrong.',
    fields: (t) => ({
      ...datedCorrectionFields(t, 'The unit.'),
      name: t.string({ description: 'The full name; at most 100 characters. May not be null.' }),
      shortName: t.string({ description: 'The short name; null for none.' }),
      kind: t.field({ type: UnitKind, description: 'The kind of unit. May not be null.' }),
      category: t.field({ type: UnitCategory, description: 'The class for cadre-selection ratios; null for none.' }),
      code: t.string({
        description:
          'Digits, capital letters and hyphens, at most 40; no other unit has it on these days. May not be null.',
      }),
      parent: t.id({
        description:
          'The unit it was directly below, which exists on all of these days and is not below it; null for a root.',
      }),
      authorizedStrength: t.int({
        description: 'The number of authorized posts, 0 to 1,000,000; null where not known.',
      }),
    }),
  },
  success: 'The unit has the right values.',
  payload: payload<{ unitId: number; impacts: readonly Impact[] }>('The unit put right, or why not.', (t) => ({
    unit: t.field(link(Unit, unitById, 'unitId', 'The unit as of today, or of the first day where that is later.')),
    impacts: impactsField(t),
  })),
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check) => {
    const { name, kind, code, shortName, category, parent, authorizedStrength } = input;
    const days = parsePeriod(check, input.period);
    check.notNull({ name, kind, code });
    refuseNothing(check, { name, kind, code, shortName, category, parent, authorizedStrength });
    return {
      id: inputKey(check, 'Unit', input.id, 'id'),
      expectedVersion: input.expectedVersion ?? null,
      days,
      values: {
        ...(name != null && named(parseUnitName(check, 'name', name))),
        ...(shortName !== undefined && {
          shortName: shortName === null ? null : parseUnitName(check, 'shortName', shortName),
        }),
        ...(kind != null && { kind }),
        ...(category !== undefined && { category }),
        ...(code != null && { code: parseCode(check, code) }),
        ...(parent !== undefined && { parentId: parent === null ? null : inputKey(check, 'Unit', parent, 'parent') }),
        ...(authorizedStrength !== undefined && { authorizedStrength: parseStrength(check, authorizedStrength) }),
      },
      basis: parseReason(check, input.basis),
    };
  },
  run: correctUnit,
});

const named = (name: string) => ({ name, namePinyin: pinyinOf(name) });
