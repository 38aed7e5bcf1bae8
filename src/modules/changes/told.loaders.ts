import type { Context } from '../../graphql/context.ts';
import { loadOne } from '../../graphql/loading.ts';
import type { Declaration } from '../../record/declaration.ts';
import { sql, sqlName } from '../../sql/sql.ts';

// Whom and what changes tell of by code, key or number. The modules of these know of changes, so that they tell how their names are found.

/** Finds what a key, of what changes tell by it, is called. */
type Named<Key> = (context: Context) => { readonly load: (key: Key) => Promise<{ readonly name: string } | null> };

/** Whom a cycle of evaluations tells scores of: by the police number or the code of then. */
export interface Scored {
  readonly cycleId: number;
  readonly subject: string;
}

interface Told {
  // things by their keys, by the kinds that fields have: each with what it was called last, as known at the moment, though it was dropped since
  readonly scheme: Named<string>;
  readonly policy: Named<string>;
  readonly program: Named<string>;
  readonly honorProgram: Named<string>;
  /** The unit that had a code last, as known at the moment. */
  readonly unitOfCode: Named<string>;
  /** Who takes part in a cycle and had a number or a code, as known at the moment. */
  readonly subjectScored: Named<Scored>;
}

const registered: Partial<Told> = {};

/** Tells how names are found; each once, by the module that has them. */
export const registerTold = (told: Partial<Told>): void => void Object.assign(registered, told);

/** How what changes tell by code, key or number is found, with all modules loaded. */
export const namesTold = registered as Told;

interface NamedByKey {
  readonly key: string;
  readonly name: string;
}

/** Names of things whose rows have a name: the last that is believed at the moment, or of a thing that has none any more, the last that it had. */
export const lastNameOfKey = ({ table, versions, owner }: Declaration): Named<string> =>
  loadOne<string, NamedByKey>(
    'key',
    'generic',
    (statement, keys) =>
      sql`SELECT DISTINCT ON (t.key) t.key, v.name
FROM ${sqlName(table)} t JOIN ${sqlName(versions)} v ON v.${sqlName(owner)} = t.id AND ${statement.recorded('v')}
WHERE t.key = ANY(${statement.value(keys, 'text[]')}) ORDER BY t.key, (${statement.believed('v')}) DESC, v.valid_from DESC, v.id DESC`,
  );
