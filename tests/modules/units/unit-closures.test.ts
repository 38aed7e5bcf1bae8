import { describe, expect, it } from '@jest/globals';
import { CloseUnitDocument, ReviseUnitDocument } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { addAssignment, createUnit } from '../../support/factories.ts';
import { ENGLISH, leavingNoTrace, nextYears, unitRows } from '../../support/writes.ts';

const api = useApp();

const unitId = (unit: { id: number }) => globalId('Unit', unit.id);

const close = (id: number, effectiveOn: string, headers = {}, expectedVersion: number | null = null) =>
  api.admin
    .request(CloseUnitDocument, { input: { id: globalId('Unit', id), effectiveOn, expectedVersion } }, headers)
    .then(({ closeUnit }) => closeUnit);

describe('closeUnit', () => {
  it('closes a unit, and drops what was planned for it later', async () => {
    const unit = await createUnit(api.registry, { shortName: '甲' });
    const revision = { id: unitId(unit), name: '计划名称', shortName: null, effectiveOn: nextYears(2) };
    await api.admin.request(ReviseUnitDocument, { input: revision });
    expect(await close(unit.id, nextYears(1), {}, 2)).toEqual({
      __typename: 'CloseUnitSuccess',
      unit: {
        id: unitId(unit),
        version: 3,
        code: unit.code,
        name: `单位${unit.code}`,
        validity: { from: '2020-01-01', to: nextYears(1) },
      },
      change: {
        position: expect.any(String),
        fields: [
          { field: 'effectiveOn', before: null, after: nextYears(1) },
          { field: 'validTo', before: null, after: nextYears(1) },
          { field: `${nextYears(2)}.name`, before: '计划名称', after: null },
          { field: `${nextYears(2)}.shortName`, before: null, after: null },
        ],
      },
    });
    expect((await unitRows(api.registry, unit.id)).filter(({ believed }) => believed)).toMatchObject([
      { name: `单位${unit.code}`, from: '2020-01-01', to: nextYears(1) },
    ]);
    // it can end earlier still, but not again afterwards
    expect(await close(unit.id, '2024-01-01')).toMatchObject({
      change: { fields: [{}, { field: 'validTo', before: nextYears(1), after: '2024-01-01' }] },
    });
    expect(await close(unit.id, '2024-01-01')).toMatchObject({ __typename: 'NotFoundError' });
  });

  it('refuses a unit in which somebody serves then or later, whatever is below it', async () => {
    const unit = await createUnit(api.registry, {});
    await addAssignment(api.registry, { unitId: unit.id, to: '2023-01-01' });
    await addAssignment(api.registry, { unitId: unit.id, from: '2022-01-01', to: '2024-01-01' });
    await createUnit(api.registry, { parentId: unit.id, from: '2025-01-01', to: nextYears(1) });
    const refused = (day: string, headers = {}) => leavingNoTrace(api.registry, () => close(unit.id, day, headers));
    expect(await refused('2022-12-31')).toEqual({
      __typename: 'RuleViolationError',
      message: `单位 单位${unit.code} ${unit.code} 在 2022-12-31 及以后仍有 2 人任职，不能撤销`,
      rule: 'unit-has-officers',
      article: null,
    });
    expect(await refused('2023-01-01', ENGLISH)).toMatchObject({
      message: `1 officer serves in the unit 单位${unit.code} ${unit.code} on 2023-01-01 or later.`,
    });
  });

  it('refuses a unit below which there is another then or later', async () => {
    const unit = await createUnit(api.registry, {});
    await addAssignment(api.registry, { unitId: unit.id, from: '2022-01-01', to: '2024-01-01' });
    const below = await createUnit(api.registry, { parentId: unit.id, from: '2025-01-01', to: nextYears(1) });
    const refused = (day: string, headers = {}) => leavingNoTrace(api.registry, () => close(unit.id, day, headers));
    expect(await refused('2024-01-01')).toEqual({
      __typename: 'RuleViolationError',
      message: `单位 单位${unit.code} ${unit.code} 在 2024-01-01 及以后仍有 1 个下级单位，不能撤销`,
      rule: 'unit-has-subunits',
      article: null,
    });
    expect(await refused('2024-01-01', ENGLISH)).toMatchObject({
      message: `1 unit is below the unit 单位${unit.code} ${unit.code} on 2024-01-01 or later.`,
    });
    expect(await close(below.id, '2025-06-01')).toMatchObject({ __typename: 'CloseUnitSuccess' });
    expect(await close(unit.id, '2025-06-01')).toMatchObject({ __typename: 'CloseUnitSuccess' });
  });

  it('refuses the first day of the unit', async () => {
    const unit = await createUnit(api.registry, {});
    const refused = (day: string, headers = {}) => leavingNoTrace(api.registry, () => close(unit.id, day, headers));
    expect(await refused('2020-01-01')).toEqual({
      __typename: 'RuleViolationError',
      message: `单位 单位${unit.code} ${unit.code} 自 2020-01-01 起设立，不能在当日或之前撤销`,
      rule: 'unit-never-there',
      article: null,
    });
    expect(await refused('2020-01-01', ENGLISH)).toMatchObject({
      message: `The unit 单位${unit.code} ${unit.code} begins on 2020-01-01 and cannot end on that day or before.`,
    });
  });

  it('refuses a day before the unit exists', async () => {
    const unit = await createUnit(api.registry, {});
    expect(await leavingNoTrace(api.registry, () => close(unit.id, '2019-12-31'))).toMatchObject({
      __typename: 'NotFoundError',
    });
  });

  it('refuses a version that is not the current one', async () => {
    const unit = await createUnit(api.registry, {});
    expect(await leavingNoTrace(api.registry, () => close(unit.id, '2023-01-01', {}, 3))).toMatchObject({
      __typename: 'StaleVersionError',
      currentVersion: 1,
    });
  });
});
