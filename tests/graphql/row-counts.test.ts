import { beforeAll, expect, it } from '@jest/globals';
import { useApp } from '../support/app.ts';
import { createHonor } from '../support/honor-factories.ts';
import { createOfficerIn, createUnit } from '../support/factories.ts';

// by resolvers alone: one statement for a whole query brings one row
const api = useApp({ compiled: 'off' });

const UNITS = 6;
const OFFICERS = 8;

beforeAll(async () => {
  const { registry } = api;
  const root = await createUnit(registry, { code: 'R' });
  for (let i = 0; i < UNITS; i++) {
    const unit = await createUnit(registry, { parentId: root.id });
    for (let j = 0; j < OFFICERS; j++) {
      const officer = await createOfficerIn(registry, unit);
      for (let k = 0; k < 4; k++) await createHonor(registry, [{ officerId: officer.id }], {});
    }
  }
});

/** A page reads one row more than it shows, by which it knows whether there are more. */
const read = (size: number) => size + 1;

it.each([
  ['a page', '{ officers(first: 5) { nodes { name } } }', [read(5)]],
  ['the count of a list', '{ officers { totalCount } }', [1]],
  [
    'pages under each of many',
    '{ unit(code: "R") { children(first: 4) { nodes { officers(first: 3) { nodes { name } } } } } }',
    [1, read(4), 4 * read(3)],
  ],
  [
    'pages under pages under pages',
    '{ unit(code: "R") { children(first: 2) { nodes { officers(first: 2) { nodes { honors(first: 1) { nodes { title } } } } } } } }',
    [1, read(2), 2 * read(2), 4 * read(1)],
  ],
  ['the end of a list', '{ unit(code: "R") { descendants(last: 2) { nodes { name } } } }', [1, read(2)]],
])('%s reads only the rows that it answers with', async (_case, query, rows) => {
  // once before, so that the viewer is known
  await api.admin.request(query);
  expect(await api.rowsRead(() => api.admin.request(query))).toEqual(rows);
});
