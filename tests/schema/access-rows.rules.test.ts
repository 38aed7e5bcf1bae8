import { expect, it } from '@jest/globals';
import { isInterfaceType } from 'graphql';
import { subjects } from '../../src/record/subjects.ts';
import { schema } from '../../src/schema.ts';
import { readAccessTable } from '../support/access-table.ts';
import { declaredScopes, fieldsOf } from '../support/declared-scopes.ts';

// schema/access.csv against the schema; access-table.test.ts asks every field for what its row says

const table = readAccessTable();
const byText = (a: string, b: string): number => (a < b ? -1 : 1);

it('schema/access.csv has a row for every field of the schema, with the scopes it declares, and no other row', () => {
  const declared = fieldsOf(schema).map(([type, field]) => {
    const personal = table.get(`${type.name}.${field.name}`)?.elsewhere === 'redacted' ? ['officer:personal'] : [];
    const scopes = [...new Set([...declaredScopes(type), ...declaredScopes(field), ...personal])];
    return [`${type.name}.${field.name}`, scopes.toSorted(byText)];
  });
  expect(Object.fromEntries([...table].map(([coordinate, { scopes }]) => [coordinate, scopes]))).toEqual(
    Object.fromEntries(declared),
  );
});

it('no row of schema/access.csv is left for review', () => {
  const left = [...table].filter(([, { elsewhere }]) => elsewhere === 'review').map(([coordinate]) => coordinate);
  expect(left).toEqual([]);
});

it('every row of schema/access.csv says what a viewer of other units is shown', () => {
  const kinds = new Set([...table.values()].map((row) => row.elsewhere));
  expect([...kinds].toSorted(byText)).toEqual(['absent', 'filtered', 'own', 'path', 'redacted', 'refused', 'shown']);
});

it('changes of every type with an id belong to a unit, except those of changes, tokens, grants and files', () => {
  const node = schema.getType('Node');
  const types = isInterfaceType(node) ? schema.getPossibleTypes(node).map(({ name }) => name) : [];
  const ofNoUnit = ['Change', 'Token', 'AccessGrant', 'BulkRead', 'ImportBatch'];
  expect([...subjects().keys(), ...ofNoUnit].toSorted(byText)).toEqual(types.toSorted(byText));
});
