import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createOfficer, createUnit, day } from '../../support/factories.ts';
import { addHonorVersion, createHonor, createHonorProgram } from '../../support/honor-factories.ts';

const api = useApp();

const HonorNode = graphql(`
  query HonorNode($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Honor {
        version
        title
        program {
          key
        }
        kind
        level
        meritClass
        status
        awardedBy
        awardedOn
        citation
        basis {
          documentNumber
          reason
        }
        recipients {
          __typename
          ... on Officer {
            officerName: name
          }
          ... on Unit {
            code
          }
          ... on OtherRecipient {
            otherName: name
          }
        }
      }
    }
  }
`);

const HonorStatusThen = graphql(`
  query HonorStatusThen($id: ID!, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
    node(id: $id) {
      ... on Honor {
        status
        awardedOn
        recipients {
          __typename
        }
      }
    }
    honors(filter: { title: { eq: "二等功" } }) {
      nodes {
        status
      }
    }
  }
`);

let full: { id: number };
let merit: { id: number };
let collective: { id: number };

beforeAll(async () => {
  const { registry } = api;
  const bureau = await createUnit(registry, { code: 'B', kind: 'MUNICIPAL_BUREAU' });
  const station = await createUnit(registry, { code: 'S', kind: 'STATION', parentId: bureau.id });
  const first = await createOfficer(registry, { name: '甲一' });
  const second = await createOfficer(registry, { name: '乙二', from: '2021-01-01' });
  const program = await createHonorProgram(registry, {
    key: 'annual',
    name: '年度评选',
  });

  collective = await createHonor(registry, [{ unitId: bureau.id }], {
    title: '先进集体',
    kind: 'COLLECTIVE',
    level: 'MUNICIPAL',
    meritClass: 'TITLE',
    awardedOn: day('2021-01-01'),
    awardedPrecision: 'YEAR',
  });
  merit = await createHonor(registry, [{ officerId: second.id }], {
    title: '二等功',
    kind: 'INDIVIDUAL',
    meritClass: 'SECOND_CLASS_MERIT',
    awardedOn: day('2021-06-01'),
    awardedPrecision: 'MONTH',
    from: '2020-06-01',
    to: '2022-01-01',
  });
  await addHonorVersion(registry, merit.id, {
    title: '二等功',
    status: 'REVOKED',
    kind: 'INDIVIDUAL',
    from: '2022-01-01',
  });
  full = await createHonor(
    registry,
    [{ officerId: first.id }, { unitId: station.id }, { otherName: '某组' }, { officerId: second.id }],
    {
      title: '抗疫先进',
      kind: 'COLLECTIVE',
      level: 'PROVINCIAL',
      meritClass: 'COMMENDATION',
      programId: program.id,
      awardedBy: '某厅',
      awardedOn: day('2023-03-04'),
      awardedPrecision: 'DAY',
      citation: '抗疫',
      basisDocument: '某厅〔2023〕1号',
    },
  );
});

describe('an honor', () => {
  it('has recipients of every kind, in their order', async () => {
    const id = globalId('Honor', full.id);
    expect(await api.admin.request(HonorNode, { id })).toEqual({
      node: {
        __typename: 'Honor',
        id,
        version: 1,
        title: '抗疫先进',
        program: { key: 'annual' },
        kind: 'COLLECTIVE',
        level: 'PROVINCIAL',
        meritClass: 'COMMENDATION',
        status: 'CONFERRED',
        awardedBy: '某厅',
        awardedOn: '2023-03-04',
        citation: '抗疫',
        basis: { documentNumber: '某厅〔2023〕1号', reason: null },
        recipients: [
          { __typename: 'Officer', officerName: '甲一' },
          { __typename: 'Unit', code: 'S' },
          { __typename: 'OtherRecipient', otherName: '某组' },
          { __typename: 'Officer', officerName: '乙二' },
        ],
      },
    });
  });

  it.each([
    ['a year', () => collective, '2021'],
    ['nothing', () => merit, null],
  ])('shows the day of its award as precisely as it is known: %s', async (_what, honor, awardedOn) => {
    const { node } = await api.admin.request(HonorNode, { id: globalId('Honor', honor().id) });
    expect(node).toMatchObject({ awardedOn });
  });

  it.each([
    ['2020-05-31', null, []],
    ['2020-06-01', { status: 'CONFERRED', awardedOn: '2021-06', recipients: [] }, [{ status: 'CONFERRED' }]],
    [
      '2021-12-31',
      { status: 'CONFERRED', awardedOn: '2021-06', recipients: [{ __typename: 'Officer' }] },
      [{ status: 'CONFERRED' }],
    ],
    [
      '2022-01-01',
      { status: 'REVOKED', awardedOn: null, recipients: [{ __typename: 'Officer' }] },
      [{ status: 'REVOKED' }],
    ],
  ])('has the status and the recipients of the day: %s', async (date, node, nodes) => {
    const answer = await api.admin.request(HonorStatusThen, { id: globalId('Honor', merit.id), date });
    expect(answer).toEqual({ node, honors: { nodes } });
  });

  it('is not found as known before it was recorded', async () => {
    const answer = await api.admin.request(HonorStatusThen, {
      id: globalId('Honor', merit.id),
      knownAt: '2020-01-01T00:00:00Z',
    });
    expect(answer).toEqual({ node: null, honors: { nodes: [] } });
  });

  it('is read as it was believed at the moment', async () => {
    const { registry } = api;
    const corrected = new Date('2024-02-01T00:00:00Z');
    const recordedAt = new Date('2024-01-01T00:00:00Z');
    const honor = await createHonor(registry, [{ otherName: '某人' }], {
      title: '更正',
      status: 'NOMINATED',
      recordedAt,
      supersededAt: corrected,
    });
    await addHonorVersion(registry, honor.id, { title: '更正', status: 'REJECTED', recordedAt: corrected });
    const id = globalId('Honor', honor.id);
    const then = await api.admin.request(HonorStatusThen, { id, knownAt: '2024-01-31T00:00:00Z' });
    const now = await api.admin.request(HonorStatusThen, { id });
    expect([then.node, now.node]).toMatchObject([{ status: 'NOMINATED' }, { status: 'REJECTED' }]);
  });
});
