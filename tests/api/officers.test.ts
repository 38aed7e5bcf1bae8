import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../generated/gql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../support/app.ts';
import { addOfficerVersion, createAssignment, createOfficer, createUnit } from '../support/factories.ts';

const api = useApp();

const OfficerByNumber = graphql(`
  query OfficerByNumber($policeNumber: String!) {
    officer(policeNumber: $policeNumber) {
      version
      name
      namePinyin
      policeNumber
      category
      gender
      status
      rank
      grade
      joinedOn
      validity {
        from
        to
        startKnown
      }
    }
  }
`);

const OfficerAsOf = graphql(`
  query OfficerAsOf($id: ID!, $policeNumber: String!, $date: Date, $knownAt: DateTime)
  @asOf(date: $date, knownAt: $knownAt) {
    byId: officer(id: $id) {
      rank
    }
    byNumber: officer(policeNumber: $policeNumber) {
      rank
    }
    node(id: $id) {
      __typename
      ... on Officer {
        rank
      }
    }
  }
`);

const OfficerHistory = graphql(`
  query OfficerHistory($ids: [ID!]!, $knownAt: DateTime) @asOf(knownAt: $knownAt) {
    nodes(ids: $ids) {
      ... on Officer {
        history {
          name
          policeNumber
          rank
          grade
          status
          validity {
            from
            to
          }
          recordedAt
          supersededAt
          basis {
            documentNumber
            reason
          }
        }
      }
    }
  }
`);

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

const believedUntil = new Date('2024-03-01T00:00:00Z');
let promoted: { id: number };
let sealed: { id: number };

beforeAll(async () => {
  const { registry } = api;
  promoted = await createOfficer(registry, {
    policeNumber: 'T00001',
    rank: 'SUPERVISOR_THIRD_CLASS',
    recordedAt: new Date('2020-01-02T00:00:00Z'),
    supersededAt: believedUntil,
    basisReason: '登记',
  });
  await addOfficerVersion(registry, promoted.id, {
    policeNumber: 'T00001',
    rank: 'SUPERVISOR_THIRD_CLASS',
    to: '2024-02-01',
    recordedAt: believedUntil,
    basisReason: '登记',
  });
  await addOfficerVersion(registry, promoted.id, {
    policeNumber: 'T00001',
    rank: 'SUPERVISOR_SECOND_CLASS',
    grade: 'SENIOR_POLICE_OFFICER_4',
    gender: 'FEMALE',
    joinedOn: new Date('2008-07-01'),
    from: '2024-02-01',
    startKnown: false,
    recordedAt: believedUntil,
    basisDocument: '测警政〔2024〕1号',
  });

  sealed = await createOfficer(registry, { policeNumber: 'T00002', name: '甲丙' });
  await registry.officerPersonal.create({
    data: { officerId: sealed.id, birthOn: new Uint8Array([1]), keyId: 'test', recordedAt: new Date() },
  });

  const bureau = await createUnit(registry, { code: 'B' });
  const stations = [];
  for (const code of ['B1', 'B2', 'B3']) stations.push(await createUnit(registry, { code, parentId: bureau.id }));
  for (let i = 0; i < 20; i++) {
    const { id } = await createOfficer(registry, { namePinyin: 'a' });
    await createAssignment(registry, id, { unitId: stations[i % 3]!.id });
  }
});

describe('officer', () => {
  it('is found by the police number', async () => {
    expect(await api.admin.request(OfficerByNumber, { policeNumber: 'T00001' })).toEqual({
      officer: {
        version: 1,
        name: '甲乙',
        namePinyin: 'jia yi',
        policeNumber: 'T00001',
        category: 'POLICE',
        gender: 'FEMALE',
        status: 'ACTIVE',
        rank: 'SUPERVISOR_SECOND_CLASS',
        grade: 'SENIOR_POLICE_OFFICER_4',
        joinedOn: '2008-07-01',
        validity: { from: '2024-02-01', to: null, startKnown: false },
      },
    });
  });

  it.each<{ date: string; knownAt: string | null; rank: string | null }>([
    { date: '2019-12-31', knownAt: null, rank: null },
    { date: '2024-01-31', knownAt: null, rank: 'SUPERVISOR_THIRD_CLASS' },
    { date: '2024-02-01', knownAt: null, rank: 'SUPERVISOR_SECOND_CLASS' },
    { date: '2024-02-01', knownAt: '2024-02-29T23:59:59.999Z', rank: 'SUPERVISOR_THIRD_CLASS' },
    { date: '2024-02-01', knownAt: '2024-03-01T00:00:00Z', rank: 'SUPERVISOR_SECOND_CLASS' },
    { date: '2024-02-01', knownAt: '2020-01-01T00:00:00Z', rank: null },
  ])('has on $date as known at $knownAt the rank $rank', async ({ rank, ...moment }) => {
    const officer = rank === null ? null : { rank };
    expect(
      await api.admin.request(OfficerAsOf, {
        id: globalId('Officer', promoted.id),
        policeNumber: 'T00001',
        ...moment,
      }),
    ).toEqual({ byId: officer, byNumber: officer, node: officer && { __typename: 'Officer', ...officer } });
  });

  it('whose record has ended is found by id, as it last was, and not by number', async () => {
    const { id } = await createOfficer(api.registry, { policeNumber: 'T00009', to: '2021-01-01', namePinyin: 'z' });
    expect(
      await api.admin.request(OfficerAsOf, { id: globalId('Officer', id), policeNumber: 'T00009', date: '2024-01-01' }),
    ).toEqual({ byId: { rank: null }, byNumber: null, node: { __typename: 'Officer', rank: null } });
  });

  it('has a history of all that was recorded, as it stood at the instant', async () => {
    const registered = {
      name: '甲乙',
      policeNumber: 'T00001',
      rank: 'SUPERVISOR_THIRD_CLASS',
      grade: null,
      status: 'ACTIVE',
      basis: { documentNumber: null, reason: '登记' },
    };
    const first = {
      ...registered,
      validity: { from: '2020-01-01', to: null },
      recordedAt: '2020-01-02T00:00:00.000Z',
      supersededAt: '2024-03-01T00:00:00.000Z',
    };
    const ids = [globalId('Officer', promoted.id)];
    expect(await api.admin.request(OfficerHistory, { ids })).toEqual({
      nodes: [
        {
          history: [
            first,
            {
              ...registered,
              validity: { from: '2020-01-01', to: '2024-02-01' },
              recordedAt: '2024-03-01T00:00:00.000Z',
              supersededAt: null,
            },
            {
              ...registered,
              rank: 'SUPERVISOR_SECOND_CLASS',
              grade: 'SENIOR_POLICE_OFFICER_4',
              validity: { from: '2024-02-01', to: null },
              recordedAt: '2024-03-01T00:00:00.000Z',
              supersededAt: null,
              basis: { documentNumber: '测警政〔2024〕1号', reason: null },
            },
          ],
        },
      ],
    });
    expect(await api.admin.request(OfficerHistory, { ids, knownAt: '2024-02-01T00:00:00Z' })).toEqual({
      nodes: [{ history: [{ ...first, supersededAt: null }] }],
    });
  });

  it.each([
    ['neither number nor id', '{ officer { name } }', 'policeNumber or id: exactly one must be given'],
    [
      'both number and id',
      `{ officer(policeNumber: "T00001", id: "${globalId('Officer', 1)}") { name } }`,
      'policeNumber or id: exactly one must be given',
    ],
    [
      'the id of another type',
      `{ officer(id: "${globalId('Unit', 1)}") { name } }`,
      'id is the id of a Unit, not of a Officer',
    ],
    ['what is no id', '{ officer(id: "x") { name } }', 'id is not an id of the registry'],
    [
      'a text that cannot be stored',
      String.raw`{ officer(policeNumber: "\u0000") { name } }`,
      'policeNumber has the character NUL, which no text has',
    ],
  ])('refuses %s', async (_what, query, message) => {
    expect(await refusal(api.admin.request(query))).toMatchObject([
      { message, extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});

describe('personal fields', () => {
  const query = (id: number) => `{ officer(id: "${globalId('Officer', id)}") { name birth: birthOn nationalId } }`;

  it('are null with a note for a viewer without the scope', async () => {
    const client = await api.signedIn(['registry:read']);
    const { data, extensions } = await client.rawRequest(query(sealed.id));
    expect(data).toEqual({ officer: { name: '甲丙', birth: null, nationalId: null } });
    expect(extensions).toEqual({
      redactions: [
        { path: ['officer', 'birth'], scope: 'officer:personal' },
        { path: ['officer', 'nationalId'], scope: 'officer:personal' },
      ],
    });
  });

  it('are null without a note where nothing is stored', async () => {
    const { data, extensions } = await api.admin.rawRequest(query(promoted.id));
    expect(data).toEqual({ officer: { name: '甲乙', birth: null, nationalId: null } });
    expect(extensions).toBeUndefined();
  });

  it('say that the key is missing where something is', async () => {
    expect(await refusal(api.admin.request(query(sealed.id)))).toMatchObject([
      {
        message: 'Personal data is stored sealed, and this server does not have the key to open it.',
        path: ['officer', 'birth'],
        extensions: { code: 'PERSONAL_KEY_MISSING' },
      },
    ]);
  });
});

describe('the scope registry:read', () => {
  const fields = [
    '{ officer(policeNumber: "T00001") { name } }',
    '{ officers { nodes { name } } }',
    `{ node(id: "${globalId('Officer', 1)}") { id } }`,
    `{ node(id: "${globalId('Assignment', 1)}") { id } }`,
  ];

  it.each(fields)('is needed for %s', async (query) => {
    const client = await api.signedIn(scopesWithout('registry:read'));
    expect(await refusal(client.request(query))).toMatchObject([
      { message: 'This needs the scope registry:read.', extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  it('is not enough to be nobody', async () => {
    expect(await refusal(api.anonymous().request(fields[0]!))).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });
});

describe('a page of officers', () => {
  it.each([1, 5, 20])('of %i with units and their parents is three statements', async (first) => {
    const statements = await api.statements(() => api.admin.request(Home, { first }));
    // the page, the primary assignments with their units, the parents
    expect(statements).toHaveLength(3);
  });

  it('with everything is the same number of statements for one and for many', async () => {
    const count = async (first: number) =>
      (await api.statements(() => api.admin.request(Everything, { first }))).length;
    // the page, its count, locks of officers and assignments, primary assignments, officers, assignments, parents,
    // history, personal
    expect(await count(1)).toBe(10);
    expect(await count(20)).toBe(10);
  });

  it('asked for twice is read once', async () => {
    const statements = await api.statements(() => api.admin.request(HomeTwice, { first: 20 }));
    expect(statements).toHaveLength(3);
  });
});
