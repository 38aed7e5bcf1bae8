import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../generated/gql.ts';
import { globalId, refusal, useApp } from '../support/app.ts';
import { createOfficer, createSource, createUnit } from '../support/factories.ts';
import { createPolicy } from '../support/selection-factories.ts';

const api = useApp();

const SourcesOfNodes = graphql(`
  query SourcesOfNodes($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Unit {
        sources {
          key
          title
          publisher
          publishedOn
        }
        again: sources {
          key
        }
      }
      ... on Officer {
        sources {
          key
        }
      }
      ... on SelectionPolicy {
        sources {
          key
        }
      }
    }
  }
`);

let units: string[];
let officers: string[];
let policies: string[];

beforeAll(async () => {
  const { registry } = api;
  const unitIds: number[] = [];
  for (const code of ['A', 'B', 'C']) unitIds.push((await createUnit(registry, { code })).id);
  const [first, second] = unitIds;
  const officerIds = [(await createOfficer(registry)).id, (await createOfficer(registry)).id];
  const policyIds: number[] = [];
  for (const unitId of [first!, second!]) policyIds.push((await createPolicy(registry, { unitId })).id);
  await createSource(
    registry,
    [{ unitId: first! }, { unitId: second! }, { officerId: officerIds[0]! }, { policyId: policyIds[1]! }],
    { key: 'paper-2021', title: '报道甲', publisher: '报社甲', publishedOn: '2021-12' },
  );
  await createSource(registry, [{ unitId: first! }], { key: 'another-2020' });
  units = unitIds.map((id) => globalId('Unit', id));
  officers = officerIds.map((id) => globalId('Officer', id));
  policies = policyIds.map((id) => globalId('SelectionPolicy', id));
});

describe('sources', () => {
  it('are those of each thing, by key', async () => {
    const { nodes } = await api.admin.request(SourcesOfNodes, { ids: [...units, ...officers, ...policies] });
    const paper = { key: 'paper-2021', title: '报道甲', publisher: '报社甲', publishedOn: '2021-12' };
    const another = { key: 'another-2020', title: null, publisher: null, publishedOn: null };
    const key = { key: 'paper-2021' };
    expect(nodes).toEqual([
      { sources: [another, paper], again: [{ key: 'another-2020' }, key] },
      { sources: [paper], again: [key] },
      { sources: [], again: [] },
      { sources: [key] },
      { sources: [] },
      { sources: [] },
      { sources: [key] },
    ]);
  });

  it('are one statement for each kind of thing', async () => {
    const statements = (ids: string[]) => api.statements(() => api.admin.request(SourcesOfNodes, { ids }));
    expect(await statements(units.slice(0, 1))).toHaveLength(2);
    expect(await statements(units)).toHaveLength(2);
    expect(await statements([...units, ...officers, ...policies])).toHaveLength(6);
  });

  it('are at most 100', async () => {
    const { id } = await createUnit(api.registry, { code: 'MANY' });
    for (let n = 0; n < 101; n++) {
      await createSource(api.registry, [{ unitId: id }], { key: `many-${String(n).padStart(3, '0')}` });
    }
    const { nodes } = await api.admin.request(SourcesOfNodes, { ids: [globalId('Unit', id)] });
    const keys = (nodes[0] as { sources: { key: string }[] }).sources.map(({ key }) => key);
    expect(keys).toEqual(Array.from({ length: 100 }, (_, n) => `many-${String(n).padStart(3, '0')}`));
  });

  it('need the scope registry:read', async () => {
    const client = await api.signedIn(['evaluation:read']);
    expect(await refusal(client.request(SourcesOfNodes, { ids: units.slice(0, 1) }))).toMatchObject([
      { extensions: { code: 'FORBIDDEN', scope: 'registry:read' } },
    ]);
  });
});
