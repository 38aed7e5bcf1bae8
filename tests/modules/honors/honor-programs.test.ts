import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createUnit } from '../../support/factories.ts';
import { createHonor, createHonorProgram } from '../../support/honor-factories.ts';

const api = useApp();

const Programs = graphql(`
  query Programs($date: Date) @asOf(date: $date) {
    honorPrograms {
      key
      name
      preference
      version
      owner {
        code
      }
      honors(first: 1) {
        totalCount
        nodes {
          title
        }
      }
    }
  }
`);

const ProgramNode = graphql(`
  query ProgramNode($id: ID!, $date: Date) @asOf(date: $date) {
    node(id: $id) {
      ... on HonorProgram {
        key
      }
    }
  }
`);

const TwoAliases = graphql(`
  query TwoAliases {
    a: honorPrograms {
      key
      honors {
        totalCount
      }
    }
    b: honorPrograms {
      key
      honors {
        totalCount
      }
    }
  }
`);

let ended: { id: number };

beforeAll(async () => {
  const { registry } = api;
  const bureau = await createUnit(registry, { code: 'B' });
  ended = await createHonorProgram(registry, { key: 'ended', to: '2021-01-01' });
  const { id } = await createHonorProgram(registry, {
    key: 'annual',
    name: '年度评选',
    ownerId: bureau.id,
    preference: '基层',
  });
  for (const title of ['第一', '第二']) await createHonor(registry, [{ unitId: bureau.id }], { title, programId: id });
});

describe('honorPrograms', () => {
  const annual = {
    key: 'annual',
    name: '年度评选',
    preference: '基层',
    version: 1,
    owner: { code: 'B' },
    honors: { totalCount: 2, nodes: [{ title: '第一' }] },
  };

  it.each([
    ['2021-01-01', [annual]],
    [
      '2020-12-31',
      [
        annual,
        { key: 'ended', name: '评选', preference: null, version: 1, owner: null, honors: { totalCount: 0, nodes: [] } },
      ],
    ],
    ['2019-12-31', []],
  ])('lists the programs of the day by key: %s', async (date, honorPrograms) => {
    expect(await api.admin.request(Programs, { date })).toEqual({ honorPrograms });
  });

  it('finds a program by id after its end, and not before its start', async () => {
    const id = globalId('HonorProgram', ended.id);
    expect(await api.admin.request(ProgramNode, { id })).toEqual({ node: { key: 'ended' } });
    expect(await api.admin.request(ProgramNode, { id, date: '2019-12-31' })).toEqual({ node: null });
  });

  it('reads each field in one statement, however many programs there are', async () => {
    const one = await api.statements(() => api.admin.request(Programs, { date: '2021-01-01' }));
    const two = await api.statements(() => api.admin.request(Programs, { date: '2020-12-31' }));
    // the programs, their locks, owners, honors and the counts of these
    expect([one, two].map(({ length }) => length)).toEqual([5, 5]);
  });

  it('needs no further statement for a second alias', async () => {
    // the programs and the counts of their honors
    expect(await api.statements(() => api.admin.request(TwoAliases))).toHaveLength(2);
  });
});
