import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { createOfficer, createUnit } from '../../support/factories.ts';
import { createPolicy, createRound, createSelection } from '../../support/selection-factories.ts';

const api = useApp();

const SelectionsOf = graphql(`
  query SelectionsOf($ids: [ID!]!, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
    nodes(ids: $ids) {
      ... on Officer {
        selections {
          title
          selectedOn
          officer {
            name
          }
          round {
            title
            unit {
              code
            }
          }
        }
      }
    }
  }
`);

let selected: { id: number };
let others: { id: number }[];
let bureau: { id: number };

/** A force that holds rounds, and a bureau below it that holds one, in which somebody was selected as in one of the force. */
beforeAll(async () => {
  const { registry } = api;
  const force = await createUnit(registry, { code: 'FORCE' });
  bureau = await createUnit(registry, { code: 'BUREAU', parentId: force.id });
  selected = await createOfficer(registry, { name: '合成甲' });
  others = [await createOfficer(registry, { name: '合成乙' }), await createOfficer(registry, { name: '合成丙' })];
  for (const [unit, title, post, on] of [
    [bureau, '分局选任', '副所长', '2022-05-01'],
    [force, '市局选任', '所长', '2024-05-01'],
  ] as const) {
    const policy = await createPolicy(registry, { unitId: unit.id });
    const round = await createRound(registry, { unitId: unit.id, policyId: policy.id, title, openedOn: '2022-01-01' });
    const from = { roundId: round.id, fromUnitId: bureau.id, selectedOn: on };
    await createSelection(registry, { ...from, officerId: selected.id, title: post });
    await createSelection(registry, { ...from, officerId: others[0]!.id, title: post });
  }
});

const ask = async (ids: readonly number[], moment: { date?: string; knownAt?: string } = {}, client = api.admin) => {
  const variables = { ids: ids.map((id) => globalId('Officer', id)), ...moment };
  return (await client.request(SelectionsOf, variables)).nodes.map(
    (node) => node && 'selections' in node && node.selections,
  );
};

const shown = (list: Awaited<ReturnType<typeof ask>>[number]) =>
  list && list.map(({ title, selectedOn, round }) => `${selectedOn} ${title} ${round.title} ${round.unit.code}`);

describe('the selections of an officer', () => {
  it('are told from the latest, whichever unit held the round', async () => {
    const [own, , none] = await ask([selected.id, others[0]!.id, others[1]!.id]);
    expect(shown(own!)).toEqual(['2024-05-01 所长 市局选任 FORCE', '2022-05-01 副所长 分局选任 BUREAU']);
    expect(own && own.every(({ officer }) => officer.name === '合成甲')).toBe(true);
    expect(none).toEqual([]);
  });

  it('are those of the day of the query, as they were known at its instant', async () => {
    expect((await ask([selected.id], { date: '2023-01-01' })).map(shown)).toEqual([
      ['2022-05-01 副所长 分局选任 BUREAU'],
    ]);
    expect(await ask([selected.id], { date: '2022-04-30' })).toEqual([[]]);
  });

  it('are told to a viewer who is bound to the unit of the officer, and not without registry:read', async () => {
    const bound = await api.signedIn(['registry:read'], [bureau.id], ['registry:read']);
    expect((await ask([selected.id], {}, bound)).map(shown)).toEqual((await ask([selected.id])).map(shown));
    const without = await api.signedIn(scopesWithout('registry:read'));
    expect(await refusal(ask([selected.id], {}, without))).toMatchObject([
      { extensions: { code: 'FORBIDDEN', scope: 'registry:read' } },
    ]);
  });

  it('cost as many statements whatever the number of officers', async () => {
    const statements = async (ids: readonly number[]) => (await api.statements(() => ask(ids))).length;
    expect(await statements([selected.id])).toBe(await statements([selected.id, ...others.map(({ id }) => id)]));
  });
});
