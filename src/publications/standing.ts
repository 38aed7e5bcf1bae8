import type { RunQuery } from '../database/run-query.ts';
import type { Day } from '../time/day.ts';
import type { DatasetName } from './datasets/dataset.ts';
import type { Ledger } from './ledger.ts';
import type { Facts } from './read.ts';
import type { Standing } from './starts.ts';

interface Start {
  readonly id: number;
  readonly start: Day;
}

/**
 * The days on which the registry needs the loaded units and officers for things that these files do not say: rows that
 * have gone from the files and are kept, and what personnel staff have entered.
 */
export async function standingOutside(query: RunQuery, ledger: Ledger, facts: Facts): Promise<Standing> {
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
  if (units.size === 0) return { units: new Map(), officers: new Map() };
  const posts = [...present('posts').keys()];
  const programs = [...present('honor_programs').keys()];
  const policies = [...present('selection_ratios').keys()];
  const unitStarts = await query<Start>(
    earliest([
      outside('unit_version', 'unit_id', 'parent_id', 1),
      outside('assignment_version', 'assignment_id', 'unit_id', 2),
      outside('honor_program_version', 'program_id', 'owner_id', 3),
      outside('selection_policy_version', 'policy_id', 'unit_id', 4),
    ]),
    [[...units.keys()], posts, programs, policies],
  );
  const officerStarts = await query<Start>(
    earliest([outside('assignment_version', 'assignment_id', 'officer_id', 2)]),
    [[...officers.keys()], posts],
  );
  const byKey = (starts: readonly Start[], keys: ReadonlyMap<number, string>) =>
    new Map(starts.map(({ id, start }) => [keys.get(id) ?? '', start]));
  return { units: byKey(unitStarts, units), officers: byKey(officerStarts, officers) };
}

/** What the rows need that are not of the things in a parameter, and from when. */
const outside = (table: string, column: string, needs: string, parameter: number): string =>
  `SELECT ${needs} AS id, valid_from FROM ${table} WHERE superseded_at IS NULL
AND NOT EXISTS (SELECT FROM unnest($${parameter}::int[]) AS present(id) WHERE present.id = ${table}.${column})`;

const earliest = (parts: readonly string[]): string =>
  `SELECT id, min(valid_from)::text AS start FROM (${parts.join(' UNION ALL ')}) AS standing
WHERE id = ANY($1::int[]) GROUP BY id`;
