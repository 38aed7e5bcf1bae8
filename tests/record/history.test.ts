import { describe, expect, it } from '@jest/globals';
import { insert, READ, ROWS, useRows, type Row } from '../support/rows.ts';

/** What the database refuses of rows that are there already, and of transactions as a whole. */
const { refusedBy, column } = useRows();

const KEPT = Object.entries<Row>(ROWS);

describe('a row that was recorded', () => {
  it.each(KEPT)('of %s is only ever superseded, once', async (table, row) => {
    const there = insert(table, row);
    const gone = insert(table, { ...row, superseded_at: '2024-02-01T00:00:00Z' });
    const update = (assignments: string) => `UPDATE ${table} SET ${assignments}`;
    const keep = `${table}_keep`;
    expect(await refusedBy(there, update(`recorded_at = '2023-01-01'`))).toBe(keep);
    expect(await refusedBy(there, update(`superseded_at = '2024-02-01', recorded_at = '2023-01-01'`))).toBe(keep);
    expect(await refusedBy(gone, update(`superseded_at = '2024-03-01'`))).toBe(keep);
    expect(await refusedBy(gone, update('superseded_at = NULL'))).toBe(keep);
    expect(await refusedBy(there, `DELETE FROM ${table}`)).toBe(keep);
    expect(await refusedBy(gone, `DELETE FROM ${table}`)).toBe(keep);

    expect(await refusedBy(there, update(`superseded_at = '2024-02-01'`))).toBeNull();
  });
});

describe('a change', () => {
  const change = (position: number) =>
    insert('change', {
      position,
      at: `2024-01-0${position}T00:00:00Z`,
      actor: 'test',
      operation: 'createUnit',
      subject_type: 'Unit',
      fields: '[]',
      request_id: 'r',
      previous_hash: String(position - 1),
      hash: String(position),
    });

  it('can be added to, and neither altered nor dropped', async () => {
    expect(await refusedBy(change(1), change(2))).toBeNull();
    expect(await refusedBy(change(1), `UPDATE change SET actor = 'other'`)).toBe('change_keep');
    expect(await refusedBy(change(1), 'DELETE FROM change')).toBe('change_keep');
  });

  it('has a chain to be added to from the start', async () => {
    const head = await column(`SELECT concat_ws(' ', position, extract(epoch FROM at)::int, hash) FROM change_head`);
    expect(head).toEqual([`0 0 ${'0'.repeat(64)}`]);
  });
});

describe('a read of personal data', () => {
  const read = insert('personal_read', READ);

  it('can be added, and neither altered nor dropped', async () => {
    expect(await refusedBy(read)).toBeNull();
    expect(await refusedBy(read, `UPDATE personal_read SET viewer = 'other'`)).toBe('personal_read_keep');
    expect(await refusedBy(read, 'DELETE FROM personal_read')).toBe('personal_read_keep');
  });
});

describe('what a token was given', () => {
  const grant = insert('access_grant', { id: 9, token_id: 1, scopes: '{registry:read}', granted_at: '2024-01-01' });
  const unit = insert('access_grant_unit', { grant_id: 9, unit_id: 1 });
  const revoke = (table: string, at: string) => `UPDATE ${table} SET revoked_at = ${at}`;

  it.each(['token', 'access_grant'])('stays in %s as it was, and is revoked once', async (table) => {
    const keep = `${table}_keep`;
    const alterations = table === 'token' ? [`name = 'other'`, 'budget = 1'] : [`scopes = '{}'`];
    for (const one of alterations) expect(await refusedBy(grant, `UPDATE ${table} SET ${one}`)).toBe(keep);
    expect(await refusedBy(grant, `DELETE FROM ${table}`)).toBe(keep);
    const revoked = revoke(table, `'2024-02-01'`);
    expect(await refusedBy(grant, revoked)).toBeNull();
    expect(await refusedBy(grant, revoked, revoke(table, `'2024-03-01'`))).toBe(keep);
    expect(await refusedBy(grant, revoked, revoke(table, 'NULL'))).toBe(keep);
  });

  it('is noted as used', async () => {
    expect(await refusedBy(`UPDATE token SET last_used_at = '2024-02-01'`)).toBeNull();
  });

  it('stays bound to its units', async () => {
    expect(await refusedBy(grant, unit)).toBeNull();
    expect(await refusedBy(grant, unit, 'UPDATE access_grant_unit SET unit_id = 2')).toBe('access_grant_unit_keep');
    expect(await refusedBy(grant, unit, 'DELETE FROM access_grant_unit')).toBe('access_grant_unit_keep');
  });
});

/** Each: what owns the parts, the parts, and the statements of a new owner with parts of these basis points. */
const SUMS = [
  {
    owners: 'selection_policy',
    parts: 'selection_target',
    key: 'policy_id',
    points: 'basis_points',
    owner: (id: number) => insert('selection_policy', { id, key: `k${id}`, unit_id: 1 }),
    part: (id: number, i: number, points: number) =>
      insert('selection_target', {
        policy_id: id,
        category: ['STATION', 'OPERATIONAL', 'GENERAL'][i]!,
        basis_points: points,
      }),
  },
  {
    owners: 'evaluation_scheme',
    parts: 'indicator',
    key: 'scheme_id',
    points: 'weight_basis_points',
    owner: (id: number) => insert('evaluation_scheme', { id, key: `k${id}`, name: '丙', subject_kind: 'OFFICER' }),
    part: (id: number, i: number, points: number) =>
      insert('indicator', {
        scheme_id: id,
        position: i + 11,
        key: `k${i}`,
        name: '指标',
        weight_basis_points: points,
        maximum: 1,
      }),
  },
];

/** Lets the rows of a table be rewritten, which its other guard refuses first. */
const unkept = (table: string) => `ALTER TABLE ${table} DISABLE TRIGGER ${table}_keep`;

describe('basis points that do not sum to 10000', () => {
  it('are refused of the groups of a scheme that has any', async () => {
    const group = (scheme: number, points: number) =>
      insert('evaluator_group', { scheme_id: scheme, position: 9, key: 'i', name: '庚', weight_basis_points: points });
    expect(await refusedBy(group(2, 9_999))).toBe('evaluator_group_sum_check');
    expect(await refusedBy(group(2, 10_000))).toBeNull();
    expect(await refusedBy(group(1, 1))).toBe('evaluator_group_sum_check');
    const drop = `DELETE FROM evaluator_group WHERE scheme_id = 1 AND key = 'b'`;
    expect(await refusedBy(unkept('evaluator_group'), drop)).toBe('evaluator_group_sum_check');
  });

  it.each(SUMS)('are refused of the parts of a new $owners, when it is whole', async ({ parts, owner, part }) => {
    const refusal = `${parts}_sum_check`;
    expect(await refusedBy(owner(10))).toBe(refusal);
    expect(await refusedBy(owner(10), part(10, 0, 5_000), part(10, 1, 4_999))).toBe(refusal);
    expect(await refusedBy(owner(10), part(10, 0, 5_000), part(10, 1, 5_001))).toBe(refusal);
    expect(await refusedBy(owner(10), part(10, 0, 5_000), part(10, 1, 5_000))).toBeNull();
    expect(await refusedBy(owner(10), part(10, 0, 10_000))).toBeNull();
  });

  it.each(SUMS)(
    'are refused of the parts of $owners that was whole before',
    async ({ parts, key, points, owner, part }) => {
      const refusal = `${parts}_sum_check`;
      const set = (from: number, to: number) =>
        `UPDATE ${parts} SET ${points} = ${to} WHERE ${key} = 1 AND ${points} = ${from}`;
      const drop = `DELETE FROM ${parts} WHERE ${key} = 1`;
      const open = unkept(parts);
      expect(await refusedBy(open, set(4_000, 3_999))).toBe(refusal);
      expect(await refusedBy(open, set(4_000, 3_000), set(6_000, 7_000))).toBeNull();
      expect(await refusedBy(open, `${drop} AND ${points} = 4000`)).toBe(refusal);
      expect(await refusedBy(open, drop)).toBe(refusal);
      expect(await refusedBy(open, drop, part(1, 0, 10_000))).toBeNull();

      // the owner that the part moves to is whole, the one that it leaves is not
      const move = `UPDATE ${parts} SET ${key} = 10 WHERE ${key} = 1 AND ${points} = 4000`;
      expect(await refusedBy(open, owner(10), part(10, 1, 6_000), move)).toBe(refusal);
      expect(await refusedBy(open, owner(10), part(10, 1, 6_000), move, set(6_000, 10_000))).toBeNull();
    },
  );

  it('are refused at commit', async () => {
    const [policies] = SUMS;
    // the check of the last statement is the first that is made
    expect(await refusedBy(policies!.owner(10), 'COMMIT')).toBe('selection_target_sum_check');
  });
});

describe('these tests', () => {
  it('try every sum', async () => {
    const triggers = await column(
      `SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE '%_sum' ORDER BY tgname COLLATE "C"`,
    );
    const tried = ['evaluator_group_sum', ...SUMS.flatMap(({ owners, parts }) => [`${owners}_sum`, `${parts}_sum`])];
    expect(tried.toSorted()).toEqual(triggers);
  });
});
