import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  CorrectHonorDocument,
  type ConferHonorInput,
  type CorrectHonorInput,
  type NominateHonorInput,
} from '../../generated/graphql.ts';
import { graphql } from '../../generated/gql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createOfficer, unique } from '../../support/factories.ts';
import { commendation, honorActs, honorIn } from '../../support/honor-acts.ts';
import { createHonor } from '../../support/honor-factories.ts';
import { ENGLISH, lastChange, leavingNoTrace } from '../../support/writes.ts';
import { sql } from '../../../src/sql/sql.ts';

const api = useApp();
const { nominate, notice, confer, revoke } = honorActs(api);

const BASIS = { reason: '登记有误' };

type Input = Omit<CorrectHonorInput, 'basis'> & { basis?: CorrectHonorInput['basis'] };

const correct = (input: Input, headers: Record<string, string> = ENGLISH) =>
  api.admin
    .request(CorrectHonorDocument, { input: { basis: BASIS, ...input } }, headers)
    .then(({ correctHonor }) => correctHonor);

const refused = (input: Input) => leavingNoTrace(api.registry, () => correct(input));

/** What is believed of an honor, in the order of its days. */
const believed = (id: number) =>
  api.registry.$query<Record<string, string | null>>(
    sql`SELECT title, status::text, valid_from::text AS "from", valid_to::text AS "to", awarded_on::text AS "awardedOn"
FROM honor_version WHERE honor_id = $1 AND superseded_at IS NULL ORDER BY valid_from`,
    [id],
  );

let officer: { id: number };
beforeAll(async () => {
  officer = await createOfficer(api.registry, { name: '奖甲' });
});

/** An honor that was nominated, noticed, and conferred on 2024-05-01; its key. */
async function conferred(
  title = `嘉奖${unique()}`,
  { withoutNoticeBecause, ...more }: Partial<NominateHonorInput & ConferHonorInput> = {},
): Promise<number> {
  const id = honorIn(await nominate(commendation([officer], { title, ...more })));
  const honor = globalId('Honor', id);
  if (!withoutNoticeBecause) await notice({ id: honor, noticedOn: '2024-03-11' });
  await confer({ id: honor, awardedBy: '甲市公安局', awardedOn: '2024-05-01', withoutNoticeBecause });
  return id;
}

const idOf = (id: number) => globalId('Honor', id);

describe('correctHonor', () => {
  it('puts values right on all days of the honor, and names each with its old value', async () => {
    const id = await conferred('个人加奖');
    const result = await correct({
      id: idOf(id),
      title: '个人嘉奖（甲）',
      level: 'MUNICIPAL',
      meritClass: null,
      citation: '护送走失老人',
      awardedBy: '乙市公安局',
      expectedVersion: 3,
    });
    expect(result).toMatchObject({
      __typename: 'CorrectHonorSuccess',
      honor: { id: idOf(id), version: 4, title: '个人嘉奖（甲）', level: 'MUNICIPAL', awardedBy: '乙市公安局' },
      impacts: [],
    });
    expect((await believed(id)).map(({ title, status, from }) => [title, status, from])).toEqual([
      ['个人嘉奖（甲）', 'NOMINATED', '2024-03-01'],
      ['个人嘉奖（甲）', 'UNDER_PUBLIC_NOTICE', '2024-03-11'],
      ['个人嘉奖（甲）', 'CONFERRED', '2024-05-01'],
    ]);
    expect(await lastChange(api.registry)).toMatchObject({
      operation: 'correctHonor',
      subjectType: 'Honor',
      fields: [
        ['effectiveOn', null, '2024-03-01'],
        ['title', '个人加奖', '个人嘉奖（甲）'],
        ['level', 'COUNTY', 'MUNICIPAL'],
        ['meritClass', 'COMMENDATION', null],
        ['citation', null, '护送走失老人'],
        ['awardedBy', '甲市公安局', '乙市公安局'],
      ],
      basisReason: '登记有误',
    });
  });

  it('moves the day of the award, up to which the notice lasts', async () => {
    const id = await conferred();
    for (const awardedOn of ['2024-04-01', '2024-06-01']) {
      expect(await correct({ id: idOf(id), awardedOn })).toMatchObject({ honor: { awardedOn, status: 'CONFERRED' } });
      expect(await believed(id)).toMatchObject([
        { status: 'NOMINATED', from: '2024-03-01', to: '2024-03-11' },
        { status: 'UNDER_PUBLIC_NOTICE', from: '2024-03-11', to: awardedOn, awardedOn: null },
        { status: 'CONFERRED', from: awardedOn, to: null, awardedOn },
      ]);
    }
  });

  it('leaves what was believed before to knownAt', async () => {
    const id = await conferred('有误的名称');
    const { at } = await api.registry.change.findFirstOrThrow({ orderBy: { position: 'desc' } });
    await correct({ id: idOf(id), title: '正确的名称', awardedOn: '2024-06-01' });
    const query = graphql(`
      query HonorThen($id: ID!, $knownAt: DateTime) @asOf(date: "2024-05-15", knownAt: $knownAt) {
        node(id: $id) {
          ... on Honor {
            title
            status
          }
        }
      }
    `);
    const then = (knownAt: string | null) => api.admin.request(query, { id: idOf(id), knownAt });
    expect(await then(at.toISOString())).toEqual({ node: { title: '有误的名称', status: 'CONFERRED' } });
    expect(await then(null)).toEqual({ node: { title: '正确的名称', status: 'UNDER_PUBLIC_NOTICE' } });
  });

  it('puts right an honor that was taken back, and one whose award was known by the year', async () => {
    const id = await conferred();
    await revoke({ id: idOf(id), effectiveOn: '2024-09-01', basis: BASIS });
    expect(await correct({ id: idOf(id), awardedOn: '2024-05-02', title: '更正' })).toMatchObject({ impacts: [] });
    expect(await believed(id)).toMatchObject([
      {},
      { to: '2024-05-02' },
      { status: 'CONFERRED', title: '更正', awardedOn: '2024-05-02' },
      { status: 'REVOKED', title: '更正', awardedOn: '2024-05-02', from: '2024-09-01' },
    ]);
    const [year, from] = [new Date('2021-01-01'), '2021-01-01'];
    const award = { awardedOn: year, awardedPrecision: 'YEAR' as const, from };
    const loaded = await createHonor(api.registry, [{ officerId: officer.id }], award);
    expect(await correct({ id: idOf(loaded.id), awardedOn: '2021-05-04' })).toMatchObject({
      honor: { awardedOn: '2021-05-04' },
    });
    expect(await believed(loaded.id)).toMatchObject([{ from: '2021-05-04', awardedOn: '2021-05-04' }]);
  });

  it('tells that the notice had not run by the day of the award, unless it was lifted, and that another class needs one', async () => {
    const merit = { meritClass: 'THIRD_CLASS_MERIT' } as const;
    const id = await conferred('三等功甲', merit);
    const told = (message: string) => ({
      impacts: [{ kind: 'HONOR', message, subject: { __typename: 'Honor', id: idOf(id) } }],
    });
    // seven working days from Monday, 11 March
    expect(await correct({ id: idOf(id), awardedOn: '2024-03-19' })).toMatchObject(
      told(
        'It was then conferred on 2024-03-19, and its notice runs for 7 working days (公安机关人民警察奖励条令): it could be conferred from 2024-03-20 on. Check it, and say in the reason why.',
      ),
    );
    // what is not about the notice does not ask for it
    expect(await correct({ id: idOf(id), title: '三等功乙' })).toMatchObject({ impacts: [] });
    expect(await correct({ id: idOf(id), awardedOn: '2024-03-20' })).toMatchObject({ impacts: [] });
    expect(await correct({ id: idOf(id), awardedOn: '2024-03-18', meritClass: 'COMMENDATION' })).toMatchObject({
      impacts: [],
    });
    expect(await correct({ id: idOf(id), ...merit }, {})).toMatchObject({
      impacts: [{ message: expect.stringContaining('2024-03-20 起方可授予') }],
    });
    const secret = await conferred('三等功丙', { ...merit, withoutNoticeBecause: '事迹须保密' });
    expect(await correct({ id: idOf(secret), awardedOn: '2024-04-01' })).toMatchObject({ impacts: [] });
    // a class that needs one, of an honor that had none
    const none = honorIn(await nominate(commendation([officer], { title: '嘉奖丁' })));
    await confer({ id: idOf(none), awardedBy: '甲市公安局', awardedOn: '2024-05-01' });
    expect(await correct({ id: idOf(none), ...merit }, {})).toMatchObject({
      impacts: [{ message: expect.stringContaining('未曾公示') }],
    });
  });

  it('keeps nothing in a dry run', async () => {
    const id = await conferred();
    const query = graphql(`
      mutation CorrectHonorOnTrial($input: CorrectHonorInput!) @dryRun {
        correctHonor(input: $input) {
          ... on CorrectHonorSuccess {
            rehearsed
            honor {
              title
            }
          }
        }
      }
    `);
    const input = { id: idOf(id), title: '试', basis: BASIS };
    expect(await leavingNoTrace(api.registry, () => api.admin.request(query, { input }))).toEqual({
      correctHonor: { rehearsed: true, honor: { title: '试' } },
    });
  });
});

describe('correctHonor is refused', () => {
  it.each<[string, Partial<Input>, string, string]>([
    ['without values', {}, 'input', 'has nothing to correct'],
    ['without a reason', { title: '甲', basis: { documentNumber: '1' } }, 'basis.reason', 'must say what was wrong'],
    ['where the title is null', { title: null }, 'title', 'must not be null'],
    [
      'where it is given before its notice',
      { awardedOn: '2024-03-10' },
      'awardedOn',
      'must not be before 2024-03-11, from which it is under public notice',
    ],
  ])('%s', async (_why, input, path, message) => {
    const id = idOf(await conferred());
    expect(await refused({ id, ...input })).toMatchObject({
      __typename: 'InvalidInputError',
      issues: expect.arrayContaining([{ path, message }]),
    });
  });

  it('where nothing would change', async () => {
    const id = await conferred('不变');
    expect(await refused({ id: idOf(id), title: '不变' })).toMatchObject({
      issues: [{ path: 'input', message: 'matches the record for that day; nothing would change' }],
    });
  });

  it('for the award of one that was never conferred', async () => {
    const id = honorIn(await nominate(commendation([officer], { title: '未授予' })));
    expect(await refused({ id: idOf(id), awardedBy: '甲' })).toMatchObject({
      issues: [{ path: 'awardedBy', message: 'must be left out: the honor was never conferred' }],
    });
  });

  it('for an award on or after the day on which it was taken back', async () => {
    const id = await conferred();
    await revoke({ id: idOf(id), effectiveOn: '2024-09-01', basis: BASIS });
    expect(await refused({ id: idOf(id), awardedOn: '2024-09-01' })).toMatchObject({
      issues: [{ path: 'awardedOn', message: 'must be before 2024-09-01, on which it was taken back' }],
    });
  });

  it('where it would be another award that was conferred on the day', async () => {
    const [first, second] = [await conferred('同一奖励'), await conferred()];
    expect(await refused({ id: idOf(second), title: '同一奖励' })).toMatchObject({
      __typename: 'ConflictError',
      existing: { id: idOf(first) },
    });
  });

  it('for a day on which a recipient may not be given it', async () => {
    const late = await createOfficer(api.registry, { name: '奖乙', from: '2024-04-15' });
    // the day of the nomination is not known
    const id = honorIn(await nominate(commendation([late], { title: '迟到', nominatedOn: null })));
    const withoutNoticeBecause = '保密';
    await confer({ id: idOf(id), awardedBy: '甲', awardedOn: '2024-05-01', withoutNoticeBecause });
    expect(await refused({ id: idOf(id), awardedOn: '2024-04-01' })).toMatchObject({ __typename: 'NotFoundError' });
  });

  it('for an honor that is not there, and with a version of before', async () => {
    expect(await refused({ id: idOf(999_999), title: '甲' })).toMatchObject({ __typename: 'NotFoundError' });
    const id = await conferred();
    expect(await refused({ id: idOf(id), title: '甲', expectedVersion: 1 })).toMatchObject({
      __typename: 'StaleVersionError',
      currentVersion: 3,
    });
  });
});

it('one of two corrections that would make the same award of two honors at once is refused', async () => {
  const both = [await conferred(), await conferred()];
  const title = `同名${unique()}`;
  const results = await Promise.all(both.map((id) => correct({ id: idOf(id), title })));
  expect(results.map(({ __typename }) => __typename).toSorted()).toEqual(['ConflictError', 'CorrectHonorSuccess']);
});
