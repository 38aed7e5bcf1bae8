import { beforeAll, describe, expect, it } from '@jest/globals';
import { MoveUnitDocument } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createUnit } from '../../support/factories.ts';
import { ENGLISH, leavingNoTrace, nextYears, unitRows } from '../../support/writes.ts';

const api = useApp();

let bureau: { id: number; code: string };
/** Closed since 2022. */
let closed: { id: number; code: string };

beforeAll(async () => {
  bureau = await createUnit(api.registry, { code: 'B', kind: 'COUNTY_BUREAU' });
  closed = await createUnit(api.registry, { code: 'C', to: '2022-01-01' });
});

const unitId = (unit: { id: number }) => globalId('Unit', unit.id);

const move = (id: number, parent: number, effectiveOn: string, headers = {}) =>
  api.admin
    .request(
      MoveUnitDocument,
      { input: { id: globalId('Unit', id), parent: globalId('Unit', parent), effectiveOn } },
      headers,
    )
    .then(({ moveUnit }) => moveUnit);

/** The refusal of a move, in English; nothing is left of it. */
const refused = (unit: { id: number }, parent: { id: number }, day: string) =>
  leavingNoTrace(api.registry, () => move(unit.id, parent.id, day, ENGLISH));

describe('moveUnit', () => {
  it('moves a unit with all units below it under another', async () => {
    const from = await createUnit(api.registry, {});
    const to = await createUnit(api.registry, { parentId: bureau.id });
    const unit = await createUnit(api.registry, { parentId: from.id });
    const below = await createUnit(api.registry, { parentId: unit.id });
    expect(await move(unit.id, to.id, '2024-01-01')).toEqual({
      __typename: 'MoveUnitSuccess',
      unit: {
        id: unitId(unit),
        version: 2,
        code: unit.code,
        name: `单位${unit.code}`,
        ancestors: [{ code: 'B' }, { code: to.code }],
        validity: { from: '2024-01-01', to: null },
      },
      change: {
        position: expect.any(String),
        fields: [
          { field: 'effectiveOn', before: null, after: '2024-01-01' },
          { field: 'parent', before: from.code, after: to.code },
        ],
      },
    });
    expect((await unitRows(api.registry, unit.id)).filter(({ believed }) => believed)).toMatchObject([
      { parent: from.code, to: '2024-01-01' },
      { parent: to.code, from: '2024-01-01', to: null },
    ]);
    expect(await unitRows(api.registry, below.id)).toHaveLength(1);
  });

  it('refuses a place below the unit itself, on any day', async () => {
    const unit = await createUnit(api.registry, {});
    const below = await createUnit(api.registry, { parentId: unit.id });
    const deep = await createUnit(api.registry, { parentId: below.id, from: nextYears(1) });
    for (const parent of [unit, below]) {
      const result = await leavingNoTrace(api.registry, () => move(unit.id, parent.id, '2024-01-01', ENGLISH));
      expect(result).toEqual({
        __typename: 'RuleViolationError',
        message: `The unit 单位${unit.code} ${unit.code} would be above itself.`,
        rule: 'unit-own-ancestor',
        article: null,
      });
    }
    expect(await move(unit.id, deep.id, nextYears(2))).toMatchObject({
      message: `单位 单位${unit.code} ${unit.code} 不能成为自己的上级`,
    });
    // not there yet, so it is nobody's parent
    expect(await move(unit.id, deep.id, '2024-01-01')).toMatchObject({ __typename: 'NotFoundError' });
  });

  it('allows a unit to move under one that was below it once', async () => {
    const unit = await createUnit(api.registry, {});
    const other = await createUnit(api.registry, { parentId: unit.id });
    expect(await move(other.id, bureau.id, '2023-01-01')).toMatchObject({ __typename: 'MoveUnitSuccess' });
    expect(await move(unit.id, other.id, '2022-12-31')).toMatchObject({ rule: 'unit-own-ancestor' });
    expect(await move(unit.id, other.id, '2023-01-01')).toMatchObject({ __typename: 'MoveUnitSuccess' });
  });

  it('refuses the parent that the unit already has', async () => {
    const unit = await createUnit(api.registry, { parentId: bureau.id });
    expect(await refused(unit, bureau, '2023-01-01')).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [{ path: 'parent', message: 'matches the record for that day; nothing would change' }],
    });
  });

  it('refuses a parent that closes later', async () => {
    const unit = await createUnit(api.registry, { parentId: bureau.id });
    expect(await refused(unit, closed, '2021-01-01')).toMatchObject({
      rule: 'unit-outside-validity',
      message: 'The unit 单位C C is not there on every day from 2021-01-01 on.',
    });
  });

  it('refuses a version that is not the current one', async () => {
    const unit = await createUnit(api.registry, { parentId: bureau.id });
    const input = { id: unitId(unit), parent: unitId(bureau), effectiveOn: '2023-01-01', expectedVersion: 2 };
    expect((await api.admin.request(MoveUnitDocument, { input })).moveUnit).toMatchObject({ currentVersion: 1 });
  });

  it('refuses ids that are malformed', async () => {
    const input = { id: 'x', parent: 'y', effectiveOn: '2023-01-01', expectedVersion: 2 };
    expect((await api.admin.request(MoveUnitDocument, { input })).moveUnit).toMatchObject({
      issues: [{ path: 'parent' }, { path: 'id' }],
    });
  });
});
