import type { EvaluationRuleKind, MeritClass, PoliceRank, RuleUnit } from '../../generated/prisma/enums.ts';
import { columnsOf, type DatedRow } from '../../graphql/dated-loaders.ts';
import { loader, loadOne, MANY_MAXIMUM, perOperation, readRows } from '../../graphql/loading.ts';
import { sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { endsAfter } from '../../time/temporal.ts';
import { EVALUATION_RULES } from '../evaluations/evaluation-rule.vocabulary.ts';
import { REGULATION_RULE } from './regulation-rule.declaration.ts';
import { noticeRule, rankRule } from './release-rule.vocabulary.ts';

export type RegulationRuleRow = DatedRow<typeof REGULATION_RULE> & {
  readonly key: string;
  readonly name: string;
  readonly valueUnit: RuleUnit;
};

const COLUMNS = sql`r.key, r.name, r.value_unit AS "valueUnit", ${columnsOf(REGULATION_RULE, 'v')}`;
const FROM = sql`regulation_rule_version v JOIN regulation_rule r ON r.id = v.rule_id`;

/** Rules by id as of the moment; one that is no longer in force is found as it last was. */
export const regulationRuleById = loadOne<number, RegulationRuleRow>('id', 'generic', (statement, ids) => {
  return sql`SELECT DISTINCT ON (v.rule_id) ${COLUMNS} FROM ${FROM}
WHERE v.rule_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.begun('v')}
ORDER BY v.rule_id, v.valid_from DESC`;
});

/** The edition of a rule that offices adopt which was in force on a day, by its key; null for none. */
export const ruleEdition = loader<{ readonly key: string; readonly on: Day }, RegulationRuleRow | null>(
  async (asked, context) => {
    const rows = await readRows<RegulationRuleRow & { readonly n: number }>(context, 'custom', (statement) => {
      const keys = statement.value(
        asked.map(({ key }) => key),
        'text[]',
      );
      const days = statement.value(
        asked.map(({ on }) => on),
        'date[]',
      );
      return sql`SELECT k.n::int AS n, ${COLUMNS} FROM unnest(${keys}, ${days}) WITH ORDINALITY AS k("key", "on", n)
JOIN regulation_rule r ON r.key = k."key" JOIN regulation_rule_version v ON v.rule_id = r.id AND ${statement.holds('v', sql`k."on"`)}`;
    });
    const byPlace = new Map(rows.map((row) => [row.n, row]));
    return asked.map((_one, i) => byPlace.get(i + 1) ?? null);
  },
);

/** The rules of the day that offices adopt. */
const adopted = perOperation((context) =>
  readRows<RegulationRuleRow>(
    context,
    'generic',
    (statement) => sql`SELECT ${COLUMNS} FROM ${FROM} WHERE ${statement.holds('v')} LIMIT ${MANY_MAXIMUM}`,
  ),
);

/** A rule of a table of its own, by what it is of. */
type ReleaseRow = Omit<RegulationRuleRow, 'key' | 'name' | 'valueUnit'> &
  (
    | { readonly table: 'honor_notice_rule'; readonly of: MeritClass }
    | { readonly table: 'evaluation_rule'; readonly of: EvaluationRuleKind }
    | { readonly table: 'rank_step'; readonly of: PoliceRank }
  );

/** The rules of the day that come with a release. A step that is taken by selection alone sets no number. */
const released = perOperation((context) =>
  readRows<ReleaseRow>(context, 'custom', (statement) => {
    const { day } = statement;
    return sql`SELECT t.*, t."validFrom"::text AS "validFrom", t."validTo"::text AS "validTo", TRUE AS "startKnown", TRUE AS confirmed,
  NULL AS "basisDocument", NULL AS "basisReason", 0 AS id
FROM (
  SELECT 'honor_notice_rule' AS "table", n.merit_class::text AS of, n.working_days::float8 AS value, n.article, n.valid_from AS "validFrom",
    n.valid_to AS "validTo" FROM honor_notice_rule n WHERE n.valid_from <= ${day} AND ${endsAfter('n', day)}
  UNION ALL
  SELECT 'evaluation_rule', e.kind::text, e.value, e.article, e.valid_from, e.valid_to
  FROM evaluation_rule e WHERE e.valid_from <= ${day} AND ${endsAfter('e', day)}
  UNION ALL
  SELECT 'rank_step', s.to_rank::text, s.years * 12, s.article, s.valid_from, s.valid_to
  FROM rank_step s WHERE s.years IS NOT NULL AND s.valid_from <= ${day} AND ${endsAfter('s', day)}
) t`;
  }),
);

function named(row: ReleaseRow): RegulationRuleRow {
  const { key, name, unit } =
    row.table === 'honor_notice_rule'
      ? noticeRule(row.of)
      : row.table === 'rank_step'
        ? rankRule(row.of)
        : EVALUATION_RULES[row.of];
  return { ...row, key, name, valueUnit: unit };
}

/** The rules in force on the day, by key, a bounded number of them. */
export const regulationRulesOfTheDay = perOperation(async (context) => {
  const [ofOffices, ofReleases] = await Promise.all([adopted(context), released(context)]);
  return [...ofOffices, ...ofReleases.map(named)].toSorted((a, b) => (a.key < b.key ? -1 : 1)).slice(0, MANY_MAXIMUM);
});
