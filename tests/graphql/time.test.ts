import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../generated/gql.ts';
import { globalId, refusal, useApp } from '../support/app.ts';
import {
  addAssignmentVersion,
  addOfficerVersion,
  addUnitVersion,
  createAssignment,
  createOfficer,
  createUnit,
} from '../support/factories.ts';

/** The worked examples of docs/time.md: the rows of its tables, and who sees what. */

const api = useApp();

/** An instant as the page writes it: 2024-07-10 01:00. */
const instant = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00Z`);
const known = (recorded: string, superseded?: string) => ({
  recordedAt: instant(recorded),
  supersededAt: superseded === undefined ? null : instant(superseded),
});
const moment = (date: string, knownAt: string) => ({
  date,
  knownAt: knownAt === '' ? null : instant(knownAt).toISOString(),
});

const OfficerThen = graphql(`
  query OfficerThen($id: ID!, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
    officer(id: $id) {
      rank
      unit {
        name
      }
      validity {
        from
        to
      }
    }
  }
`);

const RankHistory = graphql(`
  query RankHistory($id: ID!, $knownAt: DateTime) @asOf(knownAt: $knownAt) {
    officer(id: $id) {
      history {
        rank
        validity {
          from
          to
        }
        recordedAt
        supersededAt
      }
    }
  }
`);

const UnitThen = graphql(`
  query UnitThen($code: String!, $id: ID!, $parent: ID!, $date: Date, $knownAt: DateTime)
  @asOf(date: $date, knownAt: $knownAt) {
    unit(code: $code) {
      id
      name
      parent {
        name
      }
    }
    byId: unit(id: $id) {
      name
      parent {
        name
      }
      validity {
        from
        to
      }
    }
    parent: unit(id: $parent) {
      children {
        nodes {
          code
        }
      }
    }
  }
`);

const officerThen = async (id: number, date: string, knownAt: string) =>
  (await api.admin.request(OfficerThen, { id: globalId('Officer', id), ...moment(date, knownAt) })).officer;

/** The rows of a history as "rank from..to recorded..superseded". */
async function history(id: number, knownAt = '') {
  const variables = { id: globalId('Officer', id), knownAt: moment('', knownAt).knownAt };
  const { officer } = await api.admin.request(RankHistory, variables);
  const minute = (text: string | null) => text?.slice(0, 16).replace('T', ' ') ?? '';
  return officer!.history.map(
    ({ rank, validity, recordedAt, supersededAt }) =>
      `${rank} ${validity.from}..${validity.to ?? ''} ${minute(recordedAt)}..${minute(supersededAt)}`,
  );
}

const THIRD = { rank: 'SUPERVISOR_THIRD_CLASS' } as const;
const SECOND = { rank: 'SUPERVISOR_SECOND_CLASS' } as const;

describe('a transfer that was recorded late', () => {
  let officer: { id: number };

  beforeAll(async () => {
    const { registry } = api;
    const [from, to] = [
      await createUnit(registry, { name: '甲', from: '2010-01-01', ...known('2010-01-01 01:00') }),
      await createUnit(registry, { name: '乙', from: '2010-01-01', ...known('2010-01-01 01:00') }),
    ];
    officer = await createOfficer(registry, { from: '2010-01-01', ...known('2010-01-01 01:00') });
    const old = await createAssignment(registry, officer.id, {
      unitId: from.id,
      ...known('2020-01-05 01:00', '2024-07-10 01:00'),
    });
    await addAssignmentVersion(registry, old, { unitId: from.id, to: '2024-07-01', ...known('2024-07-10 01:00') });
    await createAssignment(registry, officer.id, {
      unitId: to.id,
      from: '2024-07-01',
      ...known('2024-07-10 01:00'),
    });
  });

  it.each([
    ['2024-06-30', '', '甲'],
    ['2024-07-01', '', '乙'],
    ['2024-07-05', '2024-07-09 01:00', '甲'],
    ['2024-07-05', '2024-07-10 01:00', '乙'],
    ['2024-07-05', '2020-01-04 01:00', null],
    ['2019-12-31', '', null],
  ])('asOf %s knownAt %j: %j', async (date, knownAt, unit) => {
    expect((await officerThen(officer.id, date, knownAt))!.unit).toEqual(unit && { name: unit });
  });
});

describe('a correction of a correction', () => {
  let officer: { id: number };

  beforeAll(async () => {
    const { registry } = api;
    officer = await createOfficer(registry, { ...THIRD, ...known('2020-01-10 01:00', '2023-03-01 01:00') });
    const add = (options: object) => addOfficerVersion(registry, officer.id, options);
    await add({ ...THIRD, to: '2022-05-01', ...known('2023-03-01 01:00') });
    await add({ ...SECOND, from: '2022-05-01', ...known('2023-03-01 01:00', '2023-03-15 01:00') });
    await add({ ...THIRD, from: '2022-05-01', to: '2022-06-01', ...known('2023-03-15 01:00') });
    await add({ ...SECOND, from: '2022-06-01', ...known('2023-03-15 01:00') });
  });

  it.each([
    ['2022-05-15', '2023-02-28 01:00', THIRD],
    ['2022-05-15', '2023-03-10 01:00', SECOND],
    ['2022-05-15', '', THIRD],
    ['2022-06-01', '', SECOND],
    ['2022-06-01', '2023-02-28 01:00', THIRD],
    ['2021-01-01', '', THIRD],
  ])('asOf %s knownAt %j: %j', async (date, knownAt, rank) => {
    expect(await officerThen(officer.id, date, knownAt)).toMatchObject(rank);
  });

  it('is in the history with all its versions', async () => {
    expect(await history(officer.id)).toEqual([
      'SUPERVISOR_THIRD_CLASS 2020-01-01.. 2020-01-10 01:00..2023-03-01 01:00',
      'SUPERVISOR_THIRD_CLASS 2020-01-01..2022-05-01 2023-03-01 01:00..',
      'SUPERVISOR_SECOND_CLASS 2022-05-01.. 2023-03-01 01:00..2023-03-15 01:00',
      'SUPERVISOR_THIRD_CLASS 2022-05-01..2022-06-01 2023-03-15 01:00..',
      'SUPERVISOR_SECOND_CLASS 2022-06-01.. 2023-03-15 01:00..',
    ]);
    expect(await history(officer.id, '2023-03-10 01:00')).toEqual([
      'SUPERVISOR_THIRD_CLASS 2020-01-01.. 2020-01-10 01:00..2023-03-01 01:00',
      'SUPERVISOR_THIRD_CLASS 2020-01-01..2022-05-01 2023-03-01 01:00..',
      'SUPERVISOR_SECOND_CLASS 2022-05-01.. 2023-03-01 01:00..',
    ]);
  });
});

describe('a unit that was renamed, moved and merged', () => {
  let team: { id: number };
  let second: { id: number };
  let officer: { id: number };

  beforeAll(async () => {
    const { registry } = api;
    const setUp = { from: '2010-01-01', ...known('2010-01-01 01:00') };
    const first = await createUnit(registry, { name: '一大队', ...setUp });
    second = await createUnit(registry, { name: '二大队', ...setUp });
    const other = await createUnit(registry, { code: 'Y', name: '丙中队', parentId: second.id, ...setUp });
    const X = { code: 'X', name: '乙中队', parentId: second.id };
    team = await createUnit(registry, {
      ...X,
      name: '甲中队',
      parentId: first.id,
      ...known('2019-12-20 01:00', '2020-12-20 01:00'),
    });
    const add = (options: object) => addUnitVersion(registry, team.id, { ...X, ...options });
    await add({ name: '甲中队', parentId: first.id, to: '2021-01-01', ...known('2020-12-20 01:00') });
    await add({ parentId: first.id, from: '2021-01-01', ...known('2020-12-20 01:00', '2022-01-04 01:00') });
    await add({ parentId: first.id, from: '2021-01-01', to: '2022-01-01', ...known('2022-01-04 01:00') });
    await add({ from: '2022-01-01', ...known('2022-01-04 01:00', '2022-12-15 01:00') });
    await add({ from: '2022-01-01', to: '2023-01-01', ...known('2022-12-15 01:00') });

    officer = await createOfficer(registry, setUp);
    const assignment = await createAssignment(registry, officer.id, {
      unitId: team.id,
      ...known('2019-12-20 01:00', '2022-12-15 01:00'),
    });
    await addAssignmentVersion(registry, assignment, {
      unitId: team.id,
      to: '2023-01-01',
      ...known('2022-12-15 01:00'),
    });
    await addAssignmentVersion(registry, assignment, {
      unitId: other.id,
      from: '2023-01-01',
      ...known('2022-12-15 01:00'),
    });
  });

  const unitThen = (date: string, knownAt: string) =>
    api.admin.request(UnitThen, {
      code: 'X',
      id: globalId('Unit', team.id),
      parent: globalId('Unit', second.id),
      ...moment(date, knownAt),
    });

  it.each([
    ['2020-06-01', '', '甲中队', '一大队', '甲中队'],
    ['2021-01-01', '', '乙中队', '一大队', '乙中队'],
    ['2021-01-01', '2020-12-19 01:00', '甲中队', '一大队', '甲中队'],
    ['2022-01-02', '', '乙中队', '二大队', '乙中队'],
    ['2022-01-02', '2022-01-03 01:00', '乙中队', '一大队', '乙中队'],
    ['2022-12-31', '', '乙中队', '二大队', '乙中队'],
    ['2023-01-01', '', null, null, '丙中队'],
    ['2023-01-01', '2022-12-14 01:00', '乙中队', '二大队', '乙中队'],
  ])('asOf %s knownAt %j: %j below %j, and the officer in %j', async (date, knownAt, name, parent, home) => {
    const { unit } = await unitThen(date, knownAt);
    expect(unit).toEqual(name && { id: globalId('Unit', team.id), name, parent: { name: parent } });
    expect((await officerThen(officer.id, date, knownAt))!.unit).toEqual({ name: home });
  });

  it('is found by its id after it was closed, but not below its parent', async () => {
    const after = await unitThen('2023-01-01', '');
    expect(after.byId).toEqual({
      name: '乙中队',
      parent: { name: '二大队' },
      validity: { from: '2022-01-01', to: '2023-01-01' },
    });
    expect(after.parent!.children.nodes).toEqual([{ code: 'Y' }]);
    const before = await unitThen('2022-12-31', '');
    expect(before.parent!.children.nodes).toEqual([{ code: 'X' }, { code: 'Y' }]);
  });
});

describe('a promotion with a day in the future', () => {
  let officer: { id: number };

  beforeAll(async () => {
    const { registry } = api;
    officer = await createOfficer(registry, { ...THIRD, ...known('2020-01-10 01:00', '2024-05-20 01:00') });
    await addOfficerVersion(registry, officer.id, { ...THIRD, to: '2024-07-01', ...known('2024-05-20 01:00') });
    await addOfficerVersion(registry, officer.id, { ...SECOND, from: '2024-07-01', ...known('2024-05-20 01:00') });
  });

  it.each([
    ['2024-06-30', '2024-06-01 01:00', THIRD],
    ['2024-07-01', '2024-06-01 01:00', SECOND],
    ['2024-07-01', '2024-05-19 01:00', THIRD],
    ['2024-07-01', '', SECOND],
  ])('asOf %s knownAt %j: %j', async (date, knownAt, rank) => {
    expect(await officerThen(officer.id, date, knownAt)).toMatchObject(rank);
  });

  it('shows as the end of the present version, and in the history', async () => {
    expect(await officerThen(officer.id, '2024-06-01', '2024-06-01 01:00')).toMatchObject({
      validity: { from: '2020-01-01', to: '2024-07-01' },
    });
    expect((await history(officer.id, '2024-06-01 01:00')).at(-1)).toBe(
      'SUPERVISOR_SECOND_CLASS 2024-07-01.. 2024-05-20 01:00..',
    );
  });
});

it('the default of a variable of @asOf is used if the variable has no value', async () => {
  const { id } = await createOfficer(api.registry, { from: '2021-01-01' });
  const query = `query Then($date: Date = "2020-12-31") @asOf(date: $date) { officer(id: "${globalId('Officer', id)}") { name } }`;
  expect(await api.admin.request(query)).toEqual({ officer: null });
  expect(await api.admin.request(query, { date: '2021-01-01' })).toEqual({ officer: { name: '甲乙' } });
});

it('an invalid day is refused', async () => {
  const request = api.admin.request(OfficerThen, { id: globalId('Officer', 1), date: '2021-02-30' });
  expect(await refusal(request)).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

it('knownAt in the future is refused', async () => {
  const knownAt = new Date(Date.now() + 60_000).toISOString();
  const request = api.admin.request(OfficerThen, { id: globalId('Officer', 1), knownAt });
  expect(await refusal(request)).toMatchObject([
    {
      message: 'knownAt is in the future: what will be known then is not known yet',
      extensions: { code: 'BAD_USER_INPUT', argument: 'knownAt' },
    },
  ]);
});
