import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { createMetric, createOfficer, createSource, createUnit } from '../../support/factories.ts';
import { createHonor } from '../../support/honor-factories.ts';
import { createPolicy } from '../../support/selection-factories.ts';

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
      ... on Honor {
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

const SourcesOfMetrics = graphql(`
  query SourcesOfMetrics($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Unit {
        metrics {
          source {
            key
          }
        }
      }
    }
  }
`);

let units: string[];
let honors: string[];
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
  const honorIds = [(await createHonor(registry, [])).id, (await createHonor(registry, [])).id];
  const paper = await createSource(
    registry,
    [
      { unitId: first! },
      { unitId: second! },
      { officerId: officerIds[0]! },
      { honorId: honorIds[1]! },
      { policyId: policyIds[1]! },
    ],
    { key: 'paper-2021', title: '报道甲', publisher: '报社甲', publishedOn: '2021-12' },
  );
  const another = await createSource(registry, [{ unitId: first! }], { key: 'another-2020' });
  await createMetric(registry, first!, { key: 'a', sourceId: paper.id });
  await createMetric(registry, first!, { key: 'b' });
  await createMetric(registry, second!, { key: 'a', sourceId: another.id });
  honors = honorIds.map((id) => globalId('Honor', id));
  units = unitIds.map((id) => globalId('Unit', id));
  officers = officerIds.map((id) => globalId('Officer', id));
  policies = policyIds.map((id) => globalId('SelectionPolicy', id));
});

const statements = (ids: string[]) => api.statements(() => api.admin.request(SourcesOfNodes, { ids }));

describe('sources', () => {
  it('are listed for each thing by key', async () => {
    const { nodes } = await api.admin.request(SourcesOfNodes, { ids: [...units, ...officers, ...honors, ...policies] });
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
      { sources: [] },
      { sources: [key] },
    ]);
  });

  it('are read in one statement for each kind of thing', async () => {
    expect(await statements(units.slice(0, 1))).toHaveLength(2);
    expect(await statements(units)).toHaveLength(2);
    expect(await statements([...units, ...officers, ...honors, ...policies])).toHaveLength(8);
  });

  it('are at most 1,000', async () => {
    const { id: unitId } = await createUnit(api.registry, { code: 'MANY' });
    const keys = Array.from({ length: 1_001 }, (_, n) => `many-${String(n).padStart(4, '0')}`);
    const made = await api.registry.source.createManyAndReturn({ data: keys.map((key) => ({ key })) });
    await api.registry.attestation.createMany({ data: made.map(({ id: sourceId }) => ({ unitId, sourceId })) });
    const { nodes } = await api.admin.request(SourcesOfNodes, { ids: [globalId('Unit', unitId)] });
    expect((nodes[0] as { sources: object[] }).sources).toMatchObject(keys.slice(0, 1_000).map((key) => ({ key })));
  });

  it('are at most one for a figure', async () => {
    const { nodes } = await api.admin.request(SourcesOfMetrics, { ids: units });
    expect(nodes).toEqual([
      { metrics: [{ source: { key: 'paper-2021' } }, { source: null }] },
      { metrics: [{ source: { key: 'another-2020' } }] },
      { metrics: [] },
    ]);
    const cost = (ids: string[]) => api.statements(() => api.admin.request(SourcesOfMetrics, { ids }));
    // the units, their figures, the sources of these
    expect(await cost(units.slice(0, 1))).toHaveLength(3);
    expect(await cost(units)).toHaveLength(3);
  });

  it('need the scope registry:read', async () => {
    const client = await api.signedIn(['evaluation:read']);
    expect(await refusal(client.request(SourcesOfNodes, { ids: units.slice(0, 1) }))).toMatchObject([
      { extensions: { code: 'FORBIDDEN', scope: 'registry:read' } },
    ]);
  });
});
