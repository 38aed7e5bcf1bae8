import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { globalId, useApp } from '../../support/app.ts';
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

const Roster = graphql(`
  query RosterRead($filter: OfficerFilter!) {
    officers(filter: $filter, first: 50) {
      nodes {
        policeNumber
        name
        rank
      }
    }
  }
`);

let station: string;

beforeAll(async () => {
  const { registry } = api;
  const bureau = await createUnit(registry, { code: 'B' });
  const stations = [];
  for (const code of ['B1', 'B2', 'B3']) stations.push(await createUnit(registry, { code, parentId: bureau.id }));
  station = globalId('Unit', stations[0]!.id);
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

  it.each([
    ['a unit', () => ({ unit: station })],
    ['a long beginning of a name', () => ({ search: 'zhangjianguo' })],
  ])('of %s asks once whether a row is believed', async (_what, filter) => {
    const statements = await api.statements(() => api.admin.request(Roster, { filter: filter() }));
    const text = statements.find((statement) => statement.includes('officer_version'));
    // the index of the present has no such column: asked of those who are found once more, each is read from the table
    expect(text?.match(/\bo\.superseded_at\b/g)).toHaveLength(1);
  });
});
