import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { write } from '../../src/record/changes.ts';
import type { Registry } from '../../src/database/client.ts';
import { officerWithNationalId } from '../../src/personal/personal.service.ts';
import { openRow } from '../../src/personal/row.ts';
import { RuleViolationError } from '../../src/errors/refusals.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { createOfficer, unique } from '../support/factories.ts';
import { newKey, sealerWith, storePersonal } from '../support/personal.ts';
import { sql } from '../../src/sql/sql.ts';

const [k1, k2] = [newKey('k1'), newKey('k2')];
const seals = sealerWith(k1);

let test: TestDatabase;
let registry: Registry;

beforeAll(async () => {
  test = await openTestDatabase();
  ({ registry } = test.database);
}, 60_000);
afterAll(() => test.close());

/** Nobody's: what is sealed is a text, whatever it says. */
const nationalId = (): string => `000000${String(unique()).padStart(12, '0')}`;

const rowsOf = (officerId: number) =>
  registry.officerPersonal.findMany({ where: { officerId }, orderBy: { id: 'asc' } });

const changeCount = () => registry.change.count();

/** Everything that the database holds of two tables, as the bytes it would send. */
async function contents(): Promise<string> {
  const rows = await registry.$query<{ row: string }>(
    sql`SELECT p::text AS row FROM officer_personal p UNION ALL SELECT c::text FROM change c`,
    [],
  );
  return rows.map(({ row }) => row).join('\n');
}

describe('recordPersonal', () => {
  it('stores what opens again, and nothing in clear', async () => {
    const { id } = await createOfficer(registry);
    const number = nationalId();
    const fields = await storePersonal(registry, seals, id, { birthOn: '1987-06-05', nationalId: number });
    expect(fields).toEqual([
      { field: 'birthOn', before: null, after: 'sealed' },
      { field: 'nationalId', before: null, after: 'sealed' },
    ]);
    const [row] = await rowsOf(id);
    expect(row).toMatchObject({ officerId: id, keyId: 'k1', supersededAt: null });
    expect(openRow(seals, row!)).toEqual({ birthOn: '1987-06-05', nationalId: number });
    expect(row!.nationalIdHash).toEqual(seals.hash(number));

    const stored = await contents();
    for (const clear of ['1987-06-05', '19870605', number, number.slice(6)]) {
      // bytea reads as hexadecimal
      expect(stored).not.toContain(clear);
      expect(stored).not.toContain(Buffer.from(clear).toString('hex'));
      expect(stored).not.toContain(Buffer.from(clear).toString('base64').replaceAll('=', ''));
    }
  });

  it('keeps what is left out, sealed anew with the present key, and supersedes the row', async () => {
    const { id } = await createOfficer(registry);
    const number = nationalId();
    await storePersonal(registry, seals, id, { birthOn: '1990-01-01', nationalId: number });
    const both = sealerWith(k2, k1);
    const fields = await storePersonal(registry, both, id, { birthOn: '1990-01-02' });
    expect(fields).toEqual([{ field: 'birthOn', before: 'sealed', after: 'sealed' }]);
    const [before, after, ...more] = await rowsOf(id);
    expect(more).toEqual([]);
    expect(before!.supersededAt).toEqual(after!.recordedAt);
    expect(after).toMatchObject({ keyId: 'k2', supersededAt: null });
    expect(openRow(both, before!)).toEqual({ birthOn: '1990-01-01', nationalId: number });
    expect(openRow(sealerWith(k2), after!)).toEqual({ birthOn: '1990-01-02', nationalId: number });
  });

  it('removes what is null, and the row where nothing is left', async () => {
    const { id } = await createOfficer(registry);
    await storePersonal(registry, seals, id, { birthOn: '1990-01-01', nationalId: nationalId() });
    expect(await storePersonal(registry, seals, id, { nationalId: null })).toEqual([
      { field: 'nationalId', before: 'sealed', after: null },
    ]);
    expect((await rowsOf(id)).at(-1)).toMatchObject({ nationalId: null, nationalIdHash: null, supersededAt: null });
    expect(await storePersonal(registry, seals, id, { birthOn: null })).toEqual([
      { field: 'birthOn', before: 'sealed', after: null },
    ]);
    const rows = await rowsOf(id);
    expect(rows.map(({ supersededAt }) => supersededAt === null)).toEqual([false, false]);
  });

  it('writes nothing where nothing differs or nothing is given', async () => {
    const { id } = await createOfficer(registry);
    await storePersonal(registry, seals, id, { birthOn: '1990-01-01' });
    const count = await changeCount();
    expect(await storePersonal(registry, seals, id, { birthOn: '1990-01-01', nationalId: null })).toEqual([]);
    expect(await storePersonal(registry, null, id, {})).toEqual([]);
    expect(await rowsOf(id)).toHaveLength(1);
    expect(await changeCount()).toBe(count);
  });

  it('is refused without a key, and nothing is stored', async () => {
    const { id } = await createOfficer(registry);
    const count = await changeCount();
    const refused = await storePersonal(registry, null, id, { birthOn: '1990-01-01' }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RuleViolationError);
    expect(refused).toMatchObject({ rule: 'personal-key-missing' });
    expect(await rowsOf(id)).toEqual([]);
    expect(await changeCount()).toBe(count);
  });

  it('replaces what does not open any more, as a whole', async () => {
    const { id } = await createOfficer(registry);
    await storePersonal(registry, seals, id, { birthOn: '1990-01-01' });
    const [birthOn, number] = ['1990-01-01', nationalId()];
    expect(await storePersonal(registry, sealerWith(k2), id, { birthOn, nationalId: number })).toEqual([
      { field: 'birthOn', before: 'sealed', after: 'sealed' },
      { field: 'nationalId', before: null, after: 'sealed' },
    ]);
    const [lost, row] = await rowsOf(id);
    expect(lost!.supersededAt).toEqual(row!.recordedAt);
    expect(openRow(sealerWith(k2), row!)).toEqual({ birthOn, nationalId: number });
    // and removes it, where nothing was known besides
    expect(await storePersonal(registry, seals, id, { birthOn: null, nationalId: null })).toEqual([
      { field: 'birthOn', before: 'sealed', after: null },
      { field: 'nationalId', before: 'sealed', after: null },
    ]);
    expect((await rowsOf(id)).every(({ supersededAt }) => supersededAt !== null)).toBe(true);
  });

  it('is refused where a part of the row that stands would be kept and does not open, and that row stays', async () => {
    const { id } = await createOfficer(registry);
    await storePersonal(registry, seals, id, { birthOn: '1990-01-01' });
    await expect(storePersonal(registry, sealerWith(k2), id, { nationalId: nationalId() })).rejects.toMatchObject({
      rule: 'personal-key-missing',
    });
    expect((await rowsOf(id)).map(({ supersededAt }) => supersededAt)).toEqual([null]);
  });

  it('cannot be got around: the database refuses to rewrite or delete a row', async () => {
    const { id } = await createOfficer(registry);
    await storePersonal(registry, seals, id, { birthOn: '1990-01-01' });
    const where = { officerId: id };
    const kept = /Foreign key constraint violated on the constraint: `officer_personal_keep`/;
    await expect(registry.officerPersonal.updateMany({ where, data: { keyId: 'k9' } })).rejects.toThrow(kept);
    await expect(registry.officerPersonal.deleteMany({ where })).rejects.toThrow(kept);
    expect(await rowsOf(id)).toHaveLength(1);
  });
});

const holder = (number: string) =>
  write(registry, async (inside) => ({ result: await officerWithNationalId(inside, seals, number), change: null }));

describe('officerWithNationalId', () => {
  it('finds who is believed to have it, whatever key sealed it', async () => {
    const { id } = await createOfficer(registry);
    const [number, other] = [nationalId(), nationalId()];
    await storePersonal(registry, sealerWith(k2), id, { nationalId: number });
    expect(await holder(number)).toBe(id);
    expect(await holder(other)).toBeNull();
    await storePersonal(registry, sealerWith(k2), id, { nationalId: other });
    expect(await holder(number)).toBeNull();
    expect(await holder(other)).toBe(id);
  });

  it('finds one at most: the database refuses a second', async () => {
    const [first, second] = [await createOfficer(registry), await createOfficer(registry)];
    const number = nationalId();
    await storePersonal(registry, seals, first.id, { nationalId: number });
    await expect(storePersonal(registry, seals, second.id, { nationalId: number })).rejects.toMatchObject({
      code: 'P2010',
      meta: { driverAdapterError: { cause: { originalCode: '23505' } } },
    });
    expect(await rowsOf(second.id)).toEqual([]);
    // free again once the first is known to have another
    await storePersonal(registry, seals, first.id, { nationalId: nationalId() });
    await storePersonal(registry, seals, second.id, { nationalId: number });
    expect(await holder(number)).toBe(second.id);
  });
});
