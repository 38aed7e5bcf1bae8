import { beforeAll, describe, expect, it } from '@jest/globals';
import { RecordSelectionDocument, type RecordSelectionInput } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { addOfficerVersion, createAssignment, createOfficer, createOfficerIn } from '../../support/factories.ts';
import { createUnit, unique } from '../../support/factories.ts';
import { createPolicy, createRound, createSelection } from '../../support/selection-factories.ts';
import { ENGLISH, lastChange, leavingNoTrace, nextYears } from '../../support/writes.ts';

const api = useApp();

type Headers = Record<string, string>;

let bureau: { id: number; code: string };
let policy: { id: number; key: string };
/** Of the category STATION, below the bureau. */
let station: { id: number; code: string };
/** Of no category, below the station. */
let post: { id: number; code: string };

beforeAll(async () => {
  bureau = await createUnit(api.registry, { code: 'B' });
  policy = await createPolicy(api.registry, { unitId: bureau.id });
  station = await createUnit(api.registry, { code: 'B-S', parentId: bureau.id, category: 'STATION' });
  post = await createUnit(api.registry, { code: 'B-S-P', parentId: station.id });
});

const record = (input: RecordSelectionInput, headers: Headers = {}, key = `key-${unique()}`) =>
  api.admin.request(RecordSelectionDocument, { input, key }, headers).then((data) => data.recordSelection);

const selected = (
  round: { id: number },
  officer: { id: number },
  more: Partial<RecordSelectionInput> = {},
): RecordSelectionInput => ({
  round: globalId('SelectionRound', round.id),
  officer: globalId('Officer', officer.id),
  title: '副所长',
  selectedOn: '2022-03-01',
  ...more,
});

/** What is answered in both languages, with nothing changed. */
const refusedInBoth = (send: (headers: Headers) => Promise<object>) =>
  leavingNoTrace(api.registry, async () => [await send({}), await send(ENGLISH)]);

const rule = (name: string, zh: string, en: string) =>
  [zh, en].map((message) => ({ __typename: 'RuleViolationError', message, rule: name, article: null }));

const issue = (path: string, zh: string, en: string) =>
  [zh, en].map((message) => ({ __typename: 'InvalidInputError', issues: [{ path, message }] }));

const QUOTAS = [
  { category: 'STATION', quota: 3, selected: 0, remaining: 3 },
  { category: 'OPERATIONAL', quota: 3, selected: 0, remaining: 3 },
  { category: 'GENERAL', quota: 1, selected: 0, remaining: 1 },
];

describe('recordSelection', () => {
  const newOpen = (more: Partial<Parameters<typeof createRound>[1]> = {}) =>
    createRound(api.registry, {
      unitId: bureau.id,
      policyId: policy.id,
      openedOn: '2022-01-01',
      vacancies: 7,
      ...more,
    });

  it('records a selection for the category of the nearest unit that has one, with its change', async () => {
    const round = await newOpen();
    const officer = await createOfficerIn(api.registry, post, { policeNumber: '000001' });
    const result = await record(selected(round, officer, { basis: { documentNumber: '甲任〔2022〕1号' } }));
    const row = await api.registry.selection.findFirstOrThrow({ where: { roundId: round.id } });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2022-03-01'],
      ['round', null, '选任甲'],
      ['officer', null, '甲乙'],
      ['policeNumber', null, '000001'],
      ['fromUnit', null, 'B-S-P'],
      ['category', null, 'STATION'],
      ['title', null, '副所长'],
    ];
    expect(result).toEqual({
      __typename: 'RecordSelectionSuccess',
      selection: {
        id: globalId('Selection', row.id),
        officer: { id: globalId('Officer', officer.id), name: '甲乙' },
        fromUnit: { code: 'B-S-P' },
        category: 'STATION',
        title: '副所长',
        selectedOn: '2022-03-01',
        exceedsQuotaBecause: null,
        basis: { documentNumber: '甲任〔2022〕1号' },
      },
      round: {
        id: globalId('SelectionRound', round.id),
        version: 2,
        status: 'OPEN',
        vacancies: 7,
        allocations: [{ category: 'STATION', quota: 3, selected: 1, remaining: 2 }, ...QUOTAS.slice(1)],
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({
      operation: 'recordSelection',
      subjectType: 'Selection',
      subjectId: row.id,
      basisDocument: '甲任〔2022〕1号',
      fields,
    });
  });

  it('accepts an officer from a unit outside the one that holds the round, as of the day', async () => {
    const round = await newOpen();
    const outside = await createUnit(api.registry, { code: 'OUT', category: 'GENERAL' });
    const officer = await createOfficer(api.registry);
    await createAssignment(api.registry, officer.id, { unitId: outside.id, to: '2022-03-02' });
    await createAssignment(api.registry, officer.id, { unitId: station.id, from: '2022-03-02' });
    await createAssignment(api.registry, officer.id, { unitId: post.id, kind: 'CONCURRENT' });
    expect(await record(selected(round, officer))).toMatchObject({
      selection: { fromUnit: { code: 'OUT' }, category: 'GENERAL' },
    });
  });

  it('refuses a selection beyond the quota of a category without a reason', async () => {
    const round = await newOpen({ vacancies: 1 });
    // on a later day: a quota is that of the whole round
    await createSelection(api.registry, { roundId: round.id, fromUnitId: station.id, selectedOn: '2022-05-01' });
    const officer = await createOfficerIn(api.registry, station);
    expect(await refusedInBoth((headers) => record(selected(round, officer), headers))).toEqual(
      rule(
        'over-quota',
        '派出所的名额 1 已用完；如需超出，请说明理由',
        'The quota of the category station, 1, is taken; to exceed it, say why.',
      ),
    );
    expect(await record(selected(round, officer, { exceedsQuotaBecause: ' 工作需要 ' }))).toMatchObject({
      selection: { category: 'STATION', exceedsQuotaBecause: '工作需要' },
    });
    const { fields } = await lastChange(api.registry);
    expect(fields.at(-1)).toEqual(['exceedsQuotaBecause', null, '工作需要']);
  });

  it('stores no reason where the quota is not used up', async () => {
    const officer = await createOfficerIn(api.registry, station);
    const input = selected(await newOpen(), officer, { exceedsQuotaBecause: '工作需要' });
    expect(await record(input)).toMatchObject({ selection: { exceedsQuotaBecause: null } });
  });

  it('refuses an officer who is selected in the round already, and shows that selection', async () => {
    const round = await newOpen();
    const officer = await createOfficerIn(api.registry, station);
    const there = { roundId: round.id, officerId: officer.id, fromUnitId: station.id, selectedOn: '2022-06-01' };
    const { id } = await createSelection(api.registry, there);
    expect(await refusedInBoth((headers) => record(selected(round, officer), headers))).toEqual(
      ['该民警在本次选任中已被选任', 'The officer has been selected in this round already.'].map((message) => ({
        __typename: 'ConflictError',
        message,
        existing: { id: globalId('Selection', id) },
      })),
    );
  });

  it('refuses a day before the round is opened and a future day', async () => {
    const round = await newOpen();
    const officer = await createOfficerIn(api.registry, station);
    const on = (selectedOn: string) =>
      refusedInBoth((headers) => record(selected(round, officer, { selectedOn }), headers));
    expect(await on('2021-12-31')).toMatchObject(
      issue('selectedOn', '不能早于开始之日 2022-01-01', 'must not be before 2022-01-01, when it was opened'),
    );
    expect(await on(nextYears(1))).toMatchObject(
      issue(
        'selectedOn',
        expect.stringMatching(/^不能晚于今日 /) as never,
        expect.stringMatching(/^must not be after /) as never,
      ),
    );
    expect(await record(selected(round, officer, { selectedOn: '2022-01-01' }))).toMatchObject({
      __typename: 'RecordSelectionSuccess',
    });
  });

  it('refuses a round that has ended, even for a day on which it was open', async () => {
    const officer = await createOfficerIn(api.registry, station);
    const concluded = rule('round-not-open', '选任“选任甲”不在进行中', 'The round 选任甲 is not open.');
    const cancelled = await newOpen({ status: 'CANCELLED' });
    expect(await refusedInBoth((headers) => record(selected(cancelled, officer), headers))).toEqual(concluded);
    const round = await api.registry.selectionRound.create({
      data: {
        unitId: bureau.id,
        policyId: policy.id,
        title: '选任甲',
        vacancies: 7,
        openedOn: new Date('2022-01-01'),
        versions: {
          create: [
            {
              status: 'OPEN',
              validFrom: new Date('2022-01-01'),
              validTo: new Date('2022-04-01'),
              recordedAt: new Date(0),
            },
            { status: 'CONCLUDED', validFrom: new Date('2022-04-01'), recordedAt: new Date(0) },
          ],
        },
      },
    });
    expect(await refusedInBoth((headers) => record(selected(round, officer), headers))).toEqual(concluded);
  });

  it('refuses an officer who does not serve on that day', async () => {
    const round = await newOpen();
    const officer = await createOfficerIn(api.registry, station, { name: '丙丁', to: '2022-03-01' });
    await addOfficerVersion(api.registry, officer.id, { name: '丙丁', from: '2022-03-01', status: 'RETIRED' });
    expect(await refusedInBoth((headers) => record(selected(round, officer), headers))).toEqual(
      rule('officer-not-serving', '丙丁 在 2022-03-01 不在职', '丙丁 does not serve on 2022-03-01.'),
    );
  });

  it('refuses an officer without a primary assignment or without a category', async () => {
    const round = await newOpen();
    const officer = await createOfficer(api.registry);
    expect(await refusedInBoth((headers) => record(selected(round, officer), headers))).toEqual(
      rule(
        'no-primary-assignment',
        '甲乙 在 2022-03-01 没有单位内的主要任职',
        '甲乙 has no primary assignment in a unit on 2022-03-01.',
      ),
    );
    await createAssignment(api.registry, officer.id, { unitId: bureau.id });
    expect(await refusedInBoth((headers) => record(selected(round, officer), headers))).toEqual(
      rule(
        'no-unit-category',
        '单位 B 及其上级在 2022-03-01 均未划定选任类别',
        'Neither the unit B nor any unit above it has a category on 2022-03-01.',
      ),
    );
  });

  it('refuses a round and an officer that do not exist', async () => {
    const round = await newOpen();
    const officer = await createOfficerIn(api.registry, station);
    const nobody = { id: 999_999 };
    const notFound = (messages: string[], type: string) =>
      messages.map((message) => ({ __typename: 'NotFoundError', message, type, key: globalId(type, nobody.id) }));
    expect(await refusedInBoth((headers) => record(selected(nobody, officer), headers))).toEqual(
      notFound(['该日没有此选任', 'There is no such SelectionRound on that day.'], 'SelectionRound'),
    );
    expect(await refusedInBoth((headers) => record(selected(round, nobody), headers))).toEqual(
      notFound(['该日没有此民警', 'There is no such Officer on that day.'], 'Officer'),
    );
  });

  it('is done once under one key, and not at all in a dry run', async () => {
    const input = selected(await newOpen(), await createOfficerIn(api.registry, station));
    await leavingNoTrace(api.registry, async () => {
      const answer = await api.admin.request(
        'mutation TrySelection($input: RecordSelectionInput!) @dryRun { recordSelection(input: $input) { __typename } }',
        { input },
      );
      expect(answer).toEqual({ recordSelection: { __typename: 'RecordSelectionSuccess' } });
    });
    const first = await record(input, {}, 'once');
    expect(first).toMatchObject({ __typename: 'RecordSelectionSuccess' });
    expect(await leavingNoTrace(api.registry, () => record(input, {}, 'once'))).toEqual(first);
  });
});
