import { beforeAll, describe, expect, it } from '@jest/globals';
import { impactsOf, type ImpactQuestion } from '../../../src/modules/corrections/impact.reads.ts';
import { withheldText } from '../../../src/modules/corrections/impact.rules.ts';
import { useApp } from '../../support/app.ts';
import { addOfficerVersion, createAssignment, createOfficer, createUnit } from '../../support/factories.ts';
import { createFinalized, type Finalized } from '../../support/finalized-cycles.ts';
import { createHonor } from '../../support/honor-factories.ts';
import { createPolicy, createRound, createSelection } from '../../support/selection-factories.ts';

const api = useApp();

/** What an officer's record, or a unit's, has led to. */
async function asked(question: ImpactQuestion, statements?: { n: number }): Promise<unknown[]> {
  const { registry } = api;
  const query: typeof registry.$query = (...told) => {
    if (statements) statements.n += 1;
    return registry.$query(...told);
  };
  const impacts = await impactsOf({ query, loaders: new Map() }, question);
  return impacts.map(({ kind, subject }) => [kind, subject?.type, subject?.id]);
}

let finalized: Finalized;
let officerId: number;
let evaluationId: number;

beforeAll(async () => {
  finalized = await createFinalized(api.registry, { grades: ['COMPETENT', 'COMPETENT'] });
  [{ officerId, id: evaluationId }] = finalized.evaluations as [Finalized['evaluations'][number]];
});

describe('what rests on the record of an officer', () => {
  it('an evaluation of a finalized cycle whose period shares a day with the correction', async () => {
    const found = ['EVALUATION', 'Evaluation', evaluationId];
    expect(await asked({ officers: [officerId], from: '2025-12-31', until: null })).toContainEqual(found);
    expect(await asked({ officers: [officerId], from: '2024-12-01', until: '2025-01-02' })).toContainEqual(found);
    expect(await asked({ officers: [officerId], from: '2024-12-01', until: '2025-01-01' })).not.toContainEqual(found);
    expect(await asked({ officers: [officerId], from: '2026-01-01', until: null })).not.toContainEqual(found);
    const open = await createFinalized(api.registry, { status: 'OPEN' });
    const [scored] = open.evaluations;
    expect(await asked({ officers: [scored!.officerId], from: '2025-01-01', until: null })).toEqual([]);
  });

  it('an honor conferred in the period, or under nomination then; none that was rejected', async () => {
    const { registry } = api;
    const conferred = await createHonor(registry, [{ officerId }], { from: '2023-05-01' });
    const nominated = await createHonor(registry, [{ officerId }], { from: '2023-04-01', status: 'NOMINATED' });
    await createHonor(registry, [{ officerId }], { from: '2023-05-02', status: 'REJECTED' });
    expect(await asked({ officers: [officerId], from: '2023-05-01', until: '2023-05-03' })).toEqual([
      ['HONOR', 'Honor', nominated.id],
      ['HONOR', 'Honor', conferred.id],
    ]);
    expect(await asked({ officers: [officerId], from: '2023-04-15', until: '2023-05-01' })).toEqual([
      ['HONOR', 'Honor', nominated.id],
    ]);
  });

  it('a selection in the period, and a round that is open where the officer is a candidate', async () => {
    const { registry } = api;
    const { unit } = finalized;
    const policy = await createPolicy(registry, { unitId: unit.id });
    const round = { unitId: unit.id, policyId: policy.id, openedOn: '2022-01-01' };
    const open = await createRound(registry, round);
    const closed = await createRound(registry, { ...round, status: 'CONCLUDED' });
    const chosen = { roundId: closed.id, fromUnitId: unit.id, officerId, selectedOn: '2022-03-01' };
    const selection = await createSelection(registry, chosen);
    expect(await asked({ officers: [officerId], from: '2022-02-01', until: '2022-04-01' })).toEqual([
      ['SELECTION', 'SelectionRound', open.id],
      ['SELECTION', 'Selection', selection.id],
    ]);
    expect(await asked({ officers: [officerId], from: '2021-02-01', until: '2022-01-01' })).toEqual([]);
    const stranger = await createOfficer(registry);
    expect(await asked({ officers: [stranger.id], from: '2022-02-01', until: null })).toEqual([]);
    expect(await asked({ units: [unit.id], from: '2022-02-01', until: '2022-04-01' })).toContainEqual([
      'SELECTION',
      'Selection',
      selection.id,
    ]);
  });

  it('its rows that begin when the record was right again', async () => {
    const { id } = await createOfficer(api.registry, { to: '2022-01-01' });
    await addOfficerVersion(api.registry, id, { from: '2022-01-01', rank: 'SUPERVISOR_FIRST_CLASS' });
    const later = [['LATER_RECORD', 'Officer', id]];
    expect(await asked({ officers: [id], from: '2021-01-01', until: '2022-01-01' })).toEqual(later);
    expect(await asked({ officers: [id], from: '2021-01-01', until: null })).toEqual([]);
  });

  it('the same is found by a post of the officer', async () => {
    const post = await createAssignment(api.registry, officerId, {
      unitId: (await createUnit(api.registry)).id,
      kind: 'CONCURRENT',
    });
    const found = await asked({ assignments: [post.id], from: '2025-01-01', until: '2025-02-01' });
    expect(found).toContainEqual(['EVALUATION', 'Evaluation', evaluationId]);
  });
});

it('a unit in a wrong place concerns the evaluations of the officers who were in it', async () => {
  const { unit, evaluations } = finalized;
  const found = await asked({ staffOf: [unit.id], from: '2025-06-01', until: '2025-07-01' });
  expect(found).toEqual(evaluations.map(({ id }) => ['EVALUATION', 'Evaluation', id]));
});

it('the statements are as many for many things as for one', async () => {
  const [one, many] = [{ n: 0 }, { n: 0 }];
  const { unit, evaluations } = finalized;
  await asked({ officers: [officerId], units: [unit.id], from: '2020-01-01', until: null }, one);
  const officers = evaluations.map((each) => each.officerId);
  await asked(
    { officers, units: [unit.id, (await createUnit(api.registry)).id], from: '2020-01-01', until: null },
    many,
  );
  expect(many.n).toBe(one.n);
  expect(one.n).toBeLessThanOrEqual(7);
});

it('beyond a hundred of a kind the others are counted', async () => {
  const { id } = await createOfficer(api.registry);
  for (let i = 0; i < 102; i++) await createHonor(api.registry, [{ officerId: id }], { from: '2019-01-01' });
  const impacts = await impactsOf(
    { query: api.registry.$query, loaders: new Map() },
    { officers: [id], from: '2019-01-01', until: null },
  );
  expect(impacts).toHaveLength(101);
  expect(impacts.at(-1)).toMatchObject({
    subject: null,
    text: { zh: '另有 2 项奖励以原登记为依据，未逐一列出' },
  });
});

it('what is told of a subject that is withheld names its kind alone', () => {
  expect(withheldText('EVALUATION')).toEqual({
    zh: '有一项考核以原登记为依据，您无权查看其内容',
    en: 'One record of the kind evaluation rests on the old record; you may not see it.',
  });
});
