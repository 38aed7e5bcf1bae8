import { beforeAll, describe, expect, it } from '@jest/globals';
import { OpenSelectionRoundDocument, type OpenSelectionRoundInput } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createUnit, unique } from '../../support/factories.ts';
import { createPolicy } from '../../support/selection-factories.ts';
import { lastChange, leavingNoTrace } from '../../support/writes.ts';
import { refusedInBoth, rule } from '../../support/refusals.ts';

const api = useApp();

type Headers = Record<string, string>;

let bureau: { id: number; code: string };
let policy: { id: number; key: string };
/** Below the bureau, of whose policy it holds its rounds. */
let post: { id: number; code: string };

beforeAll(async () => {
  bureau = await createUnit(api.registry, { code: 'B' });
  policy = await createPolicy(api.registry, { unitId: bureau.id });
  const station = await createUnit(api.registry, { code: 'B-S', parentId: bureau.id, category: 'STATION' });
  post = await createUnit(api.registry, { code: 'B-S-P', parentId: station.id });
});

const open = (input: OpenSelectionRoundInput, headers: Headers = {}, key = `key-${unique()}`) =>
  api.admin.request(OpenSelectionRoundDocument, { input, key }, headers).then((data) => data.openSelectionRound);

const newRound = (unit: { id: number }, more: Partial<OpenSelectionRoundInput> = {}): OpenSelectionRoundInput => ({
  unit: globalId('Unit', unit.id),
  title: '选任甲',
  vacancies: 7,
  openedOn: '2022-01-01',
  ...more,
});

const QUOTAS = [
  { category: 'STATION', quota: 3, selected: 0, remaining: 3 },
  { category: 'OPERATIONAL', quota: 3, selected: 0, remaining: 3 },
  { category: 'GENERAL', quota: 1, selected: 0, remaining: 1 },
];

describe('openSelectionRound', () => {
  it('opens a round under the policy of the nearest unit above that has one, with its change', async () => {
    const result = await open(newRound(post, { title: ' 选任甲 ', basis: { reason: '缺员' } }));
    const { id, policyId } = await api.registry.selectionRound.findFirstOrThrow({ where: { unitId: post.id } });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2022-01-01'],
      ['unit', null, 'B-S-P'],
      ['title', null, '选任甲'],
      ['vacancies', null, '7'],
      ['policy', null, policy.key],
      ['evaluationLookBackYears', null, '3'],
      ['evaluationWeights', null, '[5000,3000,2000]'],
      ['status', null, 'OPEN'],
    ];
    expect(policyId).toBe(policy.id);
    expect(result).toEqual({
      __typename: 'OpenSelectionRoundSuccess',
      round: {
        id: globalId('SelectionRound', id),
        version: 1,
        status: 'OPEN',
        title: '选任甲',
        openedOn: '2022-01-01',
        unit: { code: 'B-S-P' },
        policy: { key: policy.key },
        vacancies: 7,
        evaluationLookBackYears: 3,
        evaluationWeights: [5000, 3000, 2000],
        minimumGrade: null,
        allocations: QUOTAS,
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({
      operation: 'openSelectionRound',
      subjectType: 'SelectionRound',
      subjectId: id,
      basisReason: '缺员',
      fields,
    });
    expect(await api.registry.selectionRoundVersion.findMany({ where: { roundId: id } })).toMatchObject([
      { status: 'OPEN', validFrom: new Date('2022-01-01'), validTo: null, supersededAt: null, basisReason: '缺员' },
    ]);
  });

  it('uses the policy in force on the day it is opened', async () => {
    const unit = await createUnit(api.registry);
    const early = await createPolicy(api.registry, { unitId: unit.id, to: '2022-01-01' });
    const late = await createPolicy(api.registry, { unitId: unit.id, from: '2022-01-01' });
    for (const [openedOn, { key }] of [['2021-12-31', early] as const, ['2022-01-01', late] as const]) {
      expect(await open(newRound(unit, { openedOn }))).toMatchObject({ round: { policy: { key } } });
    }
  });

  it('refuses a unit without a policy and a unit that does not exist on that day', async () => {
    const unit = await createUnit(api.registry, { code: 'NP' });
    expect(await refusedInBoth(api, (headers) => open(newRound(unit), headers))).toEqual(
      rule(
        'no-selection-policy',
        '单位 单位NP NP 在 2022-01-01 没有可执行的选任比例',
        'No selection policy is in force for the unit 单位NP NP on 2022-01-01.',
      ),
    );
    const before = newRound(unit, { openedOn: '2019-12-31' });
    expect(await leavingNoTrace(api.registry, () => open(before))).toMatchObject({
      __typename: 'NotFoundError',
      type: 'Unit',
    });
  });

  it.each([0, 10_001])('refuses %d vacancies', async (vacancies) => {
    const input = newRound(bureau, { vacancies, title: ' ', openedOn: '1949-01-01' });
    expect(await leavingNoTrace(api.registry, () => open(input))).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [
        { path: 'title', message: '不能为空' },
        { path: 'vacancies', message: '必须在 1 至 10000 之间' },
        { path: 'openedOn' },
      ],
    });
  });

  it('refuses a unit that is on record to end', async () => {
    const unit = await createUnit(api.registry, { code: 'ENDS', parentId: bureau.id, to: '2023-01-01' });
    expect(await refusedInBoth(api, (headers) => open(newRound(unit), headers))).toEqual(
      rule(
        'unit-outside-validity',
        '单位 单位ENDS ENDS 自 2022-01-01 起并非始终存续',
        'The unit 单位ENDS ENDS is not there on every day from 2022-01-01 on.',
      ),
    );
  });

  it('stores how evaluations rank its candidates', async () => {
    const input = newRound(post, {
      evaluationLookBackYears: 2,
      evaluationWeights: [7000, 3000],
      minimumGrade: 'COMPETENT',
    });
    expect(await open(input)).toMatchObject({
      round: { evaluationLookBackYears: 2, evaluationWeights: [7000, 3000], minimumGrade: 'COMPETENT' },
    });
    expect((await lastChange(api.registry)).fields.slice(5, 8)).toEqual([
      ['evaluationLookBackYears', null, '2'],
      ['evaluationWeights', null, '[7000,3000]'],
      ['minimumGrade', null, 'COMPETENT'],
    ]);
  });

  it('lists everything wrong with a ranking at once', async () => {
    const input = newRound(post, {
      evaluationLookBackYears: 11,
      evaluationWeights: [9999, 0],
      minimumGrade: 'INCOMPETENT',
    });
    expect(await refusedInBoth(api, (headers) => open(input, headers))).toMatchObject([
      {
        __typename: 'InvalidInputError',
        issues: [
          { path: 'minimumGrade', message: '只能是 EXCELLENT、COMPETENT 或 BASICALLY_COMPETENT' },
          { path: 'evaluationLookBackYears', message: '必须在 1 至 10 之间' },
          { path: 'evaluationWeights.1', message: '必须在 1 至 10000 之间' },
          { path: 'evaluationWeights', message: '合计必须为 10000，现为 9999' },
        ],
      },
      {
        issues: [
          { message: 'must be EXCELLENT, COMPETENT or BASICALLY_COMPETENT' },
          { message: 'must be from 1 to 10' },
          { message: 'must be from 1 to 10000' },
          { message: 'must sum to 10000, not to 9999' },
        ],
      },
    ]);
  });

  it('is done once under one key, and not at all in a dry run', async () => {
    const input = newRound(post);
    await leavingNoTrace(api.registry, async () => {
      const answer = await api.admin.request(
        'mutation TryRound($input: OpenSelectionRoundInput!) @dryRun { openSelectionRound(input: $input) { __typename ... on OpenSelectionRoundSuccess { round { title version status evaluationWeights } } } }',
        { input },
      );
      expect(answer).toEqual({
        openSelectionRound: {
          __typename: 'OpenSelectionRoundSuccess',
          round: { title: '选任甲', version: 1, status: 'OPEN', evaluationWeights: [5000, 3000, 2000] },
        },
      });
    });
    const first = await open(input, {}, 'once');
    expect(first).toMatchObject({ __typename: 'OpenSelectionRoundSuccess' });
    expect(await leavingNoTrace(api.registry, () => open(input, {}, 'once'))).toEqual(first);
    expect(await leavingNoTrace(api.registry, () => open({ ...input, vacancies: 8 }, {}, 'once'))).toMatchObject({
      __typename: 'RuleViolationError',
      rule: 'idempotency-key-reused',
    });
  });
});
