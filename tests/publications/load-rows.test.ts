import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Registry } from '../../src/database/client.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { FACTS, load } from './facts-directory.ts';
import { sql, type Sql } from '../../src/sql/sql.ts';

let test: TestDatabase;
let registry: Registry;

beforeAll(async () => {
  test = await openTestDatabase();
  ({ registry } = test.database);
  await load(registry, FACTS);
});
afterAll(() => test.close());

/** One row of a statement, as text. */
const one = async (text: string, ...values: unknown[]): Promise<unknown> =>
  (await registry.$query(text as Sql, values))[0];

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
    const rows = await registry.$query(
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

  it('stores honors with their recipients', async () => {
    const rows = await registry.$query(
      sql`SELECT v.title, v.kind, v.level, v.merit_class AS class, v.status, v.awarded_on::text AS awarded,
  v.awarded_precision AS precision, v.citation, v.valid_from::text AS "from", v.start_known AS known,
  o.name AS officer, u.code AS unit, r.other_name AS other
FROM honor_version v JOIN honor_recipient r ON r.honor_id = v.honor_id
LEFT JOIN officer_version o ON o.officer_id = r.officer_id LEFT JOIN unit_version u ON u.unit_id = r.unit_id
WHERE v.title IN ('个人二等功', '长安杯', '全省抗疫先进集体') ORDER BY v.honor_id`,
      [],
    );
    expect(rows).toEqual([
      {
        title: '全省抗疫先进集体',
        kind: 'COLLECTIVE',
        level: 'PROVINCIAL',
        class: 'COMMENDATION',
        status: 'CONFERRED',
        awarded: '2020-01-01',
        precision: 'YEAR',
        citation: 'epidemic response',
        from: '2020-01-01',
        known: false,
        officer: null,
        unit: '330700-JN',
        other: null,
      },
      {
        title: '个人二等功',
        kind: 'INDIVIDUAL',
        level: null,
        class: 'SECOND_CLASS_MERIT',
        status: 'CONFERRED',
        awarded: '2021-01-01',
        precision: 'YEAR',
        citation: 'stopped payment of defrauded funds (>10000000 CNY stopped payment)',
        from: '2021-01-01',
        known: false,
        officer: '沈子超',
        unit: null,
        other: null,
      },
      {
        title: '长安杯',
        kind: 'COLLECTIVE',
        level: 'NATIONAL',
        class: 'COMMENDATION',
        status: 'CONFERRED',
        awarded: null,
        precision: null,
        citation: 'award to the city, held again; police contributed',
        from: '2019-06-01',
        known: false,
        officer: null,
        unit: null,
        other: '武汉市',
      },
    ]);
  });

  it('stores programs, and policies with their targets', async () => {
    const program = await one(
      `SELECT v.name, u.code AS owner, v.recipient_kind AS recipient, v.status, v.preference, v.valid_from::text AS "from"
FROM honor_program p JOIN honor_program_version v ON v.program_id = p.id JOIN unit_version u ON u.unit_id = v.owner_id
WHERE p.key = 'wuhan-jingxing'`,
    );
    expect(program).toEqual({
      name: '武汉警星',
      owner: '420100',
      recipient: 'OFFICER',
      status: 'PLANNED',
      preference: 'innovators preferred',
      from: '2019-06-01',
    });
    const policy = await one(
      `SELECT p.key, u.code AS unit, p.method, v.valid_from::text AS "from", v.basis_reason AS reason,
  (SELECT json_object_agg(category, basis_points) FROM selection_target t WHERE t.policy_id = p.id) AS targets
FROM selection_policy p JOIN selection_policy_version v ON v.policy_id = p.id JOIN unit_version u ON u.unit_id = v.unit_id`,
    );
    expect(policy).toEqual({
      key: 'jiangnan-cadre-ratio',
      unit: '330700-JN',
      method: 'LARGEST_REMAINDER',
      from: '2021-12-01',
      reason: null,
      targets: { STATION: 4500, OPERATIONAL: 4000, GENERAL: 1500 },
    });
  });

  it('stores figures', async () => {
    const rows = await registry.$query(
      sql`SELECT u.code AS unit, m.value::text, m.value_unit AS of, m.qualifier, m.baseline_value::text AS baseline,
  m.baseline_period, m.period, m.target, m.published, m.note, s.key AS source, m.observed_on::text AS observed
FROM metric_observation m JOIN unit_version u ON u.unit_id = m.unit_id JOIN source s ON s.id = m.source_id
WHERE m.key IN ('public_safety_sense', 'smart_peace_communities') ORDER BY m.id`,
      [],
    );
    expect(rows).toEqual([
      {
        unit: '330700-JN',
        value: '99.6000',
        of: 'PERCENT',
        qualifier: 'EXACT',
        baseline: '97.4500',
        baseline_period: '2020',
        period: '2021',
        target: false,
        published: '99.6%',
        note: 'level',
        source: 'jiangnan-2021',
        observed: '2021-12-01',
      },
      {
        unit: '420100',
        value: '500.0000',
        of: 'COUNT',
        qualifier: 'EXACT',
        baseline: null,
        baseline_period: null,
        period: null,
        target: true,
        published: '500个',
        note: 'aim; year not printed; other programme than smart_safe_communities',
        source: 'wuhan-2019',
        observed: '2019-06-01',
      },
    ]);
  });
});
