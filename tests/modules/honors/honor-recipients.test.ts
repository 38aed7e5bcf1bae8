import { beforeAll, describe, expect, it } from '@jest/globals';
import { decodeGlobalID } from '@pothos/plugin-relay';
import { graphql } from '../../generated/gql.ts';
import type { HonorFilter } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createOfficer, createUnit, day } from '../../support/factories.ts';
import { addHonorVersion, createHonor } from '../../support/honor-factories.ts';

const api = useApp();

const OfficerHonors = graphql(`
  query OfficerHonors($ids: [ID!]!, $filter: HonorFilter) {
    nodes(ids: $ids) {
      ... on Officer {
        honors(filter: $filter) {
          totalCount
          nodes {
            title
          }
        }
      }
    }
  }
`);

const UnitHonors = graphql(`
  query UnitHonors($code: String!) {
    unit(code: $code) {
      own: honors {
        totalCount
        nodes {
          title
        }
      }
      all: honors(includeSubunits: true, filter: { awardedYear: 2023 }) {
        totalCount
        nodes {
          title
        }
      }
    }
  }
`);

const awarded = (text: string) => ({ awardedOn: day(text), awardedPrecision: 'DAY' as const });

const OfficersWithHonor = graphql(`
  query OfficersWithHonor($filter: HonorFilter!, $date: Date) @asOf(date: $date) {
    officers(filter: { hasHonor: $filter }) {
      nodes {
        id
      }
    }
  }
`);

/** By their ids: those who have such an honor. */
const officersWith = async (filter: HonorFilter, date = '2024-01-01') => {
  const { officers } = await api.admin.request(OfficersWithHonor, { filter, date });
  const ids = officers.nodes.map(({ id }) => Number(decodeGlobalID(id).id));
  return ids.toSorted((a, b) => a - b);
};

let first: { id: number };
let second: { id: number };

beforeAll(async () => {
  const { registry } = api;
  const bureau = await createUnit(registry, { code: 'B', kind: 'MUNICIPAL_BUREAU' });
  const station = await createUnit(registry, { code: 'S', kind: 'STATION', parentId: bureau.id });
  first = await createOfficer(registry, { name: '甲一' });
  second = await createOfficer(registry, { name: '乙二' });

  await createHonor(registry, [{ unitId: bureau.id }], { title: '先进集体', ...awarded('2021-01-01') });
  const merit = await createHonor(registry, [{ officerId: second.id }], { title: '二等功', to: '2022-01-01' });
  await addHonorVersion(registry, merit.id, { title: '二等功', status: 'REVOKED', from: '2022-01-01' });
  await createHonor(registry, [{ officerId: first.id }, { unitId: station.id }, { officerId: second.id }], {
    title: '抗疫先进',
    ...awarded('2023-03-04'),
  });
  await createHonor(registry, [{ unitId: station.id }, { unitId: bureau.id }], {
    title: '平安杯',
    ...awarded('2023-03-04'),
  });
  await createHonor(registry, [{ officerId: first.id }], { title: '三等功', status: 'NOMINATED' });
});

describe('Officer.honors', () => {
  it('lists the honors that the officer received, revoked ones included', async () => {
    const ids = [first, second].map(({ id }) => globalId('Officer', id));
    const { nodes } = await api.admin.request(OfficerHonors, { ids });
    expect(nodes).toEqual([
      { honors: { totalCount: 2, nodes: [{ title: '抗疫先进' }, { title: '三等功' }] } },
      { honors: { totalCount: 2, nodes: [{ title: '抗疫先进' }, { title: '二等功' }] } },
    ]);
  });

  it('takes a filter', async () => {
    const ids = [globalId('Officer', first.id)];
    const { nodes } = await api.admin.request(OfficerHonors, { ids, filter: { status: ['CONFERRED'] } });
    expect(nodes).toEqual([{ honors: { totalCount: 1, nodes: [{ title: '抗疫先进' }] } }]);
  });
});

describe('Unit.honors', () => {
  it('lists the honors of the unit and, on request, those of its subunits, each once', async () => {
    expect(await api.admin.request(UnitHonors, { code: 'B' })).toEqual({
      unit: {
        own: { totalCount: 2, nodes: [{ title: '平安杯' }, { title: '先进集体' }] },
        all: { totalCount: 2, nodes: [{ title: '抗疫先进' }, { title: '平安杯' }] },
      },
    });
  });
});

describe('the filter hasHonor', () => {
  it('matches honors that are conferred on the day', async () => {
    expect(await officersWith({})).toEqual([first.id, second.id]);
    expect(await officersWith({ title: { eq: '三等功' } })).toEqual([]);
    expect(await officersWith({ title: { eq: '二等功' } }, '2021-12-31')).toEqual([second.id]);
    expect(await officersWith({ title: { eq: '二等功' } })).toEqual([]);
  });

  it('matches other statuses where the filter names them, at any depth', async () => {
    expect(await officersWith({ status: ['NOMINATED'] })).toEqual([first.id]);
    expect(await officersWith({ or: [{ not: { status: ['CONFERRED', 'NOMINATED'] } }] })).toEqual([second.id]);
  });
});
