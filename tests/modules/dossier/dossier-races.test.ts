import { beforeAll, describe, expect, it } from '@jest/globals';
import { RecordFamilyDocument, type RecordFamilyInput } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { breaksOf } from '../../support/breaks.ts';
import { createOfficerIn, createUnit, unique } from '../../support/factories.ts';
import { merging } from '../../support/merging.ts';
import { newKey, personalKeys } from '../../support/personal.ts';
import { sql } from '../../../src/sql/sql.ts';

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const REPETITIONS = 5;
const NAMES = ['合成甲', '合成乙'] as const;

onServer('acts on dossiers that meet', () => {
  const api = useApp({ personalKeys: personalKeys(newKey('k')) });
  const { merge } = merging(api);
  let unit: { id: number };

  beforeAll(async () => {
    unit = await createUnit(api.registry);
  });

  const record = async ({ id }: { id: number }, name: string, more: Partial<RecordFamilyInput> = {}) => {
    const members = [{ relation: '妻子', name }];
    const input = { officer: globalId('Officer', id), effectiveOn: '2023-01-01', members, ...more };
    return (await api.admin.request(RecordFamilyDocument, { input, key: `key-${unique()}` })).recordFamily.__typename;
  };

  /** What is believed of the sections of officers: whose, which, and since which day. */
  const believed = (...officers: readonly { id: number }[]) =>
    api.registry.$query<{ officerId: number; section: number; from: string }>(
      sql`SELECT v.officer_id AS "officerId", v.section_id AS section, v.valid_from::text AS "from" FROM dossier_section_version v
WHERE v.officer_id = ANY($1::int[]) AND v.superseded_at IS NULL ORDER BY v.valid_from`,
      [officers.map(({ id }) => id)],
    );

  it(`begin a section once, and the later act replaces what the earlier said, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const officer = await createOfficerIn(api.registry, unit);
      expect(await Promise.all(NAMES.map((name) => record(officer, name)))).toEqual(
        Array(NAMES.length).fill('RecordFamilySuccess'),
      );
      expect(await believed(officer)).toHaveLength(1);
    }
  }, 60_000);

  it(`are refused where the section is another than was read, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const officer = await createOfficerIn(api.registry, unit);
      for (const expectedVersion of [0, 1]) {
        const done = await Promise.all(
          NAMES.map((name) => record(officer, name + n + expectedVersion, { expectedVersion })),
        );
        expect(done.toSorted()).toEqual(['RecordFamilySuccess', 'StaleVersionError']);
      }
    }
  }, 60_000);

  it(`are of the officer who stays, whether they come before a merger or after it, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const into = await createOfficerIn(api.registry, unit, { name: '合成同一' });
      const duplicate = await createOfficerIn(api.registry, unit, { name: '合成同一', policeNumber: null });
      const [recorded, merged] = await Promise.all([
        record(duplicate, NAMES[0]),
        merge(globalId('Officer', into.id), globalId('Officer', duplicate.id)),
      ]);
      expect([recorded, merged.__typename]).toEqual(['RecordFamilySuccess', 'MergeOfficersSuccess']);
      expect(await believed(into, duplicate)).toMatchObject([{ officerId: into.id }]);
    }
  }, 60_000);

  it('leave sections that verify', async () => {
    // officers and units were made without an act
    expect((await breaksOf(api.registry)).filter((line) => /dossier|word_key/.test(line))).toEqual([]);
  });
});
