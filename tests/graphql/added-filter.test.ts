/** @ownModules The field that is added here must not be in the schema of other files. */
import { expect, it } from '@jest/globals';
import { DateFilter, dayCondition } from '../../src/graphql/filters.ts';
import { filterOfficersBy } from '../../src/modules/officers/officer.lists.ts';
import { sql } from '../../src/sql/sql.ts';
import { createOfficer } from '../support/factories.ts';

filterOfficersBy(
  'firstOn',
  { type: DateFilter, description: 'By the first day on record.' },
  (officer, days, statement) =>
    sql`${officer} IN (SELECT v.officer_id FROM officer_version v WHERE ${dayCondition(sql`v.valid_from`)(days, statement)})`,
);

// the schema is made when the server is imported, with what has been added until then
const { useApp } = await import('../support/app.ts');
const api = useApp();

it('filterOfficersBy adds a field and its condition to OfficerFilter', async () => {
  await createOfficer(api.registry, { name: '甲', from: '2021-01-01' });
  await createOfficer(api.registry, { name: '乙', from: '2022-01-01' });
  const names = async (filter: string) =>
    (await api.admin.request<{ officers: object }>(`{ officers(filter: ${filter}) { totalCount nodes { name } } }`))
      .officers;
  expect(await names('{ firstOn: { gte: "2022-01-01" } }')).toEqual({ totalCount: 1, nodes: [{ name: '乙' }] });
  expect(await names('{ not: { firstOn: { gte: "2022-01-01" } } }')).toEqual({
    totalCount: 1,
    nodes: [{ name: '甲' }],
  });
  expect(await names('{ search: "甲", firstOn: { gte: "2022-01-01" } }')).toEqual({ totalCount: 0, nodes: [] });
});
