import { sql, type Sql } from '../../sql/sql.ts';
import type { BasisColumns, TemporalStatement } from '../../time/temporal.ts';
import type { Day } from '../../time/day.ts';
import type { ApportionmentMethod, UnitCategory } from '../../generated/prisma/enums.ts';
import { loader, loadMany, loadOne, lockOf, readRows } from '../../graphql/loading.ts';
import { positionsOf, rowOfEach } from '../../record/group-by.ts';
import { columnsOf, type DatedRow } from '../../graphql/dated-loaders.ts';
import { ascent, ascentOf } from '../units/unit.tree.ts';
import { SELECTION_POLICY } from './policy.declaration.ts';

/** A policy, with the days on which it is in force. */
export interface PolicyRow extends DatedRow<typeof SELECTION_POLICY>, BasisColumns {
  readonly key: string;
  readonly method: ApportionmentMethod;
}

const COLUMNS = sql`${columnsOf(SELECTION_POLICY)}, p.key, p.method`;
const POLICIES = sql`selection_policy_version v JOIN selection_policy p ON p.id = v.policy_id`;

/** Policies by id as of the moment; a policy no longer in force is found as it last was. */
export const policyById = loadOne<number, PolicyRow>('id', 'generic', (statement, ids) => {
  return sql`SELECT DISTINCT ON (v.policy_id) ${COLUMNS} FROM ${POLICIES}
WHERE v.policy_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.begun('v')}
ORDER BY v.policy_id, v.valid_from DESC`;
});

/** Policies in force on the day, by key; null for a key that no policy in force has. */
export const policyByKey = loadOne<string, PolicyRow>('key', 'generic', (statement, keys) => {
  return sql`SELECT ${COLUMNS} FROM ${POLICIES}
WHERE p.key = ANY(${statement.value(keys, 'text[]')}) AND ${statement.holds('v')}`;
});

/** A unit, and the day on which a policy is in force for it; null: the day of the query. */
export interface Governing {
  readonly unitId: number;
  readonly on: Day | null;
}

/**
 * The policy in force for units on days: the unit's own, else that of the nearest unit above it that has one. The tree is
 * that of the day of the query, whatever the day of the policy.
 */
export const policyInForce = loader<Governing, PolicyRow | null>(async (asked, context) => {
  const ids = asked.map(({ unitId }) => unitId);
  const days = asked.map(({ on }) => on ?? context.operation.moment.asOf);
  const textOf = (statement: TemporalStatement): Sql => {
    const [units, on] = [statement.value(ids, 'int[]'), statement.value(days, 'date[]')];
    return sql`${ascent(statement, [...new Set(ids)])}
SELECT DISTINCT ON (a.position) a.position::int, ${COLUMNS}
FROM unnest(${units}, ${on}) WITH ORDINALITY AS a(unit_id, day, position)
JOIN up ON up."start" = a.unit_id
JOIN selection_policy_version v ON v.unit_id = up.unit_id AND ${statement.holds('v', sql`a.day`)}
JOIN selection_policy p ON p.id = v.policy_id
ORDER BY a.position, up.height`;
  };
  const rows = await readRows<PolicyRow & { position: number }>(context, 'generic', textOf);
  return rowOfEach(positionsOf(asked), rows, 'position');
});

/** A subquery of the policy in force for a unit on a day, as `policyInForce` finds it. */
export const policyInForceOf = (statement: TemporalStatement, unit: Sql, day: Sql): Sql =>
  sql`${ascentOf(statement, unit)}
SELECT ${COLUMNS} FROM up JOIN selection_policy_version v ON v.unit_id = up.unit_id AND ${statement.holds('v', day)}
JOIN selection_policy p ON p.id = v.policy_id
ORDER BY up.height LIMIT 1`;

export interface TargetRow {
  readonly category: UnitCategory;
  readonly basisPoints: number;
}

/** SELECT of the targets of policies, by the condition on their ids. */
const targets = (policies: Sql): Sql =>
  sql`SELECT t.policy_id AS "policyId", t.category, t.basis_points AS "basisPoints"
FROM selection_target t WHERE t.policy_id = ${policies} ORDER BY t.policy_id, t.category`;

/** The targets of policies, by their ids; they never change. */
export const policyTargets = Object.assign(
  loadMany<number, TargetRow & { policyId: number }>('policyId', 'generic', (statement, ids) =>
    targets(sql`ANY(${statement.value(ids, 'int[]')})`),
  ),
  { rowsInSql: targets },
);

export const policyLock = lockOf(SELECTION_POLICY.table);
