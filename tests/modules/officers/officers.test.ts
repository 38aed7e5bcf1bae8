import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { addOfficerVersion, createOfficer } from '../../support/factories.ts';

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

const believedUntil = new Date('2024-03-01T00:00:00Z');
let promoted: { id: number };

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

  it('is found by id after the end of the record, as last recorded, and not by number', async () => {
    const { id } = await createOfficer(api.registry, { policeNumber: 'T00009', to: '2021-01-01', namePinyin: 'z' });
    expect(
      await api.admin.request(OfficerAsOf, { id: globalId('Officer', id), policeNumber: 'T00009', date: '2024-01-01' }),
    ).toEqual({ byId: { rank: null }, byNumber: null, node: { __typename: 'Officer', rank: null } });
  });

  it('has a history of all rows recorded by the instant', async () => {
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
      'id is the id of a Unit, not of an Officer',
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
