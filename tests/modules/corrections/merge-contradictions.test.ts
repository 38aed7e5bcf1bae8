import { beforeAll, expect, it } from '@jest/globals';
import { globalId, useApp } from '../../support/app.ts';
import { breaksOf } from '../../support/breaks.ts';
import { createEvaluation } from '../../support/evaluation-factories.ts';
import { createUnit } from '../../support/factories.ts';
import { createFinalized } from '../../support/finalized-cycles.ts';
import { createHonor } from '../../support/honor-factories.ts';
import { merging } from '../../support/merging.ts';
import { syntheticNationalId } from '../../support/national-ids.ts';
import { newKey, personalKeys } from '../../support/personal.ts';
import { createPolicy, createRound, createSelection } from '../../support/selection-factories.ts';
import { keyOf, withdrawals } from '../../support/withdrawals.ts';
import { contents, ENGLISH } from '../../support/writes.ts';

const api = useApp({ personalKeys: personalKeys(newKey('k1')) });
const { merge, enrolled } = merging(api);
const { withdraw, withdrawn, act } = withdrawals(api);

const RESTS_ON_MERGE = {
  __typename: 'RuleViolationError',
  rule: 'change-rested-on',
  message: expect.stringMatching(/: change "\d+ merge officers"\.$/),
};

let station: { id: number };
let team: { id: number };
/** A cycle that takes scores, and one that is final. */
let open: number;
let final: number;

beforeAll(async () => {
  station = await createUnit(api.registry, { code: 'S', category: 'STATION' });
  team = await createUnit(api.registry, { code: 'T' });
  open = (await createFinalized(api.registry, { status: 'OPEN' })).cycleId;
  final = (await createFinalized(api.registry)).cycleId;
});

const evaluated = async (cycleId: number, officer: string): Promise<string> =>
  globalId('Evaluation', (await createEvaluation(api.registry, { cycleId, officerId: keyOf(officer), total: 80 })).id);

const refusal = async (into: string, duplicate: string) => {
  const result = await merge(into, duplicate, {}, ENGLISH);
  return {
    type: result.__typename,
    rule: 'rule' in result ? result.rule : null,
    message: 'message' in result ? result.message : null,
  };
};

it('two records that contradict each other are told apart by each fact, at once, and nothing changes', async () => {
  const into = await enrolled(station, {
    policeNumber: 'M00101',
    gender: 'MALE',
    nationalId: syntheticNationalId({ birth: '19850701', serial: '001' }),
  });
  const duplicate = await enrolled(team, {
    policeNumber: 'M00102',
    nationalId: syntheticNationalId({ birth: '19850702', serial: '003' }),
  });
  await evaluated(final, into);
  await evaluated(final, duplicate);
  const policy = await createPolicy(api.registry, { unitId: team.id });
  const round = await createRound(api.registry, { unitId: team.id, policyId: policy.id });
  for (const officerId of [into, duplicate].map(keyOf)) {
    await createSelection(api.registry, { roundId: round.id, fromUnitId: team.id, officerId });
  }
  const kept = await contents(api.registry);
  const { type, rule, message } = await refusal(into, duplicate);
  expect({ type, rule }).toEqual({ type: 'RuleViolationError', rule: 'officers-contradict' });
  expect(message?.split('; ')).toEqual([
    'The two records contradict each other',
    'put them right first: their police numbers differ from 2020-01-01 on (M00101, M00102)',
    'from 2020-01-01 on one has the post "单位S S 民警" and the other "单位T T 民警", which nobody holds at once',
    'their national ids differ',
    expect.stringMatching(/^both take part in one evaluation \(办法annual-\d+ 2025-01-01–2026-01-01\)$/),
    'both were selected in one round (on 2020-01-01 as "副所长").',
  ]);
  // that the national ids were compared is noted as a read
  const { personal_read: _read, read_link: _link, read_head: _head, ...after } = await contents(api.registry);
  expect(kept).toMatchObject(after);
});

it('refuses an officer merged into itself, by whichever id, and one that was merged before', async () => {
  const [a, b, c] = [await enrolled(station), await enrolled(station), await enrolled(station)];
  expect(await refusal(a, a)).toMatchObject({ rule: 'merge-into-itself' });
  await merge(b, a);
  expect(await refusal(a, b)).toMatchObject({ rule: 'merge-into-itself' });
  for (const into of [b, c]) {
    expect(await merge(into, a)).toMatchObject({ __typename: 'ConflictError', existing: { id: b } });
  }
  // the id of a merged record stands for the survivor
  expect(await merge(a, c)).toMatchObject({ __typename: 'MergeOfficersSuccess', officer: { id: b } });
});

it('needs a reason, and two officers', async () => {
  const [a, b] = [await enrolled(station), await enrolled(station)];
  expect(await merge(a, b, { basis: { documentNumber: '测〔2024〕1号' } })).toMatchObject({
    __typename: 'InvalidInputError',
    issues: [{ path: 'basis.reason' }],
  });
  expect(await merge(a, globalId('Officer', 999_999))).toMatchObject({ __typename: 'NotFoundError' });
  expect(await merge(a, b, { expectedVersion: 7 })).toMatchObject({ __typename: 'StaleVersionError' });
});

it('a gender that becomes known agrees with the national id on record, by whichever record it is', async () => {
  const nationalId = syntheticNationalId({ birth: '19850601', serial: '001' });
  const into = await enrolled(station, { nationalId });
  const duplicate = await enrolled(station, { gender: 'FEMALE' });
  for (const [one, other] of [
    [into, duplicate],
    [duplicate, into],
  ] as const) {
    expect((await refusal(one, other)).message).toMatch(/the national id of one does not agree with .* the gender/);
  }
});

it('a post that the survivor has on all its days is told to go, another one to follow with its days', async () => {
  const [into, same, longer] = [
    await enrolled(station, { effectiveOn: '2021-01-01' }),
    await enrolled(station, { effectiveOn: '2021-01-01' }),
    await enrolled(station),
  ];
  const told = async (duplicate: string) => {
    const result = await merge(into, duplicate);
    if (result.__typename !== 'MergeOfficersSuccess') throw new Error(result.message);
    return result.change.fields.filter(({ field }) => field === 'assignment');
  };
  expect(await told(same)).toEqual([{ field: 'assignment', before: '2021-01-01 单位S S 民警', after: null }]);
  expect(await told(longer)).toEqual([{ field: 'assignment', before: null, after: '2020-01-01 单位S S 民警' }]);
});

it('a post on both records, and what was withdrawn of the duplicate before, rest on the merge', async () => {
  const [into, duplicate] = [await enrolled(station), await enrolled(station)];
  const post = { unit: globalId('Unit', team.id), title: '兼职', kind: 'CONCURRENT', effectiveOn: '2021-01-01' };
  const own = await act('addAssignment', { ...post, officer: into }, 'assignment { id }');
  await act('addAssignment', { ...post, officer: duplicate });
  const other = await act('addAssignment', { ...post, title: '教官', officer: duplicate }, 'assignment { id }');
  const honor = await createHonor(api.registry, [{ officerId: keyOf(duplicate) }], { title: '嘉奖' });
  const reason = { basis: { reason: '误登' } };
  const gone = [
    await act('withdrawRecord', { id: other.id, ...reason }),
    await act('withdrawRecord', { id: globalId('Honor', honor.id), ...reason }),
  ];
  expect(await merge(into, duplicate)).toMatchObject({ __typename: 'MergeOfficersSuccess' });
  const refused = await Promise.all([own, ...gone].map(({ change }) => withdraw(change)));
  expect(refused).toEqual(refused.map(() => expect.objectContaining(RESTS_ON_MERGE)));
});

it('the old id withdraws nothing', async () => {
  const [into, duplicate] = [await enrolled(station), await enrolled(station)];
  await merge(into, duplicate);
  expect(await withdraw(duplicate, { withDependents: true })).toMatchObject({
    __typename: 'RuleViolationError',
    rule: 'record-merged',
  });
  expect(await withdrawn(into, { withDependents: true })).toContain(into);
  expect(await merge(await enrolled(station), duplicate)).toMatchObject({
    __typename: 'ConflictError',
    existing: null,
  });
});

it('an evaluation that was withdrawn of either does not count as taking part, and does not come back of a merged record', async () => {
  const [into, duplicate] = [await enrolled(station), await enrolled(station)];
  const [own, moved] = [await evaluated(open, into), await evaluated(open, duplicate)];
  expect((await refusal(into, duplicate)).message).toContain('both take part in one evaluation');
  const gone = await act('withdrawRecord', { id: own, basis: { reason: '重复' } });
  const before = new Date();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await merge(into, duplicate)).toMatchObject({ __typename: 'MergeOfficersSuccess' });

  const subjects = async (knownAt: Date | null) => {
    const { nodes } = await api.admin.request<{ nodes: ({ subject: { id: string } } | null)[] }>(
      `query ($ids: [ID!]!, $knownAt: DateTime) @asOf(knownAt: $knownAt) {
        nodes(ids: $ids) { ... on Evaluation { subject { ... on Officer { id } } } } }`,
      { ids: [own, moved], knownAt },
    );
    return nodes.map((node) => node?.subject.id ?? null);
  };
  expect(await subjects(null)).toEqual([null, into]);
  expect(await subjects(before)).toEqual([null, duplicate]);
  expect(await withdraw(gone.change)).toMatchObject(RESTS_ON_MERGE);

  const other = await enrolled(station);
  const late = await act('withdrawRecord', { id: await evaluated(open, other), basis: { reason: '重复' } });
  expect(await merge(into, other)).toMatchObject({ __typename: 'MergeOfficersSuccess' });
  expect(await withdraw(late.change)).toMatchObject(RESTS_ON_MERGE);
  expect((await breaksOf(api.registry)).filter((line) => line.includes('merged'))).toEqual([]);
});
