import { beforeAll, describe, expect, it } from '@jest/globals';
import { RaiseConcernDocument, RecordConcernStepDocument, type ConcernStage } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { testCallers } from '../../support/callers.ts';
import { concernActs, concernInput, FOUND_ON, stepInput } from '../../support/concern-acts.ts';
import { createOfficerIn, createUnit, unique } from '../../support/factories.ts';
import { newKey, personalKeys } from '../../support/personal.ts';
import { lastChange, leavingNoTrace } from '../../support/writes.ts';
import { sql } from '../../../src/sql/sql.ts';

const api = useApp({ personalKeys: personalKeys(newKey('k')) });
const { raise, step, concernsOf, concernsIn } = concernActs(api);

let bureau: { id: number };
let station: { id: number };
let beside: { id: number };

beforeAll(async () => {
  bureau = await createUnit(api.registry, { code: 'C-B' });
  station = await createUnit(api.registry, { code: 'C-S', parentId: bureau.id });
  beside = await createUnit(api.registry, { code: 'C-O', parentId: bureau.id });
});

const officerIn = (unit = station, more: Parameters<typeof createOfficerIn>[2] = {}) =>
  createOfficerIn(api.registry, unit, { policeNumber: `C${unique()}`, ...more });

const raised = async (officer: { id: number }, more: Parameters<typeof raise>[2] = {}) => {
  const result = await raise(officer, station, more);
  if (result.__typename !== 'RaiseConcernSuccess') throw new Error(JSON.stringify(result));
  return result.concern;
};

const stepped = async (id: string, stage: ConcernStage, more: Parameters<typeof step>[2] = {}) => {
  const result = await step(id, stage, more);
  if (result.__typename !== 'RecordConcernStepSuccess') throw new Error(JSON.stringify(result));
  return result.concern;
};

describe('raiseConcern', () => {
  it('records an early sign with its words sealed, and tells nothing of it in its change', async () => {
    const officer = await officerIn();
    const concern = await raised(officer, { kind: 'WORK_STYLE', basis: { documentNumber: '合成〔2022〕1号' } });
    expect(concern).toMatchObject({
      kind: 'WORK_STYLE',
      stage: 'FOUND',
      openedOn: FOUND_ON,
      closedOn: null,
      expungeOn: null,
      expunged: false,
      summary: '合成的情况',
      keeper: { code: 'C-S' },
      version: 1,
      steps: [{ on: FOUND_ON, stage: 'FOUND', measure: null, by: '合成的发现人', note: null }],
      basis: { documentNumber: '合成〔2022〕1号' },
    });
    expect(await lastChange(api.registry)).toMatchObject({
      operation: 'raiseConcern',
      subjectType: 'Concern',
      fields: [['effectiveOn', null, FOUND_ON]],
    });
    const rows = await api.registry.$query<{ row: string }>(
      sql`SELECT v::text || s::text || encode(v.summary, 'escape') || encode(s.taken_by, 'escape') AS row FROM concern_version v
JOIN concern_step s ON s.concern_id = v.concern_id WHERE v.officer_id = $1`,
      [officer.id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.row).not.toMatch(/情况|发现人/);
    expect(await concernsOf(officer, FOUND_ON)).toMatchObject({ totalCount: 1 });
    expect(await concernsOf(officer, '2022-03-14')).toMatchObject({ totalCount: 0, nodes: [] });
  });

  it('is kept by the unit of the officer on the day or one above it, of who serves then', async () => {
    const officer = await officerIn();
    expect(await raise(officer, bureau)).toMatchObject({ __typename: 'RaiseConcernSuccess' });
    expect(await leavingNoTrace(api.registry, () => raise(officer, beside))).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [{ path: 'keeper' }],
    });
    const gone = await officerIn(station, { status: 'RETIRED' });
    expect(await leavingNoTrace(api.registry, () => raise(gone, station))).toMatchObject({
      rule: 'officer-not-serving',
    });
    const early = { openedOn: '2019-12-31' };
    expect(await leavingNoTrace(api.registry, () => raise(officer, station, early))).toMatchObject({
      __typename: 'NotFoundError',
      type: 'Officer',
    });
  });

  it('refuses a wrong input, and a reason, which would stay on record for good', async () => {
    const officer = await officerIn();
    const wrong: [Parameters<typeof raise>[2], string][] = [
      [{ openedOn: '2999-01-01' }, 'openedOn'],
      [{ summary: ' ' }, 'summary'],
      [{ summary: '字'.repeat(2001) }, 'summary'],
      [{ by: '字'.repeat(101) }, 'by'],
      [{ basis: { documentNumber: '合成', reason: '合成的理由' } }, 'basis.reason'],
    ];
    for (const [more, path] of wrong) {
      expect(await leavingNoTrace(api.registry, () => raise(officer, station, more))).toMatchObject({
        __typename: 'InvalidInputError',
        issues: [{ path }],
      });
    }
  });
});

describe('recordConcernStep', () => {
  it('goes down the ladder, with what was done, as of each day', async () => {
    const officer = await officerIn();
    const { id } = await raised(officer);
    await stepped(id, 'FOUND', { on: '2022-03-20', measure: 'QUESTION', note: '合成的函询' });
    await stepped(id, 'REMINDED', { on: '2022-04-01', measure: 'TALK', basis: { documentNumber: '合成2号' } });
    await stepped(id, 'CORRECTED', { on: '2022-05-01' });
    await stepped(id, 'REMINDED', { on: '2022-06-01', measure: 'MENTORING' });
    const closed = await stepped(id, 'CLOSED', { on: '2022-07-01', note: '合成的销号理由' });
    expect(closed).toMatchObject({ stage: 'CLOSED', closedOn: '2022-07-01', expungeOn: null, version: 6, basis: null });
    expect(closed.steps.map(({ stage, measure, note }) => [stage, measure, note])).toEqual([
      ['FOUND', null, null],
      ['FOUND', 'QUESTION', '合成的函询'],
      ['REMINDED', 'TALK', null],
      ['CORRECTED', null, null],
      ['REMINDED', 'MENTORING', null],
      ['CLOSED', null, '合成的销号理由'],
    ]);
    const stages = await Promise.all(
      ['2022-03-31', '2022-04-01', '2022-05-31', '2022-06-30', '2022-07-01'].map(async (date) => {
        const { nodes } = await concernsOf(officer, date);
        return [nodes[0]!.stage, nodes[0]!.basis?.documentNumber ?? null, nodes[0]!.steps.length];
      }),
    );
    expect(stages).toEqual([
      ['FOUND', null, 2],
      ['REMINDED', '合成2号', 3],
      ['CORRECTED', null, 4],
      ['REMINDED', null, 5],
      ['CLOSED', null, 6],
    ]);
    expect(await lastChange(api.registry)).toMatchObject({
      operation: 'recordConcernStep',
      fields: [['effectiveOn', null, '2022-07-01']],
    });
  });

  it('refuses what does not follow, and leaves no trace', async () => {
    const { id } = await raised(await officerIn());
    await stepped(id, 'STOPPED', { on: '2022-04-01' });
    const refused = async (stage: ConcernStage, more: Parameters<typeof step>[2] = {}) =>
      leavingNoTrace(api.registry, () => step(id, stage, more));
    expect(await refused('REMINDED')).toMatchObject({ rule: 'stage-goes-back' });
    expect(await refused('CORRECTED', { on: '2022-03-31' })).toMatchObject({ rule: 'step-before-last' });
    expect(await refused('STOPPED')).toMatchObject({ rule: 'step-without-effect' });
    expect(await refused('CLOSED')).toMatchObject({ issues: [{ path: 'note' }] });
    expect(await refused('CORRECTED', { on: '2999-01-01' })).toMatchObject({ issues: [{ path: 'on' }] });
    expect(await refused('CORRECTED', { basis: { reason: '合成' } })).toMatchObject({
      issues: [{ path: 'basis.reason' }],
    });
    expect(await refused('CORRECTED', { expectedVersion: 1 })).toMatchObject({
      __typename: 'StaleVersionError',
      currentVersion: 2,
    });
    const none = globalId('Concern', 999_999);
    expect(await leavingNoTrace(api.registry, () => step(none, 'CLOSED', { note: '合成' }))).toMatchObject({
      __typename: 'NotFoundError',
      type: 'Concern',
    });
    await stepped(id, 'REFERRED', { on: '2022-05-01', note: '合成的移送理由' });
    expect(await refused('CLOSED', { on: '2022-06-01', note: '合成' })).toMatchObject({ rule: 'concern-ended' });
  });
});

describe('Unit.concerns', () => {
  it('has those of the unit and below, open ones first, then the latest, by stage and by pages', async () => {
    const unit = await createUnit(api.registry, { parentId: bureau.id });
    const team = await createUnit(api.registry, { parentId: unit.id });
    const ids: string[] = [];
    for (const [place, openedOn] of [
      [unit, '2022-01-10'],
      [team, '2022-01-20'],
      [team, '2022-01-05'],
    ] as const) {
      const result = await raise(await officerIn(place), unit, { openedOn });
      if (result.__typename !== 'RaiseConcernSuccess') throw new Error(JSON.stringify(result));
      ids.push(result.concern.id);
    }
    await raise(await officerIn(beside), beside);
    await stepped(ids[1]!, 'CLOSED', { note: '合成的理由' });
    const { totalCount, nodes } = await concernsIn(unit);
    expect([totalCount, nodes.map(({ id }) => id)]).toEqual([3, [ids[0], ids[2], ids[1]]]);
    const one = await concernsIn(unit, { first: 1 });
    const two = await concernsIn(unit, { first: 2, after: one.pageInfo.endCursor ?? null });
    expect([...one.nodes, ...two.nodes].map(({ id }) => id)).toEqual([ids[0], ids[2], ids[1]]);
    expect((await concernsIn(unit, { stage: ['CLOSED'] })).nodes.map(({ id }) => id)).toEqual([ids[1]]);
    expect((await concernsIn(unit, { date: '2022-01-12' })).totalCount).toBe(2);
  });
});

testCallers(
  api,
  ['concern:write', 'concern:read', 'registry:read'],
  [
    [
      'raiseConcern',
      async () => {
        const input = concernInput(await officerIn(), station);
        return (client) => client.request(RaiseConcernDocument, { input, key: `k-${unique()}` });
      },
    ],
    [
      'recordConcernStep',
      async () => {
        const input = stepInput((await raised(await officerIn())).id, 'REMINDED');
        return (client) => client.request(RecordConcernStepDocument, { input, key: `k-${unique()}` });
      },
    ],
  ],
);
