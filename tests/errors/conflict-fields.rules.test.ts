import { expect, it } from '@jest/globals';
import { ConflictError } from '../../src/errors/refusals.ts';
import { assertKeyOfOwner, assertNoEditionFrom } from '../../src/modules/evaluations/scheme/evaluation-scheme.rules.ts';
import { assertNationalIdFree, assertPoliceNumberFree } from '../../src/modules/officers/employment.rules.ts';
import { assertKeyNew, assertNoneFromDay } from '../../src/modules/selection/policy.rules.ts';
import { assertCodeFree } from '../../src/modules/units/unit.rules.ts';

const on = '2026-01-01';
const holder = { officerId: 1, on };

function refusalOf(act: () => void): unknown {
  try {
    act();
    return null;
  } catch (error) {
    return error;
  }
}

it.each<[field: string, taken: () => void]>([
  ['policeNumber', () => assertPoliceNumberFree('000001', holder)],
  ['nationalId', () => assertNationalIdFree({ ...holder, mayBeShown: true })],
  ['nationalId', () => assertNationalIdFree({ ...holder, mayBeShown: false })],
  ['code', () => assertCodeFree('HC', { unitId: 1, on })],
  ['key', () => assertKeyNew('k', { id: 1, on })],
  ['effectiveOn', () => assertNoneFromDay({ id: 1, key: 'k' }, on)],
  ['key', () => assertKeyOfOwner('k', { ownerId: 1, existing: { id: 1, ownerId: 2, on } })],
  ['effectiveOn', () => assertNoEditionFrom('k', on, { id: 1 })],
])('a value that is taken is told by its field: %s', (field, taken) => {
  const refused = refusalOf(taken);
  expect(refused).toBeInstanceOf(ConflictError);
  expect(refused).toMatchObject({ field });
});
