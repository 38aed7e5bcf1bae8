import { beforeAll, describe, expect, it } from '@jest/globals';
import { globalId, useApp } from '../../support/app.ts';
import { createOfficer, createOfficerIn, createUnit } from '../../support/factories.ts';

const api = useApp();

let unit: { id: number };

beforeAll(async () => {
  unit = await createUnit(api.registry, {});
});

/** What a statement does, and the tables it names: `read unit_version`. */
function described(text: string): string {
  if (text.includes('nextval(')) return 'take an id';
  const [, verb] = /^(?:WITH \w+ AS \(\s*)?(\w+)/.exec(text)!;
  const tables = [...text.matchAll(/(?:FROM|JOIN|INTO|UPDATE) (?:"public"\.)?"?([a-z_]+)"? /g)].map(
    ([, table]) => table,
  );
  const action = { SELECT: 'read', INSERT: 'insert', UPDATE: 'update' }[verb!] ?? verb!;
  return [action, ...new Set(tables)].join(' ');
}

/** The statements of a rehearsed transfer to the unit, from its savepoint to the end, which is rolled back. */
async function statementsOfTransfer(officer: { id: number }): Promise<string[]> {
  const input = {
    id: globalId('Officer', officer.id),
    to: globalId('Unit', unit.id),
    title: '民警',
    effectiveOn: '2024-01-01',
  };
  const statements = await api.statements(() =>
    api.admin.request(
      'mutation Preview($input: TransferOfficerInput!) @dryRun { transferOfficer(input: $input) { __typename } }',
      { input },
    ),
  );
  const all = statements.map(described);
  return all.slice(all.indexOf('SAVEPOINT') + 1, -1);
}

describe('transferOfficer', () => {
  it('reads each table once before it writes, then writes each table once', async () => {
    const officer = await createOfficerIn(api.registry, await createUnit(api.registry, {}));
    expect(await statementsOfTransfer(officer)).toEqual([
      'read officer',
      'read officer_version',
      'read assignment_version',
      'read unit_version',
      'take an id',
      // the codes of both units, for the record
      'read unit_version',
      'insert assignment',
      'update assignment_version',
      'insert assignment_version',
      'update assignment officer of_assignment',
    ]);
  });

  it('supersedes nothing where no post is held', async () => {
    const officer = await createOfficer(api.registry);
    expect(await statementsOfTransfer(officer)).toEqual([
      'read officer',
      'read officer_version',
      'read assignment_version',
      'read unit_version',
      'take an id',
      'read unit_version',
      'insert assignment',
      'insert assignment_version',
      'update officer',
    ]);
  });
});
