import { parseIdOf } from '../../graphql/arguments.ts';
import type { Page } from '../../graphql/connections.ts';
import type { Context } from '../../graphql/context.ts';
import { KEY, parseWindow, type PageArguments, type SortKey } from '../../graphql/keyset.ts';
import { pageMaker } from '../../graphql/page.ts';
import { sql } from '../../sql/sql.ts';
import { likelyPairs } from './duplicate.loaders.ts';
import { placeOf, SAME_BIRTH, SAME_NATIONAL_ID, type LikelyPair } from './duplicate.rules.ts';

const NAME = 'duplicateOfficers';

const ORDER: readonly SortKey[] = [{ sql: sql`place`, type: KEY.text }];

/** A page of the pairs of officers who may be one person: they are compared as a whole, and the page is cut from that. */
export function duplicatePage(
  context: Context,
  { within, ...args }: PageArguments & { readonly within?: string | null | undefined },
): Page<LikelyPair> {
  const window = parseWindow(args, NAME, ORDER);
  const unit = within == null ? 0 : parseIdOf('Unit', within, 'within');
  const pairs = () => likelyPairs(context).load(unit);
  const make = pageMaker<LikelyPair>(NAME, { order: ORDER, window });
  return {
    rows: async () => {
      const { size, backward, after, before } = window;
      const [first, last] = [after?.[0], before?.[0]];
      const placed = (await pairs())
        .map((pair) => ({ ...pair, keys: JSON.stringify([placeOf(pair)]), place: placeOf(pair) }))
        .filter(({ place }) => (first == null || place > first) && (last == null || place < last));
      const page = make((backward ? placed.toReversed() : placed).slice(0, size + 1));
      for (const pair of page.rows) noteReads(context, pair);
      return page;
    },
    count: async () => (await pairs()).length,
  };
}

/** That two have a birth date or a national id in common is told of personal data. */
function noteReads({ operation }: Context, { one, other, reasons }: LikelyPair): void {
  const told = [
    [SAME_BIRTH, 'birthOn'],
    [SAME_NATIONAL_ID, 'nationalId'],
  ] as const;
  for (const [bit, field] of told) {
    if ((reasons & bit) === 0) continue;
    for (const officerId of [one, other]) operation.personalReads.push({ officerId, field });
  }
}
