import type { RunQuery } from '../database/run-query.ts';
import { DUTY } from '../modules/duties/duty.declaration.ts';
import { HONOR_PROGRAM } from '../modules/honors/honor-program.declaration.ts';
import { ASSIGNMENT } from '../modules/officers/assignment.declaration.ts';
import { PROGRAM } from '../modules/programs/program.declaration.ts';
import { SELECTION_POLICY } from '../modules/selection/policy.declaration.ts';
import { UNIT } from '../modules/units/unit.declaration.ts';
import type { Declaration } from '../record/declaration.ts';
import { joinSql, sql, sqlName, type Sql } from '../sql/sql.ts';
import type { Day } from '../time/day.ts';
import { believedNow } from '../time/temporal.ts';
import type { DatasetName } from './datasets/dataset.ts';
import type { Ledger } from './ledger.ts';
import type { Facts } from './read.ts';
import type { NeededStarts } from './starts.ts';

interface Start {
  readonly id: number;
  readonly start: Day;
}

export const NOTHING_NEEDED: NeededStarts = { units: new Map(), officers: new Map() };

/**
 * The first days on which rows outside the files refer to the loaded units and officers: rows that have gone from the
 * files, and rows that personnel staff have entered.
 */
export async function startsNeededOutsideFiles(query: RunQuery, ledger: Ledger, facts: Facts): Promise<NeededStarts> {
  const present = (dataset: DatasetName & keyof Facts) => {
    const keys = new Map<number, string>();
    for (const { key } of facts[dataset]) {
      const loaded = ledger.of(dataset).get(key);
      if (loaded) keys.set(loaded.entityId, key);
    }
    return keys;
  };
  const units = present('units');
  const officers = present('officers');
  if (units.size === 0) return NOTHING_NEEDED;
  const posts = [...present('posts').keys()];
  const programs = [...present('honor_programs').keys()];
  const asked = [...present('programs').keys()];
  const policies = [...present('selection_ratios').keys()];
  const duties = [...present('duties').keys()];
  const unitStarts = await query<Start>(
    earliest([
      outside(UNIT, 'parentId', 1),
      outside(ASSIGNMENT, 'unitId', 2),
      outside(HONOR_PROGRAM, 'ownerId', 3),
      outside(SELECTION_POLICY, 'unitId', 4),
      outside(PROGRAM, 'ownerId', 5),
      outside(DUTY, 'unitId', 6),
      outside(DUTY, 'targetUnitId', 6),
    ]),
    [[...units.keys()], posts, programs, policies, asked, duties],
  );
  const officerStarts = await query<Start>(
    earliest([outside(ASSIGNMENT, 'officerId', 2), outside(DUTY, 'officerId', 3)]),
    [[...officers.keys()], posts, duties],
  );
  const byKey = (starts: readonly Start[], keys: ReadonlyMap<number, string>) =>
    new Map(starts.map(({ id, start }) => [keys.get(id) ?? '', start]));
  return { units: byKey(unitStarts, units), officers: byKey(officerStarts, officers) };
}

/**
 * SELECT of the things that a fact refers to, and since when, in all versions except those of the things in a
 * parameter.
 */
const outside = ({ versions, owner, columns }: Declaration, fact: string, parameter: number): Sql =>
  sql`SELECT v.${sqlName(columns[fact]!)} AS id, v.valid_from FROM ${sqlName(versions)} v WHERE ${believedNow('v')}
AND NOT EXISTS (SELECT FROM unnest($${parameter}::int[]) AS present(id) WHERE present.id = v.${sqlName(owner)})`;

const earliest = (parts: readonly Sql[]): Sql =>
  sql`SELECT id, min(valid_from)::text AS start FROM (${joinSql(parts, ' UNION ALL ')}) AS needed
WHERE id = ANY($1::int[]) GROUP BY id`;
