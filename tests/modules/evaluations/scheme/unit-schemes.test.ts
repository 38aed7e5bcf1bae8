import { describe, expect, it } from '@jest/globals';
import { graphql } from '../../../generated/gql.ts';
import { EvaluationSchemesDocument, type EvaluationSchemesQueryVariables } from '../../../generated/graphql.ts';
import { globalId, refusal, useApp } from '../../../support/app.ts';
import { createScheme } from '../../../support/evaluation-factories.ts';
import { createUnit } from '../../../support/factories.ts';

const api = useApp();

const SchemesOfUnit = graphql(`
  query SchemesOfUnit($id: ID!, $date: Date) @asOf(date: $date) {
    node(id: $id) {
      ... on Unit {
        evaluationSchemes {
          key
        }
        evaluationScheme {
          key
        }
        units: evaluationScheme(subjectKind: UNIT) {
          key
        }
      }
    }
  }
`);

describe('the schemes of a unit', () => {
  it('are those of the unit and of the units above, nearest first, and the nearest one applies', async () => {
    const province = await createUnit(api.registry);
    const city = await createUnit(api.registry, { parentId: province.id });
    const branch = await createUnit(api.registry, { parentId: city.id });
    const of = (unit: { id: number }, key: string, more: Parameters<typeof createScheme>[1] = {}) =>
      createScheme(api.registry, { key, ...more, columns: { ownerId: unit.id, ...more.columns } });
    await of(province, 'p-annual');
    await of(province, 'p-units', { columns: { subjectKind: 'UNIT' } });
    await of(city, 'c-b');
    await of(city, 'c-a');
    await of(branch, 'b-later', { from: '2025-01-01' });
    const at = async (unit: { id: number }, date?: string) =>
      (await api.admin.request(SchemesOfUnit, { id: globalId('Unit', unit.id), ...(date !== undefined && { date }) }))
        .node;
    const keys = (...all: string[]) => all.map((key) => ({ key }));
    expect(await at(branch, '2024-12-31')).toEqual({
      evaluationSchemes: keys('c-a', 'c-b', 'p-annual', 'p-units'),
      evaluationScheme: { key: 'c-a' },
      units: { key: 'p-units' },
    });
    expect(await at(branch)).toMatchObject({
      evaluationSchemes: keys('b-later', 'c-a', 'c-b', 'p-annual', 'p-units'),
      evaluationScheme: { key: 'b-later' },
    });
    expect(await at(province)).toMatchObject({ evaluationSchemes: keys('p-annual', 'p-units') });
    expect(await at(await createUnit(api.registry))).toEqual({
      evaluationSchemes: [],
      evaluationScheme: null,
      units: null,
    });
  });
});

describe('all schemes', () => {
  it('are those in force on the day, of whatever unit, found by name, by key and page by page', async () => {
    const unit = await createUnit(api.registry);
    for (const [key, name, more] of [
      ['z-2', '合成一览 乙', {}],
      ['z-1', '合成一览 甲', { columns: { ownerId: unit.id } }],
      ['z-3', '合成一览 丙', { to: '2024-01-01' }],
      ['z-4', '合成别的', {}],
    ] as const) {
      await createScheme(api.registry, { key, ...more, columns: { name, ...('columns' in more && more.columns) } });
    }
    const listed = async (variables: EvaluationSchemesQueryVariables = {}) => {
      const filter = { name: { contains: '合成一览' } };
      const { evaluationSchemes } = await api.admin.request(EvaluationSchemesDocument, { filter, ...variables });
      const { nodes, totalCount, pageInfo } = evaluationSchemes;
      return { keys: nodes.map(({ key }) => key), totalCount, after: pageInfo.endCursor };
    };
    expect(await listed()).toMatchObject({ keys: ['z-1', 'z-2'], totalCount: 2 });
    expect(await listed({ date: '2023-12-31' })).toMatchObject({ keys: ['z-1', 'z-2', 'z-3'] });
    const first = await listed({ first: 1 });
    expect(first.keys).toEqual(['z-1']);
    expect(await listed({ after: first.after })).toMatchObject({ keys: ['z-2'] });
    const reader = await api.signedIn(['registry:read']);
    expect(await refusal(reader.request(EvaluationSchemesDocument, {}))).toMatchObject([
      { extensions: { scope: 'evaluation:read' } },
    ]);
  });

  it('cost as many statements whatever their number', async () => {
    const statements = async (first: number) =>
      (await api.statements(() => api.admin.request(EvaluationSchemesDocument, { first }))).length;
    expect(await statements(1)).toBe(await statements(4));
  });
});
