import { loadOne } from '../../graphql/loading.ts';
import type { Context } from '../../graphql/context.ts';
import { declarationOf } from '../../record/declaration.ts';
import { sql, sqlName } from '../../sql/sql.ts';

// Whom and what changes tell of by code, key or number. The modules of these know of changes, so that nothing is imported from them.

interface UnitNamed {
  readonly code: string;
  readonly name: string;
}

/** The unit that had a code last, as known at the moment. */
export const unitOfCode = loadOne<string, UnitNamed>(
  'code',
  'generic',
  (statement, codes) =>
    sql`SELECT DISTINCT ON (v.code) v.code, v.name FROM ${sqlName(declarationOf('Unit')!.versions)} v
WHERE v.code = ANY(${statement.value(codes, 'text[]')}) AND ${statement.believed('v')} ORDER BY v.code, v.valid_from DESC`,
);

/** Finds what a key, of what changes tell by it, is called. */
type Named<Key> = (context: Context) => { readonly load: (key: Key) => Promise<{ readonly name: string } | null> };

/** Whom a cycle of evaluations tells scores of: by the police number or the code of then. */
export interface Scored {
  readonly cycleId: number;
  readonly subject: string;
}

/** What is found in the tables of other modules. */
interface Told {
  /** The last edition of a scheme of evaluation, as known at the moment. */
  readonly schemeOfKey: Named<string>;
  /** Who takes part in a cycle and had a number or a code, as known at the moment. */
  readonly subjectScored: Named<Scored>;
}

let registered: Told | undefined;

/** Tells how what changes tell by key or number is found; once, by the module that has it. */
export const registerTold = (told: Told): void => void (registered = told);

export const namesTold = (): Told => {
  if (!registered) throw new Error('nothing finds what changes tell by key or number');
  return registered;
};
