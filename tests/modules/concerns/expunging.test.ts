import { beforeAll, describe, expect, it } from '@jest/globals';
import { AdoptRegulationRuleDocument, ExpungeConcernsDocument, type ConcernStage } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { testCallers } from '../../support/callers.ts';
import { concernActs } from '../../support/concern-acts.ts';
import { breaksOf } from '../../support/breaks.ts';
import { createConcern, createRule } from '../../support/discipline-factories.ts';
import { createOfficerIn, createUnit, day, unique } from '../../support/factories.ts';
import { newKey, personalKeys, sealerWith } from '../../support/personal.ts';
import { merging } from '../../support/merging.ts';
import { lastChange, leavingNoTrace } from '../../support/writes.ts';
import { withdrawals } from '../../support/withdrawals.ts';
import { sql } from '../../../src/sql/sql.ts';
import { daysAfter, monthsAfter, today } from '../../../src/time/day.ts';

const key = newKey('k');
const api = useApp({ personalKeys: personalKeys(key) });
const { raise, step, expunge, concernsOf } = concernActs(api);
const { withdrawn, refused } = withdrawals(api);

let station: { id: number };

beforeAll(async () => {
  station = await createUnit(api.registry, { code: 'X-S' });
});

const officerIn = () => createOfficerIn(api.registry, station, { policeNumber: `X${unique()}` });

async function raised(officer: { id: number }, openedOn = '2022-03-15'): Promise<string> {
  const result = await raise(officer, station, { openedOn });
  if (result.__typename !== 'RaiseConcernSuccess') throw new Error(JSON.stringify(result));
  return result.concern.id;
}

async function ended(on: string, stage: ConcernStage = 'CLOSED') {
  const officer = await officerIn();
  const id = await raised(officer);
  const result = await step(id, stage, { on, note: '合成的理由' });
  expect(result.__typename).toBe('RecordConcernStepSuccess');
  return { officer, id };
}

const keysOf = async (id: string) => {
  const concern = Number(Buffer.from(id, 'base64').toString().split(':')[1]);
  return (await api.registry.$query(sql`SELECT FROM word_key WHERE concern_id = $1`, [concern])).length;
};

/** The ids of the believed steps of a concern, in their order. */
async function stepsOf(id: string): Promise<string[]> {
  const concernId = Number(Buffer.from(id, 'base64').toString().split(':')[1]);
  const where = { concernId, supersededAt: null };
  const steps = await api.registry.concernStep.findMany({ where, orderBy: [{ takenOn: 'asc' }, { id: 'asc' }] });
  return steps.map((one) => globalId('ConcernStep', one.id));
}

/** Adopts how long words are kept, from a day on. */
async function adopt(value: number, from: string) {
  const { adoptRegulationRule } = await api.admin.request(AdoptRegulationRuleDocument, {
    input: {
      key: 'concern.retention.months',
      value,
      article: '合成的保存规定',
      effectiveOn: from,
      basis: { documentNumber: '合成〔2020〕1号' },
    },
  });
  expect(adoptRegulationRule).toMatchObject({ __typename: 'AdoptRegulationRuleSuccess' });
}

describe('expungeConcerns', () => {
  it('destroys the words by an order, whatever the stage, and keeps that there was a concern', async () => {
    const officer = await officerIn();
    const id = await raised(officer);
    await step(id, 'REMINDED', { measure: 'TALK', note: '合成的谈话内容' });
    const reason = { reason: '登记有误' };
    expect(await leavingNoTrace(api.registry, () => expunge([id], reason))).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [{ path: 'ids.0' }],
    });
    expect(await expunge([id], { documentNumber: '合成令〔2022〕3号', ...reason })).toMatchObject({ expunged: 1 });
    expect(await lastChange(api.registry)).toMatchObject({ operation: 'expungeConcerns', subjectType: 'Concern' });
    expect(await keysOf(id)).toBe(0);
    for (const date of [undefined, '2022-03-20']) {
      const { nodes } = await concernsOf(officer, date);
      expect(nodes).toMatchObject([{ id, expunged: true, summary: null }]);
      expect(nodes[0]!.steps.map(({ by, note }) => [by, note])).toEqual(nodes[0]!.steps.map(() => ['', null]));
    }
    expect(await leavingNoTrace(api.registry, () => expunge([id]))).toMatchObject({ issues: [{ path: 'ids.0' }] });
    expect(await leavingNoTrace(api.registry, () => step(id, 'STOPPED'))).toMatchObject({ rule: 'concern-expunged' });
  });

  it('destroys, without an order, what has ended so long ago as a confirmed rule of that day says', async () => {
    const reason = { reason: '保存期满' };
    const before = await ended('2022-05-31', 'REFERRED');
    const rule = 'concern.retention.months';
    await createRule(api.registry, { key: rule, value: 1, confirmed: false, from: '2022-06-01', to: '2022-07-01' });
    const unconfirmed = await ended('2022-06-30');
    await adopt(6, '2022-07-01');
    const due = await ended('2022-08-31');
    const last = monthsAfter(today(), -6);
    const later = await ended(daysAfter(last, 3));
    const expungeOn = async ({ officer }: { officer: { id: number } }) =>
      (await concernsOf(officer)).nodes[0]!.expungeOn;
    expect(await Promise.all([before, unconfirmed, due, later].map(expungeOn))).toEqual([
      null,
      '2022-07-30',
      '2023-02-28',
      monthsAfter(daysAfter(last, 3), 6),
    ]);
    const answer = await leavingNoTrace(api.registry, () =>
      expunge([before.id, due.id, unconfirmed.id, later.id], reason),
    );
    expect(answer).toMatchObject({ issues: [{ path: 'ids.0' }, { path: 'ids.2' }, { path: 'ids.3' }] });
    expect(await keysOf(due.id)).toBe(1);
    expect(await expunge([due.id], reason)).toMatchObject({ expunged: 1 });
    expect(await keysOf(due.id)).toBe(0);
  });

  it('refuses a wrong list, and no reason, all or none', async () => {
    const { id } = await ended('2022-05-31');
    const wrong: [readonly string[], Parameters<typeof expunge>[1], object][] = [
      [[], undefined, { issues: [{ path: 'ids' }] }],
      [[id, id], undefined, { issues: [{ path: 'ids.1' }] }],
      [[id], { documentNumber: '合成令' }, { issues: [{ path: 'basis.reason' }] }],
      [[id, globalId('Officer', 1)], undefined, { issues: [{ path: 'ids.1' }] }],
      [[id, globalId('Concern', 999_999)], undefined, { __typename: 'NotFoundError', type: 'Concern' }],
    ];
    for (const [ids, basis, refusal] of wrong) {
      expect(await leavingNoTrace(api.registry, () => expunge(ids, basis))).toMatchObject(refusal);
    }
  });

  it('is never undone, and neither is what was raised; a step is', async () => {
    const { officer, id } = await ended('2022-05-31');
    const latest = async () => {
      const { position } = await api.registry.change.findFirstOrThrow({ orderBy: { position: 'desc' } });
      return globalId('Change', Number(position));
    };
    const undone = { __typename: 'RuleViolationError', rule: 'change-not-undone' };
    await withdrawn(await latest());
    expect((await concernsOf(officer)).nodes).toMatchObject([{ stage: 'FOUND', closedOn: null, version: 3 }]);
    // a step that others came after stays, and so does one whose undoing they came after
    const undoing = await latest();
    await step(id, 'REMINDED', { measure: 'TALK', on: '2022-06-01' });
    const reminded = await latest();
    expect(await refused(undoing)).toMatchObject({ rule: 'change-rested-on' });
    await step(id, 'STOPPED', { on: '2022-06-02' });
    expect(await refused(reminded)).toMatchObject({ rule: 'change-rested-on' });
    const steps = await stepsOf(id);
    for (const one of steps.slice(0, -1)) {
      expect(await refused(one)).toMatchObject({ rule: 'record-settled' });
    }
    const stopped = await latest();
    await expunge([id]);
    expect(await refused(stopped)).toMatchObject({ rule: 'change-rested-on' });
    expect(await refused(steps.at(-1)!)).toMatchObject({ rule: 'record-settled' });
    expect(await refused(await latest())).toMatchObject(undone);
    await raised(officer);
    expect(await refused(await latest())).toMatchObject(undone);
  });
});

it('concerns follow the officer who remains when two records are merged, and the change tells nothing of them', async () => {
  const { merge, enrolled } = merging(api);
  const [into, from] = [await enrolled(station), await enrolled(station)];
  const keyOf = (id: string) => ({ id: Number(Buffer.from(id, 'base64').toString().split(':')[1]) });
  const id = await raised(keyOf(from));
  expect(await merge(into, from)).toMatchObject({
    __typename: 'MergeOfficersSuccess',
  });
  expect(JSON.stringify(await lastChange(api.registry))).not.toMatch(/oncern/);
  expect((await concernsOf(keyOf(into))).nodes).toMatchObject([{ id, summary: '合成的情况' }]);
});

it('what contradicts the rules of concerns is found by verify, each by its line', async () => {
  const { registry } = api;
  const found = await breaksOf(registry);
  const officerId = (await officerIn()).id;
  const facts = { officerId, keeperId: station.id };
  const sealed = { sealer: sealerWith(key) };
  const withKey = await createConcern(registry, { ...facts, ...sealed, expunged: true });
  const without = await createConcern(registry, facts);
  const unfound = await registry.concern.create({ data: {} });
  const row = await registry.concernVersion.findFirstOrThrow({ where: { concernId: withKey.id } });
  const { id: _id, ...version } = row;
  await registry.concernVersion.create({ data: { ...version, concernId: unfound.id } });
  const over = await createConcern(registry, { ...facts, ...sealed });
  const stepOf = (stage: ConcernStage, on: string) =>
    registry.concernStep.create({
      data: { concernId: over.id, takenOn: day(on), stage, takenBy: new Uint8Array(1), recordedAt: new Date() },
    });
  await stepOf('CLOSED', '2021-01-01');
  const late = await stepOf('REMINDED', '2021-02-01');
  const lines = (await breaksOf(registry)).filter((line) => !found.includes(line)).join('\n');
  for (const line of [
    `concern ${withKey.id}: it is expunged, and the key of its words is there`,
    `concern ${without.id}: the key of its words is gone, and it is not expunged`,
    `concern ${unfound.id}: no step tells that it was found on`,
    `concern_step ${late.id}: it comes after the end of the concern`,
  ]) {
    expect(lines).toContain(line);
  }
});

testCallers(
  api,
  ['concern:write', 'concern:read', 'registry:read'],
  [
    [
      'expungeConcerns',
      async () => {
        const { id } = await ended('2022-05-31');
        const input = { ids: [id], basis: { documentNumber: '合成令', reason: '合成' } };
        return (client) => client.request(ExpungeConcernsDocument, { input, key: `e-${unique()}` });
      },
    ],
  ],
);
