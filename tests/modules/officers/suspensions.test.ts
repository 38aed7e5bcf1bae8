import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import {
  PromoteOfficerDocument,
  ReinstateOfficerDocument,
  SuspendOfficerDocument,
  type ReinstateOfficerInput,
  type SuspendOfficerInput,
} from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { addOfficerVersion, createOfficer, createOfficerIn, createUnit } from '../../support/factories.ts';
import { issue, refusedInBoth, rule } from '../../support/refusals.ts';
import { lastChange, officerRows } from '../../support/writes.ts';

const api = useApp();

const BASIS = { documentNumber: '测停〔2023〕1号', reason: '接受调查' };

type Who = { id: number };

const suspend = (officer: Who, more: Partial<SuspendOfficerInput> = {}, headers = {}) =>
  api.admin
    .request(
      SuspendOfficerDocument,
      { input: { id: globalId('Officer', officer.id), effectiveOn: '2023-01-01', basis: BASIS, ...more } },
      headers,
    )
    .then(({ suspendOfficer }) => suspendOfficer);

const reinstate = (officer: Who, more: Partial<ReinstateOfficerInput> = {}, headers = {}) =>
  api.admin
    .request(
      ReinstateOfficerDocument,
      { input: { id: globalId('Officer', officer.id), effectiveOn: '2023-02-01', basis: BASIS, ...more } },
      headers,
    )
    .then(({ reinstateOfficer }) => reinstateOfficer);

const believed = async (officer: Who) =>
  (await officerRows(api.registry, officer.id))
    .filter((row) => row['believed'])
    .map(({ status, from, to }) => `${String(status)} ${String(from)} ${String(to)}`);

const History = graphql(`
  query HistoryOfSuspended($id: ID!) {
    officer(id: $id) {
      history {
        status
        basis {
          documentNumber
          reason
        }
      }
    }
    changes(filter: { subject: $id }, last: 1) {
      nodes {
        basis {
          documentNumber
          reason
        }
      }
    }
  }
`);

let unit: { id: number; code: string };

beforeAll(async () => {
  unit = await createUnit(api.registry, { code: 'A' });
});

describe('suspendOfficer', () => {
  it('suspends from a day until another, from which the officer is active again', async () => {
    const officer = await createOfficerIn(api.registry, unit, { rank: 'SUPERVISOR_THIRD_CLASS' });
    const result = await suspend(officer, { until: '2023-03-01', expectedVersion: 1 });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2023-01-01'],
      ['status', 'ACTIVE', 'SUSPENDED'],
      ['until', null, '2023-03-01'],
    ];
    expect(result).toEqual({
      __typename: 'SuspendOfficerSuccess',
      officer: {
        id: globalId('Officer', officer.id),
        version: 2,
        name: '甲乙',
        status: 'SUSPENDED',
        primaryAssignment: { title: '民警' },
        validity: { from: '2023-01-01', to: '2023-03-01' },
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({
      operation: 'suspendOfficer',
      subjectType: 'Officer',
      subjectId: officer.id,
      basisDocument: BASIS.documentNumber,
      basisReason: BASIS.reason,
      fields,
    });
    expect(await believed(officer)).toEqual([
      'ACTIVE 2020-01-01 2023-01-01',
      'SUSPENDED 2023-01-01 2023-03-01',
      'ACTIVE 2023-03-01 null',
    ]);
  });

  it('lasts through what changes meanwhile, and ends with the service', async () => {
    const officer = await createOfficer(api.registry, { to: '2023-02-01' });
    await addOfficerVersion(api.registry, officer.id, { from: '2023-02-01', to: '2023-05-01', name: '丙' });
    await addOfficerVersion(api.registry, officer.id, { from: '2023-05-01', name: '丙', status: 'RETIRED' });
    await suspend(officer, { until: '2024-01-01' });
    expect(await believed(officer)).toEqual([
      'ACTIVE 2020-01-01 2023-01-01',
      'SUSPENDED 2023-01-01 2023-02-01',
      'SUSPENDED 2023-02-01 2023-05-01',
      'RETIRED 2023-05-01 null',
    ]);
  });

  it('is told with the scope change:read alone by whose order', async () => {
    const officer = await createOfficerIn(api.registry, unit);
    await suspend(officer, { until: '2023-03-01' });
    await reinstate(officer);
    const id = globalId('Officer', officer.id);
    const { officer: read, changes } = await api.admin.request(History, { id });
    expect(read?.history.map(({ status }) => status)).toContain('SUSPENDED');
    expect(read?.history.map(({ basis }) => basis)).toEqual(read?.history.map(() => null));
    expect(changes.nodes).toEqual([{ basis: BASIS }]);
  });

  it('is made longer by another one from the day on which it ends', async () => {
    const officer = await createOfficer(api.registry);
    await suspend(officer, { until: '2023-03-01' });
    expect(await suspend(officer, { effectiveOn: '2023-03-01' })).toMatchObject({ officer: { status: 'SUSPENDED' } });
    expect(await believed(officer)).toEqual([
      'ACTIVE 2020-01-01 2023-01-01',
      'SUSPENDED 2023-01-01 2023-03-01',
      'SUSPENDED 2023-03-01 null',
    ]);
  });

  it.each([
    ['on a day of it', '2023-02-01', null, '2023-02-01'],
    ['before it, with no end', '2022-01-01', null, '2023-01-01'],
    ['before it, until a day of it', '2022-01-01', '2023-01-02', '2023-01-01'],
  ])('refuses a second one %s', async (_case, effectiveOn, until, on) => {
    const officer = await createOfficer(api.registry);
    await suspend(officer, { until: '2023-03-01' });
    expect(await refusedInBoth(api, (headers) => suspend(officer, { effectiveOn, until }, headers))).toEqual(
      rule('suspended-already', `甲乙 在 ${on} 已处于停职期间`, `甲乙 is suspended on ${on} already.`),
    );
  });

  it('takes one that ends on the day on which another begins', async () => {
    const officer = await createOfficer(api.registry);
    await suspend(officer, { until: '2023-03-01' });
    const before = { effectiveOn: '2022-01-01', until: '2023-01-01' };
    expect(await suspend(officer, before)).toMatchObject({ __typename: 'SuspendOfficerSuccess' });
  });

  it.each(['RETIRED', 'SEPARATED', 'DECEASED'] as const)('refuses an officer who is %s', async (status) => {
    const officer = await createOfficer(api.registry, { status });
    expect(await refusedInBoth(api, (headers) => suspend(officer, {}, headers))).toEqual(
      rule('officer-not-serving', '甲乙 在 2023-01-01 不在职', '甲乙 does not serve on 2023-01-01.'),
    );
  });

  it('refuses an end that is not after its first day, and an order of nobody', async () => {
    const officer = await createOfficer(api.registry);
    const same = { until: '2023-01-01' };
    expect(await refusedInBoth(api, (headers) => suspend(officer, same, headers))).toMatchObject(
      issue('until', '必须晚于生效日期', 'must be after effectiveOn'),
    );
    expect(await refusedInBoth(api, (headers) => suspend(officer, { basis: {} }, headers))).toMatchObject(
      issue('basis', '须有文号或事由', 'must have a document number or a reason'),
    );
  });

  it('refuses an officer who is not there that day, and a version that is not the current one', async () => {
    const officer = await createOfficer(api.registry);
    const early = { effectiveOn: '2019-12-31' };
    expect(await refusedInBoth(api, (headers) => suspend(officer, early, headers))).toMatchObject([
      { __typename: 'NotFoundError' },
      { __typename: 'NotFoundError' },
    ]);
    expect(await refusedInBoth(api, (headers) => suspend(officer, { expectedVersion: 2 }, headers))).toMatchObject([
      { __typename: 'StaleVersionError', currentVersion: 1 },
      { __typename: 'StaleVersionError' },
    ]);
  });
});

describe('reinstateOfficer', () => {
  it('ends a suspension earlier than was planned', async () => {
    const officer = await createOfficer(api.registry);
    await suspend(officer, { until: '2023-03-01' });
    expect(await reinstate(officer, { expectedVersion: 2 })).toMatchObject({
      __typename: 'ReinstateOfficerSuccess',
      officer: { version: 3, status: 'ACTIVE', validity: { from: '2023-02-01', to: '2023-03-01' } },
    });
    expect(await lastChange(api.registry)).toMatchObject({
      operation: 'reinstateOfficer',
      fields: [
        ['effectiveOn', null, '2023-02-01'],
        ['status', 'SUSPENDED', 'ACTIVE'],
      ],
    });
    expect(await believed(officer)).toEqual([
      'ACTIVE 2020-01-01 2023-01-01',
      'SUSPENDED 2023-01-01 2023-02-01',
      'ACTIVE 2023-02-01 2023-03-01',
      'ACTIVE 2023-03-01 null',
    ]);
  });

  it('ends one that had no end, until the officer leaves', async () => {
    const officer = await createOfficer(api.registry, { to: '2024-01-01' });
    await addOfficerVersion(api.registry, officer.id, { from: '2024-01-01', status: 'SEPARATED' });
    await suspend(officer);
    await reinstate(officer);
    expect(await believed(officer)).toEqual([
      'ACTIVE 2020-01-01 2023-01-01',
      'SUSPENDED 2023-01-01 2023-02-01',
      'ACTIVE 2023-02-01 2024-01-01',
      'SEPARATED 2024-01-01 null',
    ]);
  });

  it('refuses an officer who is not suspended, or has left', async () => {
    const active = await createOfficer(api.registry);
    expect(await refusedInBoth(api, (headers) => reinstate(active, {}, headers))).toEqual(
      rule(
        'officer-not-suspended',
        '甲乙 在 2023-02-01 不在停职期间，无需恢复职务',
        '甲乙 is not suspended on 2023-02-01, and there is nothing to reinstate.',
      ),
    );
    const retired = await createOfficer(api.registry, { status: 'RETIRED' });
    expect(await refusedInBoth(api, (headers) => reinstate(retired, {}, headers))).toMatchObject([
      { rule: 'officer-not-serving' },
      { rule: 'officer-not-serving' },
    ]);
  });

  it('refuses the first day of the suspension, which is corrected or withdrawn', async () => {
    const officer = await createOfficer(api.registry);
    await suspend(officer);
    const first = { effectiveOn: '2023-01-01' };
    expect(await refusedInBoth(api, (headers) => reinstate(officer, first, headers))).toEqual(
      rule(
        'suspension-never-held',
        '甲乙 的停职自 2023-01-01 起，不能在当日结束；误登的停职应当更正或撤回',
        'The suspension of 甲乙 begins on 2023-01-01 and cannot end on that day; one that was recorded by mistake is corrected or withdrawn.',
      ),
    );
  });

  it('refuses a day on which the officer is not there, a stale version and an order of nobody', async () => {
    const officer = await createOfficer(api.registry, { status: 'SUSPENDED' });
    const answers = await refusedInBoth(api, async (headers) => [
      await reinstate(officer, { effectiveOn: '2019-12-31' }, headers),
      await reinstate(officer, { expectedVersion: 2 }, headers),
      await reinstate(officer, { basis: { reason: null } }, headers),
    ]);
    for (const each of answers) {
      expect(each).toMatchObject([
        { __typename: 'NotFoundError' },
        { __typename: 'StaleVersionError' },
        { __typename: 'InvalidInputError', issues: [{ path: 'basis' }] },
      ]);
    }
  });
});

describe('an officer who is suspended', () => {
  it('is not promoted on a day of it; its days count for the years in the rank', async () => {
    const officer = await createOfficer(api.registry, { rank: 'SUPERVISOR_THIRD_CLASS' });
    await suspend(officer, { effectiveOn: '2023-06-01', until: '2024-06-01' });
    const promote = (effectiveOn: string, headers = {}) =>
      api.admin
        .request(
          PromoteOfficerDocument,
          { input: { id: globalId('Officer', officer.id), rank: 'SUPERVISOR_SECOND_CLASS', effectiveOn } },
          headers,
        )
        .then(({ promoteOfficer }) => promoteOfficer);
    expect(await refusedInBoth(api, (headers) => promote('2024-01-01', headers))).toEqual(
      rule('officer-suspended', '甲乙 在 2024-01-01 处于停职期间', '甲乙 is suspended on 2024-01-01.'),
    );
    expect(await promote('2024-06-01')).toMatchObject({ __typename: 'PromoteOfficerSuccess' });
  });
});
