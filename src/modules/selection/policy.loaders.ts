import { sql } from '../../sql/sql.ts';
import { basisColumns, type BasisColumns, type Dated, datedColumns, TemporalStatement } from '../../time/temporal.ts';
import type { Day } from '../../time/day.ts';
import type { ApportionmentMethod, UnitCategory } from '../../generated/prisma/enums.ts';
import { loader, lockOf, manyOf, oneOf } from '../../graphql/loading.ts';
import { ascent } from '../units/unit.tree.ts';

export interface PolicyRow extends Dated, BasisColumns {
  readonly id: number;
  readonly key: string;
  readonly unitId: number;
  readonly method: ApportionmentMethod;
}

const COLUMNS = `p.id, p.key, p.unit_id AS "unitId", p.method, ${datedColumns('v')}, ${basisColumns('v')}`;
const POLICIES = 'selection_policy_version v JOIN selection_policy p ON p.id = v.policy_id';

/** Policies by id as of the moment; one no longer in force is still found, as it last was. */
export const policyById = loader<number, PolicyRow | null>(async (ids, context) => {
  const statement = new TemporalStatement(context.operation.moment);
  const text = `SELECT DISTINCT ON (v.policy_id) ${COLUMNS} FROM ${POLICIES}
WHERE v.policy_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.begun('v')}
ORDER BY v.policy_id, v.valid_from DESC`;
  return oneOf(ids, await context.operation.query<PolicyRow>(text, statement.values, 'generic'), ({ id }) => id);
});

/** Policies by key, in force on the day; null for a key that no policy in force has. */
export const policyByKey = loader<string, PolicyRow | null>(async (keys, context) => {
  const statement = new TemporalStatement(context.operation.moment);
  const text = `SELECT ${COLUMNS} FROM ${POLICIES}
WHERE p.key = ANY(${statement.value(keys, 'text[]')}) AND ${statement.holds('v')}`;
  return oneOf(keys, await context.operation.query<PolicyRow>(text, statement.values, 'generic'), ({ key }) => key);
});

/** A unit and a day on which a policy is in force for it; null: the day of the query. */
export interface Governing {
  readonly unitId: number;
  readonly on: Day | null;
}

/**
 * The policy in force for units on days: the unit's own, else that of the nearest unit above it. The tree is that of
 * the day of the query whatever the day asked about.
 */
export const policyInForce = loader<Governing, PolicyRow | null>(async (asked, context) => {
  const statement = new TemporalStatement(context.operation.moment);
  const ids = asked.map(({ unitId }) => unitId);
  const units = statement.value(ids, 'int[]');
  const days = statement.value(
    asked.map(({ on }) => on ?? context.operation.moment.asOf),
    'date[]',
  );
  const text = `${ascent(statement, [...new Set(ids)])}
SELECT DISTINCT ON (a.position) a.position::int, ${COLUMNS}
FROM unnest(${units}, ${days}) WITH ORDINALITY AS a(unit_id, day, position)
JOIN up ON up."start" = a.unit_id
JOIN selection_policy_version v ON v.unit_id = up.unit_id AND ${statement.holds('v', sql`a.day`)}
JOIN selection_policy p ON p.id = v.policy_id
ORDER BY a.position, up.height`;
  const rows = await context.operation.query<PolicyRow & { position: number }>(text, statement.values, 'generic');
  const positions = asked.map((_, i) => i + 1);
  return oneOf(positions, rows, ({ position }) => position);
});

export interface TargetRow {
  readonly category: UnitCategory;
  readonly basisPoints: number;
}

/** The targets of policies, by their ids; they never change. */
export const policyTargets = loader<number, TargetRow[]>(async (ids, context) => {
  const rows = await context.operation.query<TargetRow & { policyId: number }>(
    `SELECT t.policy_id AS "policyId", t.category, t.basis_points AS "basisPoints"
FROM selection_target t WHERE t.policy_id = ANY($1::int[]) ORDER BY t.policy_id, t.category`,
    [ids],
  );
  return manyOf(ids, rows, ({ policyId }) => policyId);
});

export const policyLock = lockOf('selection_policy');
