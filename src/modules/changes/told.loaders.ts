import type { Context } from '../../graphql/context.ts';

// Whom and what changes tell of by code, key or number. The modules of these know of changes, so that they tell how their names are found.

/** Finds what a key, of what changes tell by it, is called. */
type Named<Key> = (context: Context) => { readonly load: (key: Key) => Promise<{ readonly name: string } | null> };

/** Whom a cycle of evaluations tells scores of: by the police number or the code of then. */
export interface Scored {
  readonly cycleId: number;
  readonly subject: string;
}

interface Told {
  /** The unit that had a code last, as known at the moment. */
  readonly unitOfCode: Named<string>;
  /** The last edition of a scheme of evaluation, as known at the moment, though it was dropped since. */
  readonly schemeOfKey: Named<string>;
  /** Who takes part in a cycle and had a number or a code, as known at the moment. */
  readonly subjectScored: Named<Scored>;
}

const registered: Partial<Told> = {};

/** Tells how names are found; each once, by the module that has them. */
export const registerTold = (told: Partial<Told>): void => void Object.assign(registered, told);

/** How what changes tell by code, key or number is found, with all modules loaded. */
export const namesTold = registered as Told;
