import { describe, expect, it } from '@jest/globals';
import { OfficerStatus } from '../../../src/generated/prisma/enums.ts';
import { assertAgrees } from '../../../src/modules/officers/national-id.rules.ts';
import {
  assertHeldBefore,
  assertNationalIdFree,
  assertNoOtherPrimary,
  assertNobodyServes,
  assertNotHeldAlready,
  assertPoliceNumberFree,
  assertServedBefore,
  assertServing,
  isServing,
} from '../../../src/modules/officers/employment.rules.ts';
import { ConflictError } from '../../../src/errors/refusals.ts';
import { syntheticNationalId } from '../../support/national-ids.ts';
import { violation } from '../../support/refusals.ts';

/** What a rule says is in the way; null where it lets pass. */
function conflict(act: () => unknown): ConflictError['existing'] {
  try {
    act();
    return null;
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    return error.existing;
  }
}

describe('isServing', () => {
  it('counts suspended officers, who are still of the force', () => {
    expect(Object.values(OfficerStatus).filter(isServing)).toEqual(['ACTIVE', 'SUSPENDED']);
  });
});

describe('assertServing', () => {
  const facts = { name: '甲乙', from: '2023-01-01' };

  it('refuses a period with a day without service', () => {
    expect(violation(() => assertServing({ ...facts, throughout: true }))).toBeNull();
    expect(violation(() => assertServing({ ...facts, throughout: false }))).toEqual({
      rule: 'officer-not-serving',
      article: null,
      zh: '甲乙 自 2023-01-01 起并非始终在职',
      en: '甲乙 does not serve on every day from 2023-01-01.',
    });
  });
});

describe('assertNobodyServes', () => {
  const close = { unit: 'A', on: '2024-01-01' };

  it('lets a unit close in which nobody serves', () => {
    expect(violation(() => assertNobodyServes({ ...close, serving: 0 }))).toBeNull();
  });

  it('refuses to close a unit in which somebody serves', () => {
    expect(violation(() => assertNobodyServes({ ...close, serving: 2 }))).toEqual({
      rule: 'unit-has-officers',
      article: null,
      zh: '单位 A 在 2024-01-01 及以后仍有 2 人任职，不能撤销',
      en: '2 officers serve in the unit A on 2024-01-01 or later.',
    });
  });
});

describe('the first day of a post and of service', () => {
  const first = { firstDay: '2023-01-01' };

  it.each([
    ['2022-12-31', 'assignment-never-held', 'officer-never-served'],
    ['2023-01-01', 'assignment-never-held', 'officer-never-served'],
    ['2023-01-02', null, null],
  ])('2023-01-01, compared with an end on %s, is refused as %s and %s', (effectiveOn, held, served) => {
    expect(violation(() => assertHeldBefore({ ...first, effectiveOn }))?.rule ?? null).toBe(held);
    expect(violation(() => assertServedBefore({ ...first, name: '甲乙', effectiveOn }))?.rule ?? null).toBe(served);
  });
});

describe('a thing that only one officer can have', () => {
  it('is refused with the officer or the post that has it, and a day on which that is so', () => {
    const holder = { officerId: 7, on: '2023-01-01' };
    const shown = { type: 'Officer', id: 7, on: '2023-01-01' };
    expect(conflict(() => assertPoliceNumberFree('T1', holder))).toEqual(shown);
    expect(conflict(() => assertNationalIdFree({ ...holder, mayBeShown: true }))).toEqual(shown);
    const post = { id: 8, on: '2023-01-01' };
    expect(conflict(() => assertNoOtherPrimary(post))).toEqual({ type: 'Assignment', ...post });
    expect(conflict(() => assertNotHeldAlready(post))).toEqual({ type: 'Assignment', ...post });
  });

  it('is free if no officer has it', () => {
    expect(conflict(() => assertPoliceNumberFree('T1', null))).toBeNull();
    expect(conflict(() => assertNationalIdFree(null))).toBeNull();
    expect(conflict(() => assertNoOtherPrimary(null))).toBeNull();
    expect(conflict(() => assertNotHeldAlready(null))).toBeNull();
  });
});

describe('assertAgrees', () => {
  const nationalId = syntheticNationalId({ birth: '19900131', serial: '001' });
  const facts = { today: '2026-11-03', birthOn: '1990-01-31', gender: 'MALE' as const };

  it.each([
    ['all that is known', nationalId, facts, null],
    ['nothing else known', nationalId, { ...facts, birthOn: null, gender: null }, null],
    ['no national id', null, { ...facts, birthOn: '1980-01-01' }, null],
    ['another birth date', nationalId, { ...facts, birthOn: '1990-02-01' }, 'national-id-disagrees'],
    ['the other gender', nationalId, { ...facts, gender: 'FEMALE' as const }, 'national-id-disagrees'],
  ])('compares a national id with %s', (_case, id, known, rule) => {
    const refusal = violation(() => assertAgrees(id, known));
    expect(refusal?.rule ?? null).toBe(rule);
    expect(JSON.stringify(refusal)).not.toContain('1990');
  });
});
