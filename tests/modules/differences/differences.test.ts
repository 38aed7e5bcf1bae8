import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { graphql } from '../../generated/gql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { createDuty } from '../../support/duty-factories.ts';
import { createAssignment, createOfficer, createUnit, day } from '../../support/factories.ts';
import { createHonor } from '../../support/honor-factories.ts';
import { newKey, personalKeys } from '../../support/personal.ts';

const api = useApp({ personalKeys: personalKeys(newKey('k')) });
const EARLIER = { date: '2024-01-01' };
const LATER = { date: '2024-12-31' };

const Differing = graphql(`
  query Differing(
    $of: ID!
    $earlier: MomentInput!
    $later: MomentInput!
    $subtree: Boolean
    $first: Int
    $after: String
    $last: Int
    $withChanges: Boolean!
  ) {
    differences(
      of: $of
      earlier: $earlier
      later: $later
      subtree: $subtree
      first: $first
      after: $after
      last: $last
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        subjectType
        subject {
          id
          ... on Unit {
            unitName: name
          }
          ... on Officer {
            name
          }
          ... on Assignment {
            title
          }
          ... on Honor {
            honorTitle: title
          }
          ... on Duty {
            kind
          }
        }
        fields {
          field
          before
          after
        }
        changes @include(if: $withChanges) {
          operation
        }
      }
    }
  }
`);

const ids = { bureau: 0, station: 0, moved: 0, elsewhere: 0, officer: 0, newcomer: 0 };
const of = (key: keyof typeof ids) => globalId(key === 'officer' || key === 'newcomer' ? 'Officer' : 'Unit', ids[key]);

const asked = async (client: GraphQLClient, key: keyof typeof ids, variables: object = {}) =>
  (
    await client.request(Differing, {
      of: of(key),
      earlier: EARLIER,
      later: LATER,
      first: 100,
      withChanges: true,
      ...variables,
    } as never)
  ).differences;

type Nodes = Awaited<ReturnType<typeof asked>>['nodes'];
const told = (nodes: Nodes) =>
  nodes.map(({ subjectType, fields }) =>
    [subjectType, ...fields.map(({ field, before, after }) => `${field}: ${before} > ${after}`)].join(' | '),
  );

async function act(document: string, input: object): Promise<string> {
  const name = /\{\s*(\w+)/.exec(document)![1]!;
  const answer = await api.admin.request<Record<string, { __typename: string; change: { at: string } }>>(document, {
    input,
  });
  if (!answer[name]?.__typename.endsWith('Success')) throw new Error(JSON.stringify(answer));
  return answer[name].change.at;
}

const mutation = (name: string): string => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}`;
  return `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${type}Success { change { at } } } }`;
};

beforeAll(async () => {
  const { registry } = api;
  const unit = async (code: string, parentId: number | null) =>
    (await createUnit(registry, { code, name: code, parentId })).id;
  ids.bureau = await unit('BUREAU', null);
  ids.station = await unit('STATION', ids.bureau);
  ids.elsewhere = await unit('ELSEWHERE', null);
  ids.moved = await unit('MOVED', ids.elsewhere);
  const person = async (name: string, unitId: number) => {
    const { id } = await createOfficer(registry, { name, policeNumber: name });
    await createAssignment(registry, id, { unitId });
    return id;
  };
  ids.officer = await person('A001', ids.station);
  ids.newcomer = await person('A002', ids.moved);
  await createHonor(registry, [{ officerId: ids.officer }], {
    from: '2024-03-01',
    awardedOn: day('2024-03-01'),
    awardedPrecision: 'DAY',
  });
  const head = await createDuty(registry, { holderName: '合成镇', targetUnitId: ids.moved });
  const duty = { unitId: ids.station, targetUnitId: ids.moved, aboveId: head.id };
  await createDuty(registry, { ...duty, to: '2024-06-01' });
  await act(mutation('reviseUnit'), { id: of('station'), effectiveOn: '2024-02-01', name: '新名' });
  await act(mutation('moveUnit'), { id: of('moved'), effectiveOn: '2024-05-01', parent: of('bureau') });
  await act(mutation('transferOfficer'), {
    id: of('officer'),
    effectiveOn: '2024-04-01',
    to: of('elsewhere'),
    title: '所长',
  });
  // what takes effect after both moments accounts for nothing
  await act(mutation('reviseUnit'), { id: of('station'), effectiveOn: '2025-02-01', name: '再改' });
}, 60_000);

const TRANSFER = [
  'Assignment | unit: STATION > null | title: 民警 > null | role: MEMBER > null | kind: PRIMARY > null | officer: A001 A001 > null',
  'Assignment | unit: null > ELSEWHERE | title: null > 所长 | role: null > MEMBER | kind: null > PRIMARY | officer: null > A001 A001',
].map((line) => {
  const [type, ...fields] = line.split(' | ');
  return [type, fields.at(-1), ...fields.slice(0, -1)].join(' | ');
});

describe('differences', () => {
  it('tells what of a unit and of an officer is not the same, and by which changes', async () => {
    const station = await asked(api.admin, 'station');
    expect(told(station.nodes)).toEqual(
      [
        'Unit | name: STATION > 新名',
        TRANSFER[0],
        'Duty | kind: LEADING > null | unit: STATION > null | targetUnit: MOVED > null | above: 合成镇 LINKED MOVED MOVED 2020-01-01 > null',
      ].map((line) => line!.replace('LEADING', station.nodes.at(-1)!.fields[0]!.before!)),
    );
    expect(station.nodes.map(({ changes }) => changes!.map(({ operation }) => operation))).toEqual([
      ['reviseUnit'],
      ['transferOfficer'],
      [],
    ]);
    expect(station.nodes[0]!.subject).toEqual({ id: of('station'), unitName: '新名' });
    expect(station.nodes[1]!.subject).toMatchObject({ title: '民警' });

    const officer = await asked(api.admin, 'officer');
    expect(told(officer.nodes)).toEqual([
      ...TRANSFER,
      expect.stringMatching(/^Honor \| title: null > 嘉奖 .*awardedOn: null > 2024-03-01/),
    ]);
    expect(officer.totalCount).toBe(3);
    const back = await asked(api.admin, 'station', { earlier: LATER, later: EARLIER });
    expect(told(back.nodes).slice(0, 1)).toEqual(['Unit | name: 新名 > STATION']);
    expect((await asked(api.admin, 'station', { later: EARLIER })).nodes).toEqual([]);
  });

  it('tells what came to be known of one day', async () => {
    const known = new Date().toISOString();
    const at = await act(mutation('correctUnit'), {
      id: of('station'),
      period: { from: '2023-01-01', until: '2023-02-01' },
      name: '更正',
      basis: { reason: '登记有误' },
    });
    const moments = { earlier: { date: '2023-01-15', knownAt: known }, later: { date: '2023-01-15', knownAt: at } };
    const { nodes } = await asked(api.admin, 'station', moments);
    expect([told(nodes), nodes[0]!.changes]).toEqual([['Unit | name: STATION > 更正'], [{ operation: 'correctUnit' }]]);
    expect(
      (await asked(api.admin, 'station', { ...moments, later: { date: '2023-01-15', knownAt: known } })).nodes,
    ).toEqual([]);
    expect(told((await asked(api.admin, 'station', { ...moments, later: { date: '2023-01-15' } })).nodes)).toEqual(
      told(nodes),
    );
  });

  it('compares what was below a unit at either moment, and who belonged there, by pages', async () => {
    const whole = await asked(api.admin, 'bureau', { subtree: true });
    const lines = told(whole.nodes);
    expect(lines.map((line) => line.split(' | ').slice(0, 2).join(' '))).toEqual([
      'Unit name: STATION > 新名',
      'Unit parent: ELSEWHERE > BUREAU',
      expect.stringMatching(/^Assignment officer: A001 A001 > null/),
      expect.stringMatching(/^Assignment officer: null > A001 A001/),
      'Honor title: null > 嘉奖',
      expect.stringMatching(/^Duty kind: /),
    ]);
    expect(whole.totalCount).toBe(6);
    expect((await asked(api.admin, 'bureau')).nodes).toEqual([]);
    const pages: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof asked>> = await asked(api.admin, 'bureau', {
        subtree: true,
        first: 2,
        after,
      });
      pages.push(...told(page.nodes));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(pages).toEqual(lines);
    expect(told((await asked(api.admin, 'bureau', { subtree: true, first: null, last: 2 })).nodes)).toEqual(
      lines.slice(-2),
    );
    const statements = async (first: number) =>
      (await api.statements(() => asked(api.admin, 'bureau', { subtree: true, first }))).length;
    expect(await statements(2)).toBe(await statements(1));
  });

  it('needs the scope change:read for the changes alone, and shows those that it covers', async () => {
    const anybody = await api.signedIn(['registry:read']);
    expect(told((await asked(anybody, 'station', { withChanges: false })).nodes)).toEqual(
      told((await asked(api.admin, 'station')).nodes),
    );
    expect(await refusal(asked(anybody, 'station'))).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(
      await refusal(asked(await api.signedIn(scopesWithout('registry:read')), 'station', { withChanges: false })),
    ).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const changesTo = async (unitId: number) =>
      (await asked(await api.signedIn(['change:read'], [unitId], ['registry:read']), 'station')).nodes.map(
        ({ changes }) => changes!.length,
      );
    expect([await changesTo(ids.station), await changesTo(ids.elsewhere)]).toEqual([
      [1, 0, 0],
      [0, 1, 0],
    ]);
  });

  it('leaves out a change of what the viewer may not be told of, such as a sanction', async () => {
    const input = {
      officer: of('newcomer'),
      kind: 'SUSPENSION',
      decidedBy: '合成机关',
      decidedOn: '2024-07-01',
      facts: '合成的违纪事实',
      basis: { documentNumber: '测〔2024〕7号' },
    };
    await act(mutation('imposeSanction'), input);
    const seen = async (client: GraphQLClient) => {
      const { nodes } = await asked(client, 'newcomer');
      return [told(nodes), nodes.map(({ changes }) => changes!.map(({ operation }) => operation))];
    };
    const line = ['Officer | status: ACTIVE > SUSPENDED'];
    expect(await seen(api.admin)).toEqual([line, [['imposeSanction']]]);
    expect(await seen(await api.signedIn(scopesWithout('discipline:read')))).toEqual([line, [[]]]);
  });

  it('refuses what cannot be compared', async () => {
    const refused = (variables: object) => refusal(asked(api.admin, 'station', variables));
    expect(await refused({ of: globalId('Honor', 1) })).toMatchObject([
      {
        message: 'of is the id neither of a Unit nor of an Officer',
        extensions: { code: 'BAD_USER_INPUT', argument: 'of' },
      },
    ]);
    expect(await refused({ later: { date: '2024-01-01', knownAt: '2999-01-01T00:00:00Z' } })).toMatchObject([
      { message: 'later has a knownAt in the future: what will be known then is not known yet' },
    ]);
    expect(await asked(api.admin, 'station', { of: globalId('Unit', 999_999) })).toMatchObject({
      nodes: [],
      totalCount: 0,
    });
  });
});
