import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Registry } from '../../src/database/client.ts';
import { rotateKeys, supersededUnder, type RotationOptions } from '../../src/personal/rotation.ts';
import { openRow } from '../../src/personal/row.ts';
import type { Sealer } from '../../src/personal/sealer.ts';
import { openWords, storedKeys, unwrapKey, type StoredKey } from '../../src/personal/words.ts';
import { documentOf } from '../../src/modules/dossier/contents.rules.ts';
import { sql } from '../../src/sql/sql.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { createSection, SYNTHETIC } from '../support/dossier-factories.ts';
import { createOfficer } from '../support/factories.ts';
import { newKey, sealerWith, storePersonal } from '../support/personal.ts';
import { unguarded } from '../support/unguarded.ts';

const [k1, k2, k3] = [newKey('k1'), newKey('k2'), newKey('k3')];
const old = sealerWith(k1);
const OFFICERS = 5;

let test: TestDatabase;
let registry: Registry;
const seen: string[] = [];
let officerIds: number[];

beforeAll(async () => {
  test = await openTestDatabase({ onStatement: (text) => seen.push(text) });
  ({ registry } = test.database);
}, 60_000);
afterAll(() => test.close());

const birthOn = (index: number) => `1980-01-0${index + 1}`;
const nationalId = (officerId: number) => `0000001980010${String(officerId).padStart(5, '0')}`;

/** Five officers with sealed data of the old key, and nobody else's. */
beforeEach(async () => {
  await unguarded(registry, (transaction) => transaction.$executeRaw`TRUNCATE officer_personal`);
  officerIds = [];
  for (let index = 0; index < OFFICERS; index++) {
    const { id } = await createOfficer(registry);
    await storePersonal(registry, old, id, {
      birthOn: birthOn(index),
      ...(index > 0 && { nationalId: nationalId(id) }),
    });
    officerIds.push(id);
  }
});

const rotate = (personalSealer: Sealer, options: Partial<RotationOptions> = {}) =>
  rotateKeys(registry, personalSealer, { actor: 'rotate-keys:test', requestId: 'request-1', batchSize: 2, ...options });

const statementsOf = async (personalSealer: Sealer, batchSize: number) => {
  seen.length = 0;
  await rotate(personalSealer, { batchSize });
  return seen.length;
};

const believed = () =>
  registry.officerPersonal.findMany({ where: { supersededAt: null }, orderBy: { officerId: 'asc' } });

const rotations = async () => {
  const first = await registry.change.findFirstOrThrow({
    where: { operation: 'storePersonal' },
    orderBy: { position: 'desc' },
  });
  return registry.change.findMany({ where: { position: { gt: first.position } }, orderBy: { position: 'asc' } });
};

/** What everyone's row opens to with one key alone. */
const opened = async (personalSealer: Sealer) => (await believed()).map((row) => openRow(personalSealer, row));

const expected = () =>
  officerIds.map((id, index) => ({ birthOn: birthOn(index), nationalId: index > 0 ? nationalId(id) : null }));

describe('rotateKeys', () => {
  it('seals all believed rows anew, batch by batch, each batch with its change', async () => {
    const progress: number[] = [];
    expect(await rotate(sealerWith(k2, k1), { onProgress: (count) => progress.push(count) })).toBe(5);
    expect(progress).toEqual([2, 4, 5]);
    // with the new key alone
    expect(await opened(sealerWith(k2))).toEqual(expected());
    expect((await believed()).map(({ keyId }) => keyId)).toEqual(Array(OFFICERS).fill('k2'));

    const changes = await rotations();
    expect(changes.map(({ fields }) => fields)).toEqual(
      ['2', '2', '1'].map((count) => [
        { field: 'resealed', before: null, after: count },
        { field: 'keyId', before: 'k1', after: 'k2' },
      ]),
    );
    expect(changes[0]).toMatchObject({
      actor: 'rotate-keys:test',
      operation: 'rotatePersonalKeys',
      subjectType: 'Registry',
      subjectId: null,
      basisDocument: null,
      basisReason: null,
      requestId: 'request-1',
    });
  });

  it('supersedes the old rows, unaltered, at the instants of its changes', async () => {
    const before = await believed();
    await rotate(sealerWith(k2, k1));
    const rows = await registry.officerPersonal.findMany({
      where: { supersededAt: { not: null } },
      orderBy: { officerId: 'asc' },
    });
    const instants = (await rotations()).map(({ at }) => at);
    expect(rows).toEqual(before.map((row, index) => ({ ...row, supersededAt: instants[Math.floor(index / 2)] })));
    expect((await believed()).map(({ recordedAt }) => recordedAt)).toEqual(
      rows.map(({ supersededAt }) => supersededAt),
    );
    expect(await supersededUnder(registry, sealerWith(k2))).toEqual([{ keyId: 'k1', rows: 5 }]);
  });

  it('keeps the lookup of national ids', async () => {
    const before = (await believed()).map(({ nationalIdHash }) => nationalIdHash);
    await rotate(sealerWith(k2, k1));
    expect((await believed()).map(({ nationalIdHash }) => nationalIdHash)).toEqual(before);
  });

  it('records nothing where all rows are sealed with the first key', async () => {
    expect(await rotate(old)).toBe(0);
    expect(await rotations()).toEqual([]);
    expect(await supersededUnder(registry, old)).toEqual([]);
  });

  it('continues where it was interrupted', async () => {
    const stopped = rotate(sealerWith(k2, k1), {
      onProgress: () => {
        throw new Error('stopped');
      },
    });
    await expect(stopped).rejects.toThrow('stopped');
    expect((await believed()).map(({ keyId }) => keyId)).toEqual(['k2', 'k2', 'k1', 'k1', 'k1']);
    // all of it can be read meanwhile
    expect(await opened(sealerWith(k2, k1))).toEqual(expected());

    expect(await rotate(sealerWith(k2, k1))).toBe(3);
    expect(await opened(sealerWith(k2))).toEqual(expected());
    expect(await rotations()).toHaveLength(3);
  });

  it('rotates to a third key, and records the keys before it', async () => {
    await rotate(sealerWith(k2, k1));
    await storePersonal(registry, sealerWith(k1, k2), officerIds[0]!, { birthOn: '1979-12-31' });
    expect(await rotate(sealerWith(k3, k2, k1), { batchSize: 10 })).toBe(5);
    expect((await opened(sealerWith(k3)))[0]).toEqual({ birthOn: '1979-12-31', nationalId: null });
    expect((await rotations()).at(-1)!.fields).toContainEqual({ field: 'keyId', before: 'k1, k2', after: 'k3' });
    expect(await supersededUnder(registry, sealerWith(k3))).toEqual([
      { keyId: 'k1', rows: 6 },
      { keyId: 'k2', rows: 5 },
    ]);
  });

  it('stops at a row whose key is missing, and keeps the batches before it', async () => {
    await storePersonal(registry, sealerWith(k3, k1), officerIds[3]!, { birthOn: '1981-01-01' });
    const row = (await believed())[3]!;
    await expect(rotate(sealerWith(k2, k1))).rejects.toMatchObject({
      name: 'StartupError',
      message: `Row ${row.id} of officer_personal: The key k3, with which birthOn of officer ${row.officerId} is sealed, is not there.`,
    });
    // by the order of rows, of which that one is the last
    expect((await believed()).map(({ keyId }) => keyId)).toEqual(['k2', 'k2', 'k2', 'k3', 'k2']);
    expect(await rotate(sealerWith(k2, k1, k3))).toBe(1);
  });

  it('stops at a row that was altered or moved, without revealing its content', async () => {
    const [first, second] = await believed();
    await registry.$executeRaw`ALTER TABLE officer_personal DISABLE TRIGGER officer_personal_keep`;
    await registry.officerPersonal.update({ where: { id: second!.id }, data: { birthOn: first!.birthOn } });
    await registry.$executeRaw`ALTER TABLE officer_personal ENABLE TRIGGER officer_personal_keep`;
    await expect(rotate(sealerWith(k2, k1))).rejects.toMatchObject({
      name: 'StartupError',
      message: `Row ${second!.id} of officer_personal: The sealed birthOn of officer ${second!.officerId} does not open with the key k1: it was altered or moved, or the key is another one of that id.`,
    });
    expect((await believed()).map(({ keyId }) => keyId)).toEqual(Array(OFFICERS).fill('k1'));
    expect(await rotations()).toEqual([]);
  });

  it('takes the same number of statements however many rows a batch has', async () => {
    // begin, head, rows, supersede, insert, change, head, commit; the last batch finds nothing
    // of rows, and of keys of words
    const EMPTY = 4 + 4;
    expect(await statementsOf(sealerWith(k2, k1), 1)).toBe(OFFICERS * 8 + EMPTY);
    expect(await statementsOf(sealerWith(k3, k2), OFFICERS)).toBe(8 + EMPTY);
  });

  it('seals the keys of sections of dossiers anew, and leaves alone what the sections say', async () => {
    const sections: number[] = [];
    for (const officerId of officerIds.slice(0, 3)) {
      sections.push((await createSection(registry, { officerId, section: 'FAMILY', sealer: old })).id);
    }
    const contents = () =>
      registry.dossierSectionVersion.findMany({
        where: { sectionId: { in: sections } },
        orderBy: { sectionId: 'asc' },
      });
    const before = await contents();
    await rotate(sealerWith(k2, k1));
    expect(await contents()).toEqual(before);
    const keys = await registry.$query<StoredKey>(storedKeys('DossierSection', sql`$1::int[]`), [sections]);
    const told = keys.map((stored) => {
      const key = unwrapKey(sealerWith(k2), 'DossierSection', stored.id, stored);
      return openWords(key, 'contents', before.find(({ sectionId }) => sectionId === stored.id)!.contents);
    });
    expect(told).toEqual(Array(3).fill(documentOf({ section: 'FAMILY', contents: SYNTHETIC.FAMILY })));
  });
});
