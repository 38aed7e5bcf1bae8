import { outside, standing } from '../../record/invariants.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import { UNIT } from './unit.declaration.ts';
import { circles } from './unit.tree.ts';

/** A unit is below one that is there, and not below itself. */
export const UNIT_INVARIANTS: readonly Sql[] = [
  outside('unit_version', 'parent_id', UNIT, 'it is below'),
  circles(sql`SELECT unit_id, parent_id, days FROM ${standing('unit_version')} v`),
];
