import type { Context } from '../../graphql/context.ts';
import { loaderFor, readRows } from '../../graphql/loading.ts';
import { sql } from '../../sql/sql.ts';

/** Of more it is of no use to know which: nearly every change is by one of them. */
const LOOKED_UP_MAXIMUM = 1_000;

/**
 * Who acted under a name that contains a text; null where they are too many to be told. Each is found by one step in the index of actors,
 * whatever the number of changes: those who ever acted are few beside them.
 */
const named = loaderFor<string, string, readonly string[] | null>(async (keys, text, context) => {
  const found = await readRows<{ readonly actor: string }>(
    context,
    'generic',
    (statement) => sql`WITH RECURSIVE acted(actor) AS (
  (SELECT c.actor FROM change c ORDER BY c.actor LIMIT 1)
  UNION ALL
  SELECT (SELECT c.actor FROM change c WHERE c.actor > a.actor ORDER BY c.actor LIMIT 1) FROM acted a WHERE a.actor IS NOT NULL
)
SELECT a.actor FROM acted a WHERE strpos(a.actor, ${statement.value(text, 'text')}) > 0 LIMIT ${LOOKED_UP_MAXIMUM + 1}`,
  );
  const actors = found.length > LOOKED_UP_MAXIMUM ? null : found.map(({ actor }) => actor);
  return keys.map(() => actors);
});

export const actorsContaining = (context: Context, text: string): Promise<readonly string[] | null> =>
  named(context, text).load(text);
