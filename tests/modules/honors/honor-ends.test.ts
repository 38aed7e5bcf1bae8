import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createOfficer, createOfficerIn, createUnit, day } from '../../support/factories.ts';
import { commendation, honorActs, honorIn } from '../../support/honor-acts.ts';
import { createHonor } from '../../support/honor-factories.ts';
import { honorRows, lastChange, leavingNoTrace } from '../../support/writes.ts';
import { issue, refusedInBoth, rule } from '../../support/refusals.ts';

const api = useApp();
const { nominate, notice, confer, reject, revoke } = honorActs(api);

const BUREAU = '甲市公安局';
const GROUND = { documentNumber: '测撤〔2024〕1号', reason: '弄虚作假' };

const Counted = graphql(`
  query Counted($id: ID!, $code: String!, $date: Date) @asOf(date: $date) {
    officers(filter: { hasHonor: { title: { eq: "撤销的" } } }) {
      nodes {
        name
      }
    }
    unit(code: $code) {
      honorSummary(from: 2024) {
        honors
      }
    }
    honors(filter: { title: { eq: "撤销的" }, status: [CONFERRED] }) {
      totalCount
    }
    node(id: $id) {
      ... on Honor {
        status
        awardedBy
        awardedOn
        revokedBecause
      }
    }
  }
`);

let unit: { id: number; code: string };

beforeAll(async () => {
  unit = await createUnit(api.registry);
});

const nominated = async (title = '个人嘉奖') =>
  globalId('Honor', honorIn(await nominate(commendation([await createOfficer(api.registry)], { title }))));
const keyOf = (id: string) => honorIn({ honor: { id } });

/** The id of an honor that was conferred on 1 May 2024. */
const conferred = async (title?: string) => {
  const id = await nominated(title);
  await confer({ id, awardedBy: BUREAU, awardedOn: '2024-05-01' });
  return id;
};

describe('rejectHonor', () => {
  it('turns down a nomination, under notice or not, and records the change', async () => {
    const [id, announced] = [await nominated(), await nominated()];
    await notice({ id: announced, noticedOn: '2024-03-04' });
    const result = await reject({ id, expectedVersion: 1, effectiveOn: '2024-03-20', basis: GROUND });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2024-03-20'],
      ['status', 'NOMINATED', 'REJECTED'],
    ];
    expect(result).toEqual({
      __typename: 'RejectHonorSuccess',
      honor: { id, version: 2, status: 'REJECTED', basis: { reason: '弄虚作假' } },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({ operation: 'rejectHonor', subjectId: keyOf(id), basisReason: '弄虚作假', fields });
    // today where no day is given
    expect(await reject({ id: announced, basis: GROUND })).toMatchObject({ honor: { status: 'REJECTED', version: 3 } });
    for (const end of [id, announced]) {
      expect(await confer({ id: end, awardedBy: BUREAU, awardedOn: '2030-01-01' })).toMatchObject({
        rule: 'honor-status',
      });
    }
  });

  const end = { effectiveOn: '2024-06-01', basis: GROUND };

  it('refuses a conferred honor', async () => {
    const given = await conferred();
    expect(await refusedInBoth(api, (headers) => reject({ id: given, ...end }, headers))).toEqual(
      rule(
        'honor-status',
        '“个人嘉奖”的状态为已授予，不能变更为未通过',
        '个人嘉奖 is conferred and cannot become rejected.',
      ),
    );
  });

  it('refuses a day before the nomination', async () => {
    const input = { id: await nominated(), ...end, effectiveOn: '2024-02-29' };
    expect(await leavingNoTrace(api.registry, () => reject(input))).toMatchObject({
      issues: [{ path: 'effectiveOn', message: '不能早于 2024-03-01（自该日起已申报）' }],
    });
  });

  it('refuses a stale version', async () => {
    const id = await nominated();
    expect(await leavingNoTrace(api.registry, () => reject({ id, expectedVersion: 7, ...end }))).toMatchObject({
      currentVersion: 1,
    });
  });
});

describe('revokeHonor', () => {
  it('takes back a conferred honor and records the change', async () => {
    const id = await conferred();
    const result = await revoke({ id, expectedVersion: 2, effectiveOn: '2024-09-01', basis: GROUND });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2024-09-01'],
      ['status', 'CONFERRED', 'REVOKED'],
    ];
    expect(result).toEqual({
      __typename: 'RevokeHonorSuccess',
      honor: { id, version: 3, status: 'REVOKED', awardedOn: '2024-05-01', revokedBecause: '弄虚作假' },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({ operation: 'revokeHonor', subjectId: keyOf(id), fields });
    expect((await honorRows(api.registry, keyOf(id))).filter(({ believed }) => believed)).toEqual([
      { status: 'NOMINATED', from: '2024-03-01', to: '2024-05-01', believed: true, basis: null },
      { status: 'CONFERRED', from: '2024-05-01', to: '2024-09-01', believed: true, basis: null },
      { status: 'REVOKED', from: '2024-09-01', to: null, believed: true, basis: '测撤〔2024〕1号' },
    ]);
    expect(
      await leavingNoTrace(api.registry, () => revoke({ id, effectiveOn: '2024-10-01', basis: GROUND })),
    ).toMatchObject({ rule: 'honor-status', message: '“个人嘉奖”的状态为已撤销，不能变更为已撤销' });
  });

  it('keeps it visible with the reason, and counted until the day alone', async () => {
    const officer = await createOfficerIn(api.registry, unit, { name: '甲一' });
    const id = globalId('Honor', honorIn(await nominate(commendation([officer], { title: '撤销的' }))));
    await confer({ id, awardedBy: BUREAU, awardedOn: '2024-05-01' });
    await revoke({ id, effectiveOn: '2024-09-01', basis: GROUND });
    const on = (date: string) => api.admin.request(Counted, { id, code: unit.code, date });
    const award = { awardedBy: BUREAU, awardedOn: '2024-05-01' };
    expect(await on('2024-08-31')).toEqual({
      officers: { nodes: [{ name: '甲一' }] },
      unit: { honorSummary: [{ honors: 1 }] },
      honors: { totalCount: 1 },
      node: { status: 'CONFERRED', ...award, revokedBecause: null },
    });
    expect(await on('2024-09-01')).toEqual({
      officers: { nodes: [] },
      unit: { honorSummary: [] },
      honors: { totalCount: 0 },
      node: { status: 'REVOKED', ...award, revokedBecause: '弄虚作假' },
    });
  });

  it('takes back an honor whose award is known by year only', async () => {
    const officer = await createOfficer(api.registry);
    const honor = await createHonor(api.registry, [{ officerId: officer.id }], {
      from: '2021-01-01',
      startKnown: false,
      awardedOn: day('2021-01-01'),
      awardedPrecision: 'YEAR',
    });
    const id = globalId('Honor', honor.id);
    const basis = GROUND;
    expect(await revoke({ id, effectiveOn: '2020-12-31', basis })).toMatchObject({
      issues: [{ path: 'effectiveOn', message: '不能早于 2021-01-01（自该日起已授予）' }],
    });
    expect(await revoke({ id, effectiveOn: '2024-01-01', basis })).toMatchObject({
      honor: { status: 'REVOKED', awardedOn: '2021' },
    });
  });

  const end = { effectiveOn: '2024-06-01', basis: GROUND };

  it('refuses a nomination', async () => {
    const id = await nominated();
    expect(await refusedInBoth(api, (headers) => revoke({ id, ...end }, headers))).toEqual(
      rule(
        'honor-status',
        '“个人嘉奖”的状态为已申报，不能变更为已撤销',
        '个人嘉奖 is nominated and cannot become revoked.',
      ),
    );
  });

  it.each([{}, { documentNumber: '测撤〔2024〕2号' }])(
    'and rejectHonor refuse a basis without a reason: %j',
    async (basis) => {
      const [proposed, id] = [await nominated(), await conferred()];
      expect(await refusedInBoth(api, (headers) => revoke({ id, ...end, basis }, headers))).toMatchObject(
        issue('basis.reason', '必须说明事由', 'must say why'),
      );
      expect(await leavingNoTrace(api.registry, () => reject({ id: proposed, basis }))).toMatchObject({
        issues: [{ path: 'basis.reason', message: '必须说明事由' }],
      });
    },
  );

  it('refuses a stale version', async () => {
    const id = await conferred();
    expect(await leavingNoTrace(api.registry, () => revoke({ id, expectedVersion: 1, ...end }))).toMatchObject({
      __typename: 'StaleVersionError',
      currentVersion: 2,
    });
  });
});
