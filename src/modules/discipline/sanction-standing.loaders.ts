import type { Context } from '../../graphql/context.ts';
import { loader, readRows } from '../../graphql/loading.ts';
import { reach } from '../../graphql/reach.ts';
import { rowsOfEach } from '../../record/group-by.ts';
import { joinSql, sql } from '../../sql/sql.ts';
import { sanctionOutcomesOf } from './effect.loaders.ts';
import { statusOn } from './effect.rules.ts';
import type { SanctionStatus } from './effect.vocabulary.ts';
import { belongsBelow } from '../officers/last-unit.sql.ts';
import { sanctionsShown } from './sanction.loaders.ts';

const sanctionsOfUnits = loader<number, readonly { readonly id: number; readonly officerId: number }[]>(
  async (unitIds, context) => {
    const covered = await reach(context, 'discipline:read');
    const rows = await readRows<{ unitId: number; id: number; officerId: number }>(
      context,
      'custom',
      (statement) => sql`SELECT k.id AS "unitId", s.sanction_id AS id, s.officer_id AS "officerId"
FROM unnest(${statement.value(unitIds, 'int[]')}) AS k(id) JOIN sanction_version s ON ${belongsBelow(statement, sql`s.officer_id`, sql`k.id`)}
WHERE ${joinSql(sanctionsShown(statement, covered), ' AND ')}`,
    );
    return rowsOfEach(unitIds, rows, 'unitId');
  },
);

/** The sanctions of a unit and below that stand so on the day: it is worked out, and no column. */
export async function sanctionsStanding(
  context: Context,
  unitId: number,
  status: readonly SanctionStatus[],
): Promise<number[]> {
  const known = await sanctionsOfUnits(context).load(unitId);
  const officerIds = [...new Set(known.map(({ officerId }) => officerId))];
  const outcomes = await Promise.all(officerIds.map((id) => sanctionOutcomesOf(context).load(id)));
  const { asOf } = context.operation.moment;
  const standing = new Set(outcomes.flat().flatMap((one) => (status.includes(statusOn(one, asOf)) ? one.id : [])));
  return known.flatMap(({ id }) => (standing.has(id) ? id : []));
}
