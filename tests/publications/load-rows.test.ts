import { describe, expect, it } from '@jest/globals';
import { usePublishedFacts } from './facts-directory.ts';
import { sql, type Sql } from '../../src/sql/sql.ts';

const facts = usePublishedFacts();

/** One row of a statement, as text. */
const one = async (text: string, ...values: unknown[]): Promise<unknown> =>
  (await facts.registry.$query(text as Sql, values))[0];

describe('loading the published facts', () => {
  it.each([
    [
      '330681-XZ',
      {
        name: '刑事侦查大队',
        pinyin: 'xing shi zhen cha da dui',
        short: '刑侦大队',
        kind: 'BRIGADE',
        category: 'OPERATIONAL',
        division: '330681',
        parent: '330681',
        temporary: false,
        from: '2021-11-29',
        to: null,
        known: false,
        source: 'zhuji-2021',
      },
    ],
    // the source of the municipal bureau is of 2022, a bureau below it is shown in 2021
    [
      '330600',
      {
        name: '绍兴市公安局',
        pinyin: 'shao xing shi gong an ju',
        short: null,
        kind: 'MUNICIPAL_BUREAU',
        category: null,
        division: '330600',
        parent: '330000',
        temporary: false,
        from: '2021-11-29',
        to: null,
        known: false,
        source: 'zhejiang-2022',
      },
    ],
    [
      '330700-JN',
      {
        name: '江南公安分局',
        pinyin: 'jiang nan gong an fen ju',
        short: '江南分局',
        kind: 'SUB_BUREAU',
        category: null,
        division: null,
        parent: '330700',
        temporary: false,
        from: '2021-12-01',
        to: null,
        known: false,
        source: 'jiangnan-2021',
      },
    ],
  ])('stores the unit %s', async (code, expected) => {
    const row = await one(
      `SELECT v.name, v.name_pinyin AS pinyin, v.short_name AS short, v.kind, v.category, v.division_code AS division,
  p.code AS parent, v.temporary, v.valid_from::text AS "from", v.valid_to::text AS "to", v.start_known AS known, s.key AS source
FROM unit_version v LEFT JOIN unit_version p ON p.unit_id = v.parent_id
JOIN attestation a ON a.unit_id = v.unit_id JOIN source s ON s.id = a.source_id WHERE v.code = $1`,
      code,
    );
    expect(row).toEqual(expected);
  });

  it('stores officers with the keys of their names', async () => {
    const row = await one(
      `SELECT v.name, v.name_pinyin, v.name_joined, v.name_initials, v.name_strokes, v.category, v.status, v.police_number,
  v.valid_from::text, s.key AS source
FROM officer_version v JOIN attestation a ON a.officer_id = v.officer_id JOIN source s ON s.id = a.source_id
WHERE v.name = '张瑜'`,
    );
    expect(row).toEqual({
      name: '张瑜',
      name_pinyin: 'zhang yu',
      name_joined: 'zhangyu',
      name_initials: 'zy',
      name_strokes: '075153154005f2013112134125112200745c',
      category: 'POLICE',
      status: 'ACTIVE',
      police_number: null,
      valid_from: '2021-11-29',
      source: 'zhuji-2021',
    });
  });

  it('stores posts', async () => {
    const rows = await facts.registry.$query(
      sql`SELECT u.code AS unit, v.external_organ AS organ, v.title, v.role, v.kind, v.valid_from::text AS "from",
  v.start_known AS known, s.key AS source
FROM assignment_version v LEFT JOIN unit_version u ON u.unit_id = v.unit_id
JOIN officer_version o ON o.officer_id = v.officer_id
JOIN attestation a ON a.assignment_id = v.assignment_id JOIN source s ON s.id = a.source_id
WHERE o.name = '俞流江' ORDER BY v.assignment_id`,
      [],
    );
    const attested = { from: '2022-01-01', known: false, source: 'zhejiang-2022' };
    expect(rows).toEqual([
      { unit: '330600', organ: null, title: '公安局局长', role: 'LEADER', kind: 'PRIMARY', ...attested },
      { unit: null, organ: '绍兴市人民政府', title: '绍兴市副市长', role: 'DEPUTY', kind: 'CONCURRENT', ...attested },
    ]);
  });
});
