import { beforeAll, describe, expect, it } from '@jest/globals';
import { daysAfter, today } from '../../../src/time/day.ts';
import { graphql } from '../../generated/gql.ts';
import { MergeOfficersDocument, type TallyInput } from '../../generated/graphql.ts';
import { activityActs, visits } from '../../support/activity-acts.ts';
import { createTally } from '../../support/activity-factories.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { createOfficer, createUnit, unique } from '../../support/factories.ts';
import { named } from '../../support/small-force.ts';
import { createTwoBureaus, type Bureau } from '../../support/two-bureaus.ts';
import { withdrawals } from '../../support/withdrawals.ts';
import { lastChange } from '../../support/writes.ts';

const api = useApp();
const { count, refused } = activityActs(api);

const Tallies = graphql(`
  query Tallies($officer: ID!, $unit: ID!, $keys: [String!], $date: Date, $knownAt: DateTime)
  @asOf(date: $date, knownAt: $knownAt) {
    officer(id: $officer) {
      tallies(keys: $keys) {
        ...Counted
      }
    }
    unit(id: $unit) {
      tallies(keys: $keys) {
        ...Counted
      }
    }
  }
`);

graphql(`
  fragment Counted on TallyConnection {
    totalCount
    nodes {
      subject {
        __typename
      }
      key
      name
      value
      valueUnit
      from
      to
      basis {
        documentNumber
      }
    }
  }
`);

let force: { own: Bureau; other: Bureau };

beforeAll(async () => {
  force = await createTwoBureaus(api.registry);
});

/** Undoes a change; the id of the change by which it is undone. */
async function withdrawRecord(id: string): Promise<string> {
  const { act } = withdrawals(api);
  return (await act('withdrawRecord', { id, basis: { reason: '误登' } })).change;
}

/** The tallies of an officer, and of a unit. */
async function tallies(
  officer: { id: number },
  more: { keys?: string[]; date?: string; knownAt?: string } = {},
  client = api.admin,
  unit: { id: number } = force.own.station,
) {
  const answer = await client.request(Tallies, {
    officer: globalId('Officer', officer.id),
    unit: globalId('Unit', unit.id),
    ...more,
  });
  return { officer: answer.officer!.tallies.nodes, unit: answer.unit!.tallies.nodes };
}

const byValue = (a: number, b: number): number => a - b;

const values = async (officer: { id: number }, more: { keys?: string[]; date?: string; knownAt?: string } = {}) =>
  (await tallies(officer, more)).officer.map(({ value }) => value);

describe('recordTallies', () => {
  it('records tallies of officers and units, the latest period first, with their change', async () => {
    const policeNumber = `A${unique()}`;
    const officer = await createOfficer(api.registry, { name: '张测', policeNumber });
    const unit = await createUnit(api.registry);
    const key = `visits_${unique()}`;
    const january = visits('Officer', officer, { key, value: 28 });
    const february = { ...january, value: 30, from: '2022-02-01', to: '2022-03-01' };
    const minutes = visits('Unit', unit, { key: `minutes_${unique()}`, value: 90.25, valueUnit: 'MINUTES' });
    const answer = await count([january, february, minutes], { basis: { documentNumber: '测统〔2022〕1号' } });
    const change = await lastChange(api.registry);
    expect(answer).toMatchObject({
      __typename: 'RecordTalliesSuccess',
      recorded: 3,
      superseded: 0,
      change: { position: String(change.position) },
    });
    expect(change).toMatchObject({
      operation: 'recordTallies',
      subjectId: null,
      basisDocument: '测统〔2022〕1号',
      fields: [
        ['effectiveOn', null, today()],
        ['tallies', null, '3'],
        ['superseded', null, '0'],
        [`张测 ${policeNumber}.走访`, null, '2'],
        [`单位${unit.code} ${unit.code}.走访`, null, '1'],
      ],
    });
    const told = { key, name: '走访', valueUnit: 'COUNT', basis: { documentNumber: '测统〔2022〕1号' } };
    const found = await tallies(officer, {}, api.admin, unit);
    expect(found.officer).toEqual([
      { ...told, subject: { __typename: 'Officer' }, value: 30, from: '2022-02-01', to: '2022-03-01' },
      { ...told, subject: { __typename: 'Officer' }, value: 28, from: '2022-01-01', to: '2022-02-01' },
    ]);
    expect(found.unit).toMatchObject([{ subject: { __typename: 'Unit' }, value: 90.25, valueUnit: 'MINUTES' }]);
  });

  it('corrects the same subject, key and period, which stays readable, and leaves alone what is the same', async () => {
    const officer = await createOfficer(api.registry);
    const [one, two] = [visits('Officer', officer), visits('Officer', officer)];
    await count([one, two]);
    const knownAt = new Date().toISOString();
    const sent = [{ ...one, value: 31 }, two, visits('Officer', officer, { value: 7 })];
    expect(await count(sent)).toMatchObject({ recorded: 3, superseded: 1 });
    expect(await lastChange(api.registry)).toMatchObject({ subjectType: 'Officer', subjectId: officer.id });
    expect((await values(officer)).toSorted(byValue)).toEqual([7, 30, 31]);
    expect(await values(officer, { knownAt })).toEqual([30, 30]);
    expect(await refused(() => count(sent))).toMatchObject({ issues: [{ path: 'tallies' }] });
  });

  it('shows a period from its last day', async () => {
    const officer = await createOfficer(api.registry);
    await count([visits('Officer', officer)]);
    expect([await values(officer, { date: '2022-01-30' }), await values(officer, { date: '2022-01-31' })]).toEqual([
      [],
      [30],
    ]);
  });

  it('records 1,000 with as many statements as one', async () => {
    const officer = await createOfficer(api.registry);
    const batch = (n: number) => Array.from({ length: n }, () => visits('Officer', officer));
    const one = await api.statements(() => count(batch(1)));
    const many = await api.statements(() => count(batch(1_000)));
    expect(many.length).toBe(one.length);
    expect(await refused(() => count(batch(1_001)))).toMatchObject({ issues: [{ path: 'tallies' }] });
  });

  it('refuses all that is wrong with any, each by its index', async () => {
    const officer = await createOfficer(api.registry);
    const good = visits('Officer', officer);
    const sent: TallyInput[] = [
      { ...good, subject: globalId('Honor', 1), key: 'Visits', name: ' ', value: 0.5, valueUnit: 'PERCENT' },
      { ...good, value: 0.5 },
      { ...good, key: `${good.key}_a`, value: 1.234, valueUnit: 'MINUTES' },
      { ...good, key: `${good.key}_b`, value: -1 },
      { ...good, from: '2022-02-01', to: '2022-02-01' },
      { ...good, from: '2021-01-01', to: '2022-02-06' },
      { ...good, from: today(), to: daysAfter(today(), 2) },
      { ...good, value: 3 },
    ];
    expect(await refused(() => count(sent))).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [
        '0.subject',
        '0.valueUnit',
        '0.key',
        '0.name',
        '1.value',
        '2.value',
        '3.value',
        '4.to',
        '5.to',
        '6.to',
        '7',
      ].map((path) => ({ path: `tallies.${path}` })),
    });
    expect(await count([{ ...good, from: today(), to: daysAfter(today(), 1) }])).toMatchObject({ recorded: 1 });
  });

  it('refuses a subject that is not there on any day of the period, or on no record', async () => {
    const late = await createOfficer(api.registry, { from: '2022-02-01' });
    const gone = await createUnit(api.registry, { to: '2022-01-01' });
    const sent = [visits('Officer', late), visits('Unit', gone), visits('Officer', late, { to: '2022-02-02' })];
    expect(await refused(() => count(sent))).toMatchObject({
      issues: [
        { path: 'tallies.0.subject', message: /: it is on record from 2022-02-01$/ },
        { path: 'tallies.1.subject', message: /: it is no longer on record from 2022-01-01$/ },
      ].map(({ path, message }) => ({ path, message: expect.stringMatching(message) })),
    });
    for (const type of ['Officer', 'Unit'] as const) {
      expect(await refused(() => count([visits(type, { id: 999_999 })]))).toMatchObject({
        __typename: 'NotFoundError',
        type,
      });
    }
  });

  it('refuses periods that share days, on record or in the input', async () => {
    const officer = await createOfficer(api.registry);
    const january = visits('Officer', officer);
    await count([january]);
    const week = { ...january, from: '2022-01-31', to: '2022-02-07' };
    const overlap = { __typename: 'RuleViolationError', rule: 'tally-periods-overlap' };
    expect(await refused(() => count([week]))).toMatchObject({
      ...overlap,
      message: 'tallies.0: shares days with the period 2022-01-01 to 2022-01-31.',
    });
    const april = { ...january, from: '2022-04-01', to: '2022-05-01' };
    expect(await refused(() => count([april, { ...april, from: '2022-04-30' }]))).toMatchObject({
      ...overlap,
      message: 'tallies.1: shares days with the period 2022-04-01 to 2022-04-30.',
    });
    expect(
      await count([{ ...week, from: '2022-02-01' }, april, visits('Unit', force.own.station, { key: january.key })]),
    ).toMatchObject({
      recorded: 3,
    });
  });

  it('measures a key in one unit, wherever it is on record', async () => {
    const officer = await createOfficer(api.registry);
    const first = visits('Officer', officer);
    await count([first]);
    const other = visits('Unit', force.own.station, { key: first.key, valueUnit: 'MINUTES' });
    expect(await refused(() => count([other]))).toMatchObject({
      rule: 'tally-unit-differs',
      message: `tallies.0: ${first.key} is measured in COUNT, not in MINUTES.`,
    });
    // the only one of its key may be corrected
    expect(await count([{ ...first, valueUnit: 'MINUTES' }])).toMatchObject({ superseded: 1 });
  });
});

describe('tallies', () => {
  it('are found by their keys, in any letter case', async () => {
    const officer = await createOfficer(api.registry);
    const [one, two] = [visits('Officer', officer, { value: 1 }), visits('Officer', officer, { value: 2 })];
    await count([one, two]);
    expect(await values(officer, { keys: [one.key.toUpperCase()] })).toEqual([1]);
    expect(await values(officer, { keys: [] })).toEqual([]);
    const keys = Array.from({ length: 101 }, (_, i) => `k${i}`);
    expect((await refusal(tallies(officer, { keys })))[0]).toMatchObject({ extensions: { argument: 'keys' } });
  });

  it('are shown to a bound viewer of its units alone, and to nobody without program:read', async () => {
    const { own, other } = force;
    for (const { officer, station } of [own, other]) {
      await createTally(api.registry, { officerId: officer.id });
      await createTally(api.registry, { unitId: station.id, key: 'seen' });
    }
    const keys = ['household_visits', 'seen'];
    const viewer = await api.signedIn(['program:read'], [own.bureau.id], ['registry:read']);
    const mine = await tallies(own.officer, { keys }, viewer);
    expect([mine.officer.length, mine.unit.length]).toEqual([1, 1]);
    expect(await tallies(other.officer, { keys }, viewer, other.station)).toEqual({ officer: [], unit: [] });
    const stranger = await api.signedIn(scopesWithout('program:read'));
    expect(await refusal(tallies(own.officer, { keys }, stranger))).toContainEqual(
      expect.objectContaining({ extensions: { code: 'FORBIDDEN', scope: 'program:read' } }),
    );
  });

  it('come back when their correction is undone, unless one of other days or of another measure stands', async () => {
    const { act, refused: stands, withdrawn } = withdrawals(api);
    const officer = await createOfficer(api.registry);
    const one = visits('Officer', officer);
    const record = (sent: TallyInput[]) => act('recordTallies', { tallies: sent });
    await record([one]);
    const corrected = await record([{ ...one, value: 31 }]);
    const undone = await withdrawRecord(corrected.change);
    expect(await values(officer)).toEqual([30]);
    // to undo the undoing takes the correction back up
    await withdrawn(undone);
    expect(await values(officer)).toEqual([31]);
    const other = visits('Officer', officer);
    const first = await record([other]);
    const gone = await withdrawRecord(first.change);
    await record([{ ...other, to: '2022-01-16' }]);
    expect(await stands(gone)).toMatchObject({ rule: 'change-rested-on' });
  });

  it('move in a merger of officers, once where both have them alike, and refuse it where they differ', async () => {
    const merge = async (into: { id: number }, duplicate: { id: number }) => {
      const input = {
        into: globalId('Officer', into.id),
        duplicate: globalId('Officer', duplicate.id),
        basis: { documentNumber: '测并1', reason: '重复登记' },
      };
      return (await api.admin.request(MergeOfficersDocument, { input })).mergeOfficers;
    };
    const twins = async () =>
      [await createOfficer(api.registry, named('欧阳测')), await createOfficer(api.registry, named('欧阳测'))] as const;
    const [one, two] = await twins();
    await createTally(api.registry, { officerId: one.id });
    await createTally(api.registry, { officerId: two.id });
    await createTally(api.registry, { officerId: two.id, key: 'calls', value: 8 });
    expect(await merge(one, two)).toMatchObject({ __typename: 'MergeOfficersSuccess' });
    expect((await values(one)).toSorted(byValue)).toEqual([5, 8]);
    const [three, four] = await twins();
    await createTally(api.registry, { officerId: three.id });
    await createTally(api.registry, { officerId: four.id, value: 6 });
    expect(await refused(() => merge(three, four))).toMatchObject({ rule: 'officers-contradict' });
  });
});
