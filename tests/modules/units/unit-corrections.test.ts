import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import {
  CloseUnitDocument,
  CreateUnitDocument,
  MoveUnitDocument,
  ReviseUnitDocument,
  type ReviseUnitInput,
} from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createUnit, unique } from '../../support/factories.ts';
import { leavingNoTrace, nextYears, unitRows } from '../../support/writes.ts';

/** What is recorded late or ahead, and what is seen of it on which day, as known when. */

const api = useApp();

const UnitAt = graphql(`
  query UnitAt($id: ID!, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
    unit(id: $id) {
      name
      authorizedStrength
      parent {
        code
      }
    }
  }
`);

const at = async (id: string, date: string, knownAt?: string | null) => {
  const { unit } = await api.admin.request(UnitAt, { id, date, knownAt: knownAt ?? null });
  return unit && [unit.name, unit.authorizedStrength, unit.parent?.code ?? null];
};

const revise = async (input: Omit<ReviseUnitInput, 'id'>, unit: { id: number }) => {
  const { reviseUnit } = await api.admin.request(ReviseUnitDocument, {
    input: { ...input, id: globalId('Unit', unit.id) },
  });
  if (reviseUnit.__typename !== 'ReviseUnitSuccess') throw new Error(reviseUnit.message);
  const { at: instant } = await api.registry.change.findFirstOrThrow({ orderBy: { position: 'desc' } });
  return { ...reviseUnit, at: instant.toISOString() };
};

const move = (unit: { id: number }, parent: { id: number }, effectiveOn: string) =>
  api.admin
    .request(MoveUnitDocument, {
      input: { id: globalId('Unit', unit.id), parent: globalId('Unit', parent.id), effectiveOn },
    })
    .then(({ moveUnit }) => moveUnit);

const believed = async (unit: { id: number }) =>
  (await unitRows(api.registry, unit.id))
    .filter((row) => row['believed'])
    .map(({ name, pinyin, parent, from, to }) => [name, pinyin, parent, from, to]);

let a: { id: number; code: string };
let b: { id: number; code: string };

beforeAll(async () => {
  a = await createUnit(api.registry, { code: 'A' });
  b = await createUnit(api.registry, { code: 'B' });
});

describe('a revision that is recorded late', () => {
  it('leaves what was believed before to be seen', async () => {
    const unit = await createUnit(api.registry, { name: '甲', authorizedStrength: 1 });
    const id = globalId('Unit', unit.id);
    const first = await revise({ name: '乙', effectiveOn: '2024-01-01' }, unit);
    const late = await revise({ name: '丙', effectiveOn: '2022-01-01' }, unit);

    expect(await at(id, '2021-06-01')).toEqual(['甲', 1, null]);
    expect(await at(id, '2022-01-01')).toEqual(['丙', 1, null]);
    expect(await at(id, '2024-01-01')).toEqual(['乙', 1, null]);
    // before it was recorded, and before either was
    expect(await at(id, '2022-01-01', first.at)).toEqual(['甲', 1, null]);
    expect(await at(id, '2024-01-01', first.at)).toEqual(['乙', 1, null]);
    const earlier = new Date(Date.parse(first.at) - 1).toISOString();
    expect(await at(id, '2024-01-01', earlier)).toEqual(['甲', 1, null]);
    expect(await at(id, '2022-01-01', late.at)).toEqual(['丙', 1, null]);
  });

  it('runs on through later changes of other facts, not through those of its own', async () => {
    const unit = await createUnit(api.registry, { name: '甲', authorizedStrength: 1 });
    const id = globalId('Unit', unit.id);
    await revise({ authorizedStrength: 2, effectiveOn: '2023-01-01' }, unit);
    await revise({ name: '乙', effectiveOn: '2024-01-01' }, unit);
    await revise({ name: '丙', authorizedStrength: 5, effectiveOn: '2022-01-01' }, unit);
    expect(await at(id, '2022-06-01')).toEqual(['丙', 5, null]);
    expect(await at(id, '2023-06-01')).toEqual(['丙', 2, null]);
    expect(await at(id, '2024-06-01')).toEqual(['乙', 2, null]);
    expect(await believed(unit)).toHaveLength(4);
  });

  it('leaves the pinyin of a later name that sounds the same as the first', async () => {
    const unit = await createUnit(api.registry, { name: '北京', namePinyin: 'bei jing' });
    await revise({ name: '背景', effectiveOn: '2024-01-01' }, unit);
    await revise({ name: '南京', effectiveOn: '2022-01-01' }, unit);
    expect(await believed(unit)).toEqual([
      ['北京', 'bei jing', null, '2020-01-01', '2022-01-01'],
      ['南京', 'nan jing', null, '2022-01-01', '2024-01-01'],
      ['背景', 'bei jing', null, '2024-01-01', null],
    ]);
  });

  it('replaces what holds from the very day on', async () => {
    const unit = await createUnit(api.registry, { name: '甲', basisDocument: '旧文' });
    await revise({ name: '乙', effectiveOn: '2020-01-01', basis: { documentNumber: '新文' } }, unit);
    expect(await unitRows(api.registry, unit.id)).toMatchObject([
      { name: '甲', from: '2020-01-01', to: null, believed: false, basis: '旧文' },
      { name: '乙', from: '2020-01-01', to: null, believed: true, basis: '新文' },
    ]);
  });

  it('can be put right in its turn', async () => {
    const unit = await createUnit(api.registry, { name: '甲' });
    const id = globalId('Unit', unit.id);
    const wrong = await revise({ name: '乙', effectiveOn: '2023-01-01' }, unit);
    const right = await revise({ name: '甲', effectiveOn: '2023-01-01' }, unit);
    expect(await at(id, '2023-06-01', wrong.at)).toEqual(['乙', null, null]);
    expect(await at(id, '2023-06-01', right.at)).toEqual(['甲', null, null]);
    expect(right.unit.version).toBe(3);
  });
});

describe('a revision for a day to come', () => {
  it('is seen from that day on, and answered as of it', async () => {
    const unit = await createUnit(api.registry, { name: '甲' });
    const id = globalId('Unit', unit.id);
    const planned = await revise({ name: '乙', effectiveOn: nextYears(1) }, unit);
    expect(planned.unit).toMatchObject({ name: '乙', validity: { from: nextYears(1), to: null } });
    const { unit: now } = await api.admin.request(UnitAt, { id });
    expect(now?.name).toBe('甲');
    expect(await at(id, nextYears(1))).toEqual(['乙', null, null]);
  });

  it('stands when an earlier one is recorded after it', async () => {
    const unit = await createUnit(api.registry, { name: '甲' });
    await revise({ name: '丙', effectiveOn: nextYears(2) }, unit);
    await revise({ name: '乙', effectiveOn: nextYears(1) }, unit);
    expect((await believed(unit)).map(([name, , , from]) => [name, from])).toEqual([
      ['甲', '2020-01-01'],
      ['乙', nextYears(1)],
      ['丙', nextYears(2)],
    ]);
  });
});

describe('a move that is recorded late', () => {
  it('lasts until the next move, and needs its parent no longer', async () => {
    const gone = await createUnit(api.registry, { to: '2023-01-01' });
    const unit = await createUnit(api.registry, { parentId: a.id });
    expect(await move(unit, b, '2022-01-01')).toMatchObject({ __typename: 'MoveUnitSuccess' });
    expect(await move(unit, gone, '2021-01-01')).toMatchObject({ __typename: 'MoveUnitSuccess' });
    expect((await believed(unit)).map(([, , parent, from, to]) => [parent, from, to])).toEqual([
      ['A', '2020-01-01', '2021-01-01'],
      [gone.code, '2021-01-01', '2022-01-01'],
      ['B', '2022-01-01', null],
    ]);
    // the last move has no next one
    expect(await leavingNoTrace(api.registry, () => move(unit, gone, '2022-01-01'))).toMatchObject({
      rule: 'unit-outside-validity',
    });
  });

  it('makes a circle only where the days of its steps meet', async () => {
    const unit = await createUnit(api.registry, { parentId: a.id });
    const other = await createUnit(api.registry, { parentId: a.id });
    await move(other, unit, '2024-01-01');
    await move(unit, b, '2023-01-01');
    // until 2023, when it goes below B; the other comes below it in 2024
    expect(await move(unit, other, '2021-01-01')).toMatchObject({ __typename: 'MoveUnitSuccess' });
    expect(await move(unit, other, '2023-06-01')).toMatchObject({ rule: 'unit-own-ancestor' });
  });
});

describe('a unit that is recorded late', () => {
  it('was not there for those who asked before', async () => {
    const { createUnit: created } = await api.admin.request(CreateUnitDocument, {
      input: {
        code: `L${unique()}`,
        name: '补录',
        kind: 'TEAM',
        parent: globalId('Unit', a.id),
        effectiveOn: '2021-01-01',
      },
      key: `late-${unique()}`,
    });
    if (created.__typename !== 'CreateUnitSuccess') throw new Error(created.message);
    const { id } = created.unit;
    const before = new Date(Date.parse(created.change.at) - 1).toISOString();
    expect(await at(id, '2022-01-01', before)).toBeNull();
    expect(await at(id, '2022-01-01', created.change.at)).toEqual(['补录', null, 'A']);
    expect(await at(id, '2020-12-31')).toBeNull();
  });
});

describe('an end that is recorded late', () => {
  it('takes back the years after it, and what was believed of them stays to be seen', async () => {
    const unit = await createUnit(api.registry, { name: '甲' });
    const revised = await revise({ name: '乙', effectiveOn: '2024-01-01' }, unit);
    const input = { id: globalId('Unit', unit.id), effectiveOn: '2022-01-01' };
    const { closeUnit } = await api.admin.request(CloseUnitDocument, { input });
    expect(closeUnit).toMatchObject({
      unit: { name: '甲', version: 3, validity: { from: '2020-01-01', to: '2022-01-01' } },
    });
    expect((await believed(unit)).map(([name, , , from, to]) => [name, from, to])).toEqual([
      ['甲', '2020-01-01', '2022-01-01'],
    ]);
    expect(await at(input.id, '2024-06-01', revised.at)).toEqual(['乙', null, null]);
    // by id a closed unit is still found, as it last was
    expect(await at(input.id, '2024-06-01')).toEqual(['甲', null, null]);
  });
});
