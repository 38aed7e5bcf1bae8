import { beforeAll, describe, expect, it } from '@jest/globals';
import { CorrectUnitDocument, type CorrectUnitInput } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { addUnitVersion, createUnit, unique } from '../../support/factories.ts';
import { ENGLISH, lastChange, leavingNoTrace, unitRows } from '../../support/writes.ts';

const api = useApp();

const BASIS = { reason: '登记有误' };
let bureau: { id: number; code: string };
let other: { id: number; code: string };

beforeAll(async () => {
  bureau = await createUnit(api.registry, { code: 'B', kind: 'COUNTY_BUREAU' });
  other = await createUnit(api.registry, { code: 'O', kind: 'COUNTY_BUREAU' });
});

type Input = Omit<CorrectUnitInput, 'basis'> & { basis?: CorrectUnitInput['basis'] };

const correct = (input: Input, client = api.admin, headers: Record<string, string> = ENGLISH) =>
  client
    .request(CorrectUnitDocument, { input: { basis: BASIS, ...input } }, headers)
    .then(({ correctUnit }) => correctUnit);

const refused = (input: Input) => leavingNoTrace(api.registry, () => correct(input));

const idOf = ({ id }: { id: number }) => globalId('Unit', id);

/** A unit below the bureau since 2020, which was renamed in 2022. */
async function renamed() {
  const unit = await createUnit(api.registry, { parentId: bureau.id, name: '甲', to: '2022-01-01' });
  await addUnitVersion(api.registry, unit.id, { code: unit.code, parentId: bureau.id, name: '乙', from: '2022-01-01' });
  return unit;
}

const believed = async ({ id }: { id: number }) =>
  (await unitRows(api.registry, id))
    .filter((row) => row['believed'])
    .map(({ name, parent, from, to }) => [name, parent, from, to]);

describe('correctUnit', () => {
  it('puts a value right on the days of a bounded period alone, and names it in the change with its old values', async () => {
    const unit = await renamed();
    const result = await correct({
      id: idOf(unit),
      period: { from: '2021-01-01', until: '2023-01-01' },
      name: '丙',
      shortName: null,
      expectedVersion: 1,
    });
    expect(result).toMatchObject({
      __typename: 'CorrectUnitSuccess',
      unit: { id: idOf(unit), version: 2, name: '乙' },
      impacts: [],
    });
    expect(await believed(unit)).toEqual([
      ['甲', 'B', '2020-01-01', '2021-01-01'],
      ['丙', 'B', '2021-01-01', '2022-01-01'],
      ['丙', 'B', '2022-01-01', '2023-01-01'],
      ['乙', 'B', '2023-01-01', null],
    ]);
    expect(await lastChange(api.registry)).toMatchObject({
      operation: 'correctUnit',
      subjectType: 'Unit',
      subjectId: unit.id,
      basisReason: '登记有误',
      fields: [
        ['effectiveOn', null, '2021-01-01'],
        ['name', '甲', '丙'],
        ['2022-01-01.name', '乙', '丙'],
        ['until', null, '2023-01-01'],
      ],
    });
  });

  it('an unbounded period goes over the changes that are on record for later', async () => {
    const unit = await renamed();
    expect(
      await correct({ id: idOf(unit), period: { from: '2021-01-01' }, name: '丙', category: 'STATION' }),
    ).toMatchObject({
      unit: { name: '丙', category: 'STATION' },
    });
    expect((await believed(unit)).map(([name]) => name)).toEqual(['甲', '丙', '丙']);
  });

  it('tells the later row that follows other values, in a dry run too, which keeps nothing', async () => {
    const unit = await renamed();
    const input = { id: idOf(unit), period: { from: '2020-01-01', until: '2022-01-01' }, name: '丁', basis: BASIS };
    const later = {
      kind: 'LATER_RECORD',
      message: '自 2022-01-01 起的登记保持不变，其前的内容改变',
      subject: { __typename: 'Unit', id: idOf(unit) },
    };
    const rehearse = () => correct(input, api.admin, { 'muster-dry-run': 'true' });
    expect(await leavingNoTrace(api.registry, rehearse)).toMatchObject({ impacts: [later] });
    expect(await correct(input, api.admin, {})).toMatchObject({ impacts: [later] });
  });

  it('a correction of a correction touches its days alone', async () => {
    const unit = await createUnit(api.registry, { parentId: bureau.id });
    await correct({ id: idOf(unit), period: { from: '2022-01-01' }, parent: idOf(other) });
    await correct({ id: idOf(unit), period: { from: '2022-01-01', until: '2023-01-01' }, parent: idOf(bureau) });
    expect((await believed(unit)).map(([, ...rest]) => rest)).toEqual([
      ['B', '2020-01-01', '2022-01-01'],
      ['B', '2022-01-01', '2023-01-01'],
      ['O', '2023-01-01', null],
    ]);
  });

  it('a root is corrected to be one', async () => {
    const unit = await createUnit(api.registry, { parentId: bureau.id });
    expect(await correct({ id: idOf(unit), period: { from: '2020-01-01' }, parent: null })).toMatchObject({
      unit: { parent: null },
    });
  });

  it('refuses a unit above that was not there on all of these days', async () => {
    const late = await createUnit(api.registry, { from: '2021-06-01' });
    const early = await createUnit(api.registry, { to: '2021-06-01' });
    const unit = await createUnit(api.registry, { parentId: bureau.id });
    const period = { from: '2021-01-01', until: '2022-01-01' };
    expect(await refused({ id: idOf(unit), period, parent: idOf(late) })).toMatchObject({
      __typename: 'NotFoundError',
    });
    expect(await refused({ id: idOf(unit), period, parent: idOf(early) })).toMatchObject({
      __typename: 'RuleViolationError',
      rule: 'unit-outside-validity',
    });
    const until = { from: '2021-01-01', until: '2021-06-01' };
    expect(await correct({ id: idOf(unit), period: until, parent: idOf(early) })).toMatchObject({
      __typename: 'CorrectUnitSuccess',
    });
  });

  it('refuses a unit above that is below it on one of these days', async () => {
    const unit = await createUnit(api.registry, {});
    const below = await createUnit(api.registry, { parentId: bureau.id, to: '2022-01-01' });
    await addUnitVersion(api.registry, below.id, { code: below.code, parentId: unit.id, from: '2022-01-01' });
    const wrong = {
      rule: 'unit-own-ancestor',
      message: `The unit 单位${unit.code} ${unit.code} would be above itself.`,
    };
    const input = { id: idOf(unit), parent: idOf(below) };
    expect(await refused({ ...input, period: { from: '2021-01-01' } })).toMatchObject(wrong);
    expect(await refused({ ...input, period: { from: '2021-01-01' }, parent: idOf(unit) })).toMatchObject(wrong);
    const before = { from: '2021-01-01', until: '2022-01-01' };
    expect(await correct({ ...input, period: before })).toMatchObject({ __typename: 'CorrectUnitSuccess' });
  });

  it('refuses a code that another unit has on one of these days', async () => {
    const code = `X${unique()}`;
    const holder = await createUnit(api.registry, { code, from: '2022-01-01', to: '2023-01-01' });
    const unit = await createUnit(api.registry, {});
    const until = (day: string) => ({ id: idOf(unit), period: { from: '2021-01-01', until: day }, code });
    expect(await refused(until('2022-01-02'))).toMatchObject({
      __typename: 'ConflictError',
      message: `The code ${code} belongs to another unit.`,
      existing: { id: idOf(holder) },
    });
    expect(await correct(until('2022-01-01'))).toMatchObject({ __typename: 'CorrectUnitSuccess' });
  });

  it('refuses what is no correction: no reason, no values, no days, nothing wrong, nothing there, a version of before', async () => {
    const unit = await createUnit(api.registry, { name: '对', namePinyin: 'dui', to: '2025-01-01' });
    const good = { id: idOf(unit), period: { from: '2021-01-01' }, name: '错' };
    const issues = async (input: Partial<Input>) => {
      const result = await refused({ ...good, ...input });
      return result.__typename === 'InvalidInputError' ? result.issues.map(({ path }) => path) : result.__typename;
    };
    expect(await issues({ basis: { documentNumber: '文号' } })).toEqual(['basis.reason']);
    expect(await issues({ name: undefined })).toEqual(['input']);
    expect(await issues({ name: null, kind: null, code: null })).toEqual(['name', 'kind', 'code']);
    expect(await issues({ period: { from: '2021-01-01', until: '2021-01-01' } })).toEqual(['period.until']);
    expect(await issues({ period: { from: '1900-01-01' } })).toEqual(['period.from']);
    expect(await issues({ name: '对' })).toEqual(['input']);
    expect(await issues({ code: 'a b' })).toEqual(['code']);
    expect(await issues({ id: 'x', parent: 'y' })).toEqual(['id', 'parent']);
    expect(await issues({ period: { from: '2019-01-01' } })).toBe('NotFoundError');
    expect(await issues({ period: { from: '2025-01-01' } })).toBe('NotFoundError');
    expect(await issues({ expectedVersion: 7 })).toBe('StaleVersionError');
  });
});

describe('who may correct a unit', () => {
  it('a viewer whose scope holds for the unit and for those above it on all of these days, before and after', async () => {
    const mine = await createUnit(api.registry, { parentId: bureau.id });
    const clerk = await api.signedIn(['unit:write'], [bureau.id], ['registry:read']);
    const period = { from: '2021-01-01', until: '2022-01-01' };
    const forbidden = { response: { errors: [{ extensions: { code: 'FORBIDDEN' } }] } };
    const attempt = (input: Input, client = clerk) => leavingNoTrace(api.registry, () => correct(input, client));
    await expect(attempt({ id: idOf(mine), period, parent: idOf(other) })).rejects.toMatchObject(forbidden);
    const theirs = await createUnit(api.registry, { parentId: other.id, to: '2023-01-01' });
    await addUnitVersion(api.registry, theirs.id, { code: theirs.code, parentId: bureau.id, from: '2023-01-01' });
    // it is in reach today, and was elsewhere on the days that are corrected
    await expect(attempt({ id: idOf(theirs), period, parent: idOf(bureau) })).rejects.toMatchObject(forbidden);
    await expect(attempt({ id: idOf(theirs), period, name: '新' })).rejects.toMatchObject(forbidden);
    const later = { from: '2023-06-01', until: '2024-01-01' };
    expect(await correct({ id: idOf(theirs), period: later, name: '新' }, clerk)).toMatchObject({ impacts: [] });
    // a station reaches itself, and not the bureau above
    const station = await api.signedIn(['unit:write'], [mine.id], ['registry:read']);
    expect(await correct({ id: idOf(mine), period, shortName: '短' }, station)).toMatchObject({ impacts: [] });
    const reader = await api.signedIn(['registry:read']);
    await expect(attempt({ id: idOf(mine), period, name: '新' }, reader)).rejects.toMatchObject(forbidden);
    await expect(attempt({ id: idOf(mine), period, name: '新' }, api.anonymous())).rejects.toMatchObject({
      response: { status: 401 },
    });
    expect(await correct({ id: idOf(mine), period, name: '新' }, clerk)).toMatchObject({
      __typename: 'CorrectUnitSuccess',
      change: { fields: [{ field: 'effectiveOn' }, { field: 'name' }, { field: 'until' }] },
    });
  });
});
