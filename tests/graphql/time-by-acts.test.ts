import { beforeAll, describe, expect, it } from '@jest/globals';
import { globalId, useApp } from '../support/app.ts';
import { createUnit, unique } from '../support/factories.ts';

/**
 * The worked examples of docs/time.md made by acts. The page names the instants of its stories; here each is the instant of
 * the act that the story has then, and what was known "before" is what was known at the act before it.
 */

const api = useApp();

type Answer = Record<string, { __typename: string; change: { at: string } }>;

/** Sends a mutation; the instant of its change, with what else is asked of its success. */
async function act(field: string, input: object, more = ''): Promise<Answer[string]> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}`;
  const header = /^(create|enroll)/.test(field) ? { 'idempotency-key': `key-${unique()}` } : {};
  const answer = await api.admin.request<Answer>(
    `mutation ($input: ${type}Input!) { ${field}(input: $input) { __typename ... on ${type}Success { change { at } ${more} } } }`,
    { input },
    header,
  );
  expect(answer[field]).toMatchObject({ __typename: `${type}Success` });
  return answer[field]!;
}

/** The instants of the acts of a story, the first is 1. */
const instants: string[] = [];
const done = async (field: string, input: object) => void instants.push((await act(field, input)).change.at);
const at = (n: number | null) => (n === null ? null : instants[n - 1]);

const officerThen = async (id: string, date: string, knownAt: string | null | undefined) => {
  const { officer } = await api.admin.request<{ officer: { rank: string; unit: { name: string } | null } | null }>(
    `query ($id: ID!, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) { officer(id: $id) { rank unit { name } } }`,
    { id, date, knownAt },
  );
  return officer;
};

async function enrolled(unit: string, effectiveOn: string, more: object = {}): Promise<string> {
  const input = { name: '甲乙', category: 'POLICE', unit, title: '民警', effectiveOn, ...more };
  const success = await act('enrollOfficer', input, 'officer { id }');
  instants.push(success.change.at);
  return (success as unknown as { officer: { id: string } }).officer.id;
}

const newUnit = async (name: string, more: object = {}) => {
  const input = { code: `U${unique()}`, name, kind: 'TEAM', effectiveOn: '2010-01-01', ...more };
  const success = await act('createUnit', input, 'unit { id }');
  instants.push(success.change.at);
  return (success as unknown as { unit: { id: string } }).unit.id;
};

const THIRD = 'SUPERVISOR_THIRD_CLASS';
const SECOND = 'SUPERVISOR_SECOND_CLASS';

describe('a transfer that was recorded late', () => {
  let officer: string;

  beforeAll(async () => {
    const [from, to] = [await newUnit('甲'), await newUnit('乙')];
    instants.length = 0;
    officer = await enrolled(from, '2020-01-01');
    await done('transferOfficer', { id: officer, to, title: '民警', effectiveOn: '2024-07-01' });
  });

  it.each([
    ['2024-06-30', null, '甲'],
    ['2024-07-01', null, '乙'],
    ['2024-07-05', 1, '甲'],
    ['2024-07-05', 2, '乙'],
  ])('asOf %s known at act %j: %s', async (date, known, unit) => {
    expect((await officerThen(officer, date, at(known)))!.unit).toEqual({ name: unit });
  });
});

describe('a correction of a correction', () => {
  let officer: string;

  beforeAll(async () => {
    const unit = await newUnit('甲');
    instants.length = 0;
    officer = await enrolled(unit, '2020-01-01', { rank: THIRD });
    const correct = (period: object, rank: string) =>
      done('correctOfficer', { id: officer, period, rank, basis: { reason: '漏录晋升' } });
    await correct({ from: '2022-05-01' }, SECOND);
    await correct({ from: '2022-05-01', until: '2022-06-01' }, THIRD);
  });

  it.each([
    ['2022-05-15', 1, THIRD],
    ['2022-05-15', 2, SECOND],
    ['2022-05-15', null, THIRD],
    ['2022-06-01', null, SECOND],
    ['2022-06-01', 1, THIRD],
    ['2021-01-01', null, THIRD],
  ])('asOf %s known at act %j: %s', async (date, known, rank) => {
    expect(await officerThen(officer, date, at(known))).toMatchObject({ rank });
  });

  /** The rows of the history, with the acts that recorded and superseded them. */
  const history = async (known: number | null) => {
    type Row = {
      rank: string;
      validity: { from: string; to: string | null };
      recordedAt: string;
      supersededAt: string;
    };
    const found = await api.admin.request<{ officer: { history: Row[] } }>(
      `query ($id: ID!, $knownAt: DateTime) @asOf(knownAt: $knownAt) { officer(id: $id) {
        history { rank validity { from to } recordedAt supersededAt } } }`,
      { id: officer, knownAt: at(known) },
    );
    const actOf = (instant: string | null) => (instant === null ? '' : instants.indexOf(instant) + 1);
    return found.officer.history.map(
      ({ rank, validity: { from, to }, recordedAt, supersededAt }) =>
        `${rank} ${from}..${to ?? ''} ${actOf(recordedAt)}..${actOf(supersededAt)}`,
    );
  };

  it('is in the history with all the rows of the page', async () => {
    const first = [
      `${THIRD} 2020-01-01.. 1..2`,
      `${THIRD} 2020-01-01..2022-05-01 2..`,
      `${SECOND} 2022-05-01.. 2..3`,
      `${THIRD} 2022-05-01..2022-06-01 3..`,
      `${SECOND} 2022-06-01.. 3..`,
    ];
    expect(await history(null)).toEqual(first);
    expect(await history(2)).toEqual([...first.slice(0, 2), `${SECOND} 2022-05-01.. 2..`]);
  });
});

describe('a unit that was renamed, moved and merged', () => {
  let officer: string;
  let second: string;
  const code = 'X';

  beforeAll(async () => {
    const first = await newUnit('一大队');
    second = await newUnit('二大队');
    const other = await newUnit('丙中队', { parent: second });
    instants.length = 0;
    const id = await newUnit('甲中队', { code, parent: first, effectiveOn: '2020-01-01' });
    officer = await enrolled(id, '2020-01-01');
    await done('reviseUnit', { id, name: '乙中队', effectiveOn: '2021-01-01' });
    await done('moveUnit', { id, parent: second, effectiveOn: '2022-01-01' });
    await done('mergeUnits', { ids: [id], into: other, effectiveOn: '2023-01-01' });
  });

  it.each([
    ['2020-06-01', null, '甲中队', '一大队', '甲中队'],
    ['2021-01-01', null, '乙中队', '一大队', '乙中队'],
    ['2021-01-01', 2, '甲中队', '一大队', '甲中队'],
    ['2022-01-02', null, '乙中队', '二大队', '乙中队'],
    ['2022-01-02', 3, '乙中队', '一大队', '乙中队'],
    ['2022-12-31', null, '乙中队', '二大队', '乙中队'],
    ['2023-01-01', null, null, null, '丙中队'],
    ['2023-01-01', 4, '乙中队', '二大队', '乙中队'],
  ])('asOf %s known at act %j: %j below %j, and the officer in %s', async (date, known, name, parent, home) => {
    const { unit } = await api.admin.request<{ unit: unknown }>(
      `query ($code: String!, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
        unit(code: $code) { name parent { name } } }`,
      { code, date, knownAt: at(known) },
    );
    expect(unit).toEqual(name === null ? null : { name, parent: { name: parent } });
    expect((await officerThen(officer, date, at(known)))!.unit).toEqual({ name: home });
  });
});

describe('a promotion with a day in the future', () => {
  let officer: string;

  beforeAll(async () => {
    const { id } = await createUnit(api.registry);
    instants.length = 0;
    officer = await enrolled(globalId('Unit', id), '2020-01-01', { rank: THIRD });
    await done('promoteOfficer', { id: officer, rank: SECOND, effectiveOn: '2027-07-01' });
  });

  it.each([
    ['2027-06-30', 2, THIRD],
    ['2027-07-01', 2, SECOND],
    ['2027-07-01', 1, THIRD],
    ['2027-07-01', null, SECOND],
  ])('asOf %s known at act %j: %s', async (date, known, rank) => {
    expect(await officerThen(officer, date, at(known))).toMatchObject({ rank });
  });
});
