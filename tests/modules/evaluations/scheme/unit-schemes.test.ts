import { describe, expect, it } from '@jest/globals';
import { graphql } from '../../../generated/gql.ts';
import { globalId, useApp } from '../../../support/app.ts';
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
