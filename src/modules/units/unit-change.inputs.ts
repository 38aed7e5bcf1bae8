import { BasisInput, EFFECTIVE_ON, EXPECTED_VERSION } from '../acts/basis.inputs.ts';
import { builder } from '../../graphql/builder.ts';
import { UnitCategory, UnitKind } from './unit.enums.ts';

export const CreateUnitInput = builder.inputType('CreateUnitInput', {
  description: 'A new unit (设立单位).',
  fields: (t) => ({
    code: t.string({
      required: true,
      description: 'Digits, capital letters and hyphens, at most 40; no other unit has it on any day from then on.',
    }),
    name: t.string({ required: true, description: 'The full name; at most 100 characters.' }),
    shortName: t.string({ description: 'The short name; at most 100 characters.' }),
    kind: t.field({ type: UnitKind, required: true, description: 'What sort of unit it is.' }),
    category: t.field({ type: UnitCategory, description: 'The class for cadre-selection ratios; null for none.' }),
    divisionCode: t.string({ description: 'The administrative division, six digits (GB/T 2260).' }),
    parent: t.id({ description: 'The unit it is directly below, there from then on; null for a root.' }),
    authorizedStrength: t.int({ description: 'The posts authorized, 0 to 1,000,000.' }),
    temporary: t.boolean({ description: 'Whether it is set up for a time only; false unless told.' }),
    effectiveOn: t.field({ type: 'Date', required: true, description: EFFECTIVE_ON }),
    basis: t.field({ type: BasisInput, description: 'By whose order.' }),
  }),
});

const unitFields = (t: Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0]) => ({
  id: t.id({ required: true, description: 'The unit.' }),
  expectedVersion: t.int({ description: EXPECTED_VERSION }),
  effectiveOn: t.field({ type: 'Date', required: true, description: EFFECTIVE_ON }),
  basis: t.field({ type: BasisInput, description: 'By whose order.' }),
});

export const ReviseUnitInput = builder.inputType('ReviseUnitInput', {
  description:
    'New values of a unit (变更单位信息). What is left out stays; null clears what may be null. A value holds until its next change that is already on record.',
  fields: (t) => ({
    ...unitFields(t),
    name: t.string({ description: 'The full name; at most 100 characters.' }),
    shortName: t.string({ description: 'The short name; null for none.' }),
    kind: t.field({ type: UnitKind, description: 'What sort of unit it is.' }),
    category: t.field({ type: UnitCategory, description: 'The class for cadre-selection ratios; null for none.' }),
    authorizedStrength: t.int({ description: 'The posts authorized, 0 to 1,000,000; null where not known.' }),
  }),
});

export const MoveUnitInput = builder.inputType('MoveUnitInput', {
  description: 'Another place in the tree (调整隶属关系), with all that is below.',
  fields: (t) => ({
    ...unitFields(t),
    parent: t.id({ required: true, description: 'The unit it is to be directly below.' }),
  }),
});

export const CloseUnitInput = builder.inputType('CloseUnitInput', {
  description: 'The end of a unit (撤销单位).',
  fields: (t) => unitFields(t),
});
