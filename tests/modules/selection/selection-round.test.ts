import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { createOfficer, createUnit } from '../../support/factories.ts';
import { CATEGORIES, createPolicy, createRound, createSelection } from '../../support/selection-factories.ts';

const api = useApp();

const RoundById = graphql(`
  query RoundById($id: ID!, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
    selectionRound(id: $id) {
      version
      title
      openedOn
      vacancies
      status
      unit {
        code
      }
      policy {
        key
      }
      allocations {
        category
        targetBasisPoints
        quota
        selected
        remaining
      }
      selections {
        title
        category
        selectedOn
        exceedsQuotaBecause
        officer {
          name
        }
        fromUnit {
          code
        }
        round {
          title
        }
        basis {
          documentNumber
        }
      }
    }
  }
`);

const Rounds = graphql(`
  query Rounds($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on SelectionRound {
        version
        unit {
          code
        }
        policy {
          key
        }
        allocations {
          selected
        }
        again: allocations {
          remaining
        }
        selections {
          officer {
            id
          }
          fromUnit {
            code
          }
        }
        same: selections {
          title
        }
      }
    }
  }
`);

const ids: Record<string, number> = {};
let policy: { id: number; key: string };
let round: { id: number };

/** J - J1, J2 - J2A, all under the policy of J. */
beforeAll(async () => {
  const { registry } = api;
  for (const [code, parent] of [['J'], ['J1', 'J'], ['J2', 'J'], ['J2A', 'J2']] as const) {
    ids[code] = (await createUnit(registry, { code, ...(parent && { parentId: ids[parent]! }) })).id;
  }
  policy = await createPolicy(registry, { key: 'sub-bureau', unitId: ids['J']! });
});

/** The round as of a day: its status, the selected of each category, and of all. */
async function stands(date: string, knownAt: Date | null = null) {
  const variables = { id: globalId('SelectionRound', round.id), date, knownAt: knownAt?.toISOString() ?? null };
  const found = (await api.admin.request(RoundById, variables)).selectionRound;
  return found && [found.status, ...found.allocations.map(({ selected }) => selected), found.selections.length];
}

describe('selectionRound', () => {
  beforeAll(async () => {
    const { registry } = api;
    round = await createRound(registry, { unitId: ids['J']!, policyId: policy.id, openedOn: '2022-03-01' });
    const [version] = await registry.selectionRoundVersion.findMany({ where: { roundId: round.id } });
    // concluded on 1 June: what held without an end is superseded by what held until then, and by what holds since
    const now = new Date(Date.now() - 30_000);
    await registry.selectionRoundVersion.update({ where: { id: version!.id }, data: { supersededAt: now } });
    const successor = { roundId: round.id, recordedAt: now };
    await registry.selectionRoundVersion.create({
      data: { ...successor, status: 'OPEN', validFrom: version!.validFrom, validTo: new Date('2022-06-01') },
    });
    await registry.selectionRoundVersion.create({
      data: { ...successor, status: 'CONCLUDED', validFrom: new Date('2022-06-01') },
    });
    const officer = await createOfficer(registry, { name: '丙丁' });
    const select = (selectedOn: string, category: (typeof CATEGORIES)[number], more: object = {}) =>
      createSelection(registry, { roundId: round.id, fromUnitId: ids['J1']!, selectedOn, category, ...more });
    await select('2022-04-02', 'GENERAL');
    await select('2022-04-01', 'GENERAL', { exceedsQuotaBecause: '专业需要', basisDocument: '局发〔2022〕2号' });
    await select('2022-04-01', 'STATION', { officerId: officer.id, title: '所长' });
    await select('2022-04-01', 'OPERATIONAL', { supersededAt: new Date() });
  });

  it('shows what was selected, earliest first', async () => {
    const { selectionRound } = await api.admin.request(RoundById, { id: globalId('SelectionRound', round.id) });
    const inRound = { round: { title: '选任甲' }, fromUnit: { code: 'J1' } };
    const plain = { exceedsQuotaBecause: null, basis: null, ...inRound };
    expect(selectionRound).toEqual({
      version: 1,
      title: '选任甲',
      openedOn: '2022-03-01',
      vacancies: 10,
      status: 'CONCLUDED',
      unit: { code: 'J' },
      policy: { key: 'sub-bureau' },
      allocations: [
        { category: 'STATION', targetBasisPoints: 4500, quota: 5, selected: 1, remaining: 4 },
        { category: 'OPERATIONAL', targetBasisPoints: 4000, quota: 4, selected: 0, remaining: 4 },
        { category: 'GENERAL', targetBasisPoints: 1500, quota: 1, selected: 2, remaining: 0 },
      ],
      selections: [
        {
          ...inRound,
          title: '副所长',
          category: 'GENERAL',
          selectedOn: '2022-04-01',
          exceedsQuotaBecause: '专业需要',
          officer: { name: '甲乙' },
          basis: { documentNumber: '局发〔2022〕2号' },
        },
        { ...plain, title: '所长', category: 'STATION', selectedOn: '2022-04-01', officer: { name: '丙丁' } },
        { ...plain, title: '副所长', category: 'GENERAL', selectedOn: '2022-04-02', officer: { name: '甲乙' } },
      ],
    });
  });

  it('stands as it stood on the day, as known then', async () => {
    expect(await stands('2022-02-28')).toBeNull();
    expect(await stands('2022-03-01')).toEqual(['OPEN', 0, 0, 0, 0]);
    expect(await stands('2022-04-01')).toEqual(['OPEN', 1, 0, 1, 2]);
    expect(await stands('2022-05-31')).toEqual(['OPEN', 1, 0, 2, 3]);
    expect(await stands('2022-06-01')).toEqual(['CONCLUDED', 1, 0, 2, 3]);
    // before the conclusion and the superseding of the fourth selection were recorded
    expect(await stands('2022-06-01', new Date(Date.now() - 40_000))).toEqual(['OPEN', 1, 1, 2, 4]);
    expect(await stands('2022-06-01', new Date(Date.now() - 120_000))).toBeNull();
  });

  it('costs the same statements for one round and for many', async () => {
    const others: string[] = [];
    for (const code of ['J', 'J1', 'J2']) {
      const other = await createRound(api.registry, { unitId: ids[code]!, policyId: policy.id });
      for (let n = 0; n < 3; n++) await createSelection(api.registry, { roundId: other.id, fromUnitId: ids['J2A']! });
      others.push(globalId('SelectionRound', other.id));
    }
    const one = await api.statements(() => api.admin.request(Rounds, { ids: others.slice(0, 1) }));
    const many = await api.statements(() => api.admin.request(Rounds, { ids: others }));
    // the rounds; locks, units, policies, targets, counts, selections of theirs; officers and units of those
    expect(one).toHaveLength(9);
    expect(many).toHaveLength(9);
  });

  it('refuses an id of something else', async () => {
    const request = api.admin.request(RoundById, { id: globalId('Unit', 1) });
    expect(await refusal(request)).toMatchObject([
      {
        message: 'id is the id of a Unit, not of a SelectionRound',
        extensions: { code: 'BAD_USER_INPUT', argument: 'id' },
      },
    ]);
  });
});

describe('a selection', () => {
  it('is there from its day on, by its id', async () => {
    const { registry } = api;
    const { id: roundId } = await createRound(registry, { unitId: ids['J']!, policyId: policy.id });
    const selection = await createSelection(registry, {
      roundId,
      fromUnitId: ids['J2A']!,
      category: 'OPERATIONAL',
      selectedOn: '2022-07-01',
    });
    const at = (date: string) =>
      api.admin.request(
        `query @asOf(date: "${date}") { node(id: "${globalId('Selection', selection.id)}") { ... on Selection { category fromUnit { code } } } }`,
      );
    expect(await at('2022-07-01')).toEqual({ node: { category: 'OPERATIONAL', fromUnit: { code: 'J2A' } } });
    expect(await at('2022-06-30')).toEqual({ node: null });
  });
});

describe('without registry:read', () => {
  it.each(['SelectionPolicy', 'SelectionRound', 'Selection'])('nothing is told of a %s', async (type) => {
    const client = await api.signedIn(scopesWithout('registry:read'));
    // 1 exists, the other does not
    for (const key of [1, 999_999]) {
      const errors = await refusal(client.request(`{ node(id: "${globalId(type, key)}") { id } }`));
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', scope: 'registry:read' } }]);
    }
  });
});
