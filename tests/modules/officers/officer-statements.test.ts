import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { useApp } from '../../support/app.ts';
import { createOfficerIn, createUnit } from '../../support/factories.ts';

const api = useApp();

const Everything = graphql(`
  query Everything($first: Int!) {
    officers(first: $first) {
      totalCount
      nodes {
        version
        name
        primaryAssignment {
          version
          title
          officer {
            name
          }
        }
        assignments {
          unit {
            code
          }
        }
        unit {
          code
          parent {
            code
          }
        }
        history {
          name
        }
        birthOn
        nationalId
      }
    }
  }
`);

const Home = graphql(`
  query Home($first: Int!) {
    officers(first: $first) {
      nodes {
        name
        unit {
          name
          parent {
            name
          }
        }
      }
    }
  }
`);

const HomeTwice = graphql(`
  query HomeTwice($first: Int!) {
    a: officers(first: $first) {
      totalCount
      nodes {
        home: unit {
          code
        }
      }
    }
    b: officers(first: $first) {
      totalCount
      nodes {
        unit {
          code
        }
      }
    }
  }
`);

beforeAll(async () => {
  const { registry } = api;
  const bureau = await createUnit(registry, { code: 'B' });
  const stations = [];
  for (const code of ['B1', 'B2', 'B3']) stations.push(await createUnit(registry, { code, parentId: bureau.id }));
  for (let i = 0; i < 20; i++) await createOfficerIn(registry, stations[i % 3]!);
});

describe('a page of officers', () => {
  it.each([1, 5, 20])(
    'of %i with units and their parents is three statements, or one that is written by the database',
    async (first) => {
      const statements = await api.statements(() => api.admin.request(Home, { first }));
      // the page, the primary assignments with their units, the parents
      expect(statements).toHaveLength(api.planned ? 1 : 3);
    },
  );

  it('with everything is the same number of statements for one and for many', async () => {
    const count = async (first: number) =>
      (await api.statements(() => api.admin.request(Everything, { first }))).length;
    // the page, its count, locks of officers and assignments, primary assignments, officers, assignments, parents,
    // history, personal, and who read it; planned, the locks, the count, what is personal and who read it stay apart
    const statements = api.planned ? 6 : 11;
    expect(await count(1)).toBe(statements);
    expect(await count(20)).toBe(statements);
  });

  it('asked for twice is read once', async () => {
    const statements = await api.statements(() => api.admin.request(HomeTwice, { first: 20 }));
    expect(statements).toHaveLength(3);
  });
});
