import type { Context } from '../../graphql/context.ts';
import { loaderFor, loadOne, readRows } from '../../graphql/loading.ts';
import { reach } from '../../graphql/reach.ts';
import { rowOfEach } from '../../record/group-by.ts';
import { officerCovered } from '../../record/reach.ts';
import { sql, sqlName } from '../../sql/sql.ts';
import { sanctionOutcomesOf } from '../discipline/effect.loaders.ts';
import { endOf } from '../discipline/effect.rules.ts';
import { ASSIGNMENT } from '../officers/assignment.declaration.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { isIn, type Days, type DueRow } from './due.rules.ts';
import { isAmong, membersOf, servingOnDay, type Among } from './due.sql.ts';
import { sanctionedOfficers } from './sanctioned.sql.ts';

/** Whom a unit and all below it have on the day: by their ids, up to so many as are `few`. */
export const amongOf = loaderFor<{ few: number }, number, Among>(async (unitIds, { few }, context) => {
  const rows = await readRows<{ unitId: number; unitIds: number[] | null; officerIds: number[] }>(
    context,
    'custom',
    (statement) => membersOf(statement, statement.value(unitIds, 'int[]'), statement.value(few, 'int')),
  );
  return rowOfEach(unitIds, rows, 'unitId').map((row) =>
    row!.officerIds.length > few ? { unitIds: row!.unitIds } : { officerIds: row!.officerIds },
  );
});

/** Of more officers with sanctions it is not worked out when these end. */
export const SANCTIONED_MAXIMUM = 20_000;

/** The ends of the periods of sanctions, of those officers whose sanctions the viewer may read; null where there are too many. */
export async function sanctionEnds(context: Context, among: Among, days: Days): Promise<DueRow[] | null> {
  const covered = await reach(context, 'discipline:read');
  const officers = await readRows<{ officerId: number; namePinyin: string }>(
    context,
    'custom',
    (statement) => sql`SELECT o.officer_id AS "officerId", o.name_pinyin AS "namePinyin"
FROM (${sanctionedOfficers(statement, days)}) AS s JOIN ${servingOnDay(statement, sql`s.officer_id`)}
WHERE ${isAmong(statement, sql`s.officer_id`, among)} AND ${officerCovered(statement, sql`s.officer_id`, covered)} LIMIT ${SANCTIONED_MAXIMUM + 1}`,
  );
  if (officers.length > SANCTIONED_MAXIMUM) return null;
  const outcomes = await Promise.all(officers.map(({ officerId }) => sanctionOutcomesOf(context).load(officerId)));
  return officers.flatMap((officer, i) =>
    outcomes[i]!.flatMap((outcome) => {
      const dueOn = endOf(outcome);
      if (dueOn === null || !isIn(days, dueOn)) return [];
      return [{ ...officer, kind: 'SANCTION_END' as const, dueOn, ref: outcome.id }];
    }),
  );
}

interface SecondmentRow {
  readonly id: number;
  readonly title: string;
  /** Of the unit on the last day, or the organ outside the police. */
  readonly place: string;
}

/** What a secondment is, by the id of its last row. */
export const secondmentOfRow = loadOne<number, SecondmentRow>('id', 'generic', (statement, ids) => {
  return sql`SELECT v.id, v.title, coalesce(u.name, v.external_organ, '') AS place
FROM ${sqlName(ASSIGNMENT.versions)} v LEFT JOIN ${sqlName(UNIT.versions)} u ON u.unit_id = v.unit_id AND ${statement.holds('u', sql`v.valid_to - 1`)}
WHERE v.id = ANY(${statement.value(ids, 'int[]')})`;
});
