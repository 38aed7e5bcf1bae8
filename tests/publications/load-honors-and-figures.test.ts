import { describe, expect, it } from '@jest/globals';
import { usePublishedFacts } from './facts-directory.ts';
import { sql, type Sql } from '../../src/sql/sql.ts';

const facts = usePublishedFacts();

/** One row of a statement, as text. */
const one = async (text: string, ...values: unknown[]): Promise<unknown> =>
  (await facts.registry.$query(text as Sql, values))[0];

describe('loading the published facts', () => {
  it('stores honors with their recipients', async () => {
    const rows = await facts.registry.$query(
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

  it('stores programs', async () => {
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
  });

  it('stores policies with their targets', async () => {
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
    const rows = await facts.registry.$query(
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
