import { parseGlobalId } from '../../graphql/arguments.ts';
import type { Page } from '../../graphql/connections.ts';
import type { Context } from '../../graphql/context.ts';
import { badInput } from '../../graphql/errors.ts';
import { KEY, type PageArguments } from '../../graphql/keyset.ts';
import { rootList } from '../../graphql/list.ts';
import { sql } from '../../sql/sql.ts';
import type { Moment } from '../../time/temporal.ts';
import type { MomentInput } from './difference.inputs.ts';
import { differences, type Compared, type DifferenceRow, type Moments } from './difference.sql.ts';

export interface DifferenceArguments extends PageArguments {
  readonly of: string;
  readonly earlier: typeof MomentInput.$inferInput;
  readonly later: typeof MomentInput.$inferInput;
  readonly subtree?: boolean | null | undefined;
}

/** What is not the same, with the moments that were compared. */
export type Difference = DifferenceRow & { readonly moments: Moments };

const list = rootList<DifferenceRow, { readonly compared: Compared }>({
  name: 'differences',
  columns: sql`d.place, d.id, d.before, d.after`,
  searches: () => true,
  source: ({ statement, args: { compared } }) => ({ from: differences(statement, compared), where: [sql`TRUE`] }),
  order: () => [
    { sql: sql`d.place`, type: KEY.int },
    { sql: sql`d.id`, type: KEY.int },
  ],
});

function momentOf(
  argument: 'earlier' | 'later',
  { date, knownAt }: typeof MomentInput.$inferInput,
  { operation }: Context,
): Moment {
  if (knownAt != null && knownAt > new Date()) {
    throw badInput(argument, 'has a knownAt in the future: what will be known then is not known yet');
  }
  return { asOf: date, knownAt: knownAt ?? operation.moment.knownAt };
}

function comparedOf(context: Context, { of, earlier, later, subtree }: DifferenceArguments): Compared {
  const { typename, key } = parseGlobalId(of, 'of');
  if (typename !== 'Unit' && typename !== 'Officer')
    throw badInput('of', 'is the id neither of a Unit nor of an Officer');
  return {
    type: typename,
    id: key,
    isSubtree: subtree === true,
    earlier: momentOf('earlier', earlier, context),
    later: momentOf('later', later, context),
  };
}

/** A page of what of a unit, an officer or a subtree is not the same at two moments. */
export function differencePage(
  context: Context,
  { of, earlier, later, subtree, ...page }: DifferenceArguments,
): Page<Difference> {
  const compared = comparedOf(context, { of, earlier, later, subtree });
  const moments: Moments = { earlier: compared.earlier, later: compared.later };
  const { rows, count } = list(context, { ...page, compared });
  return {
    count,
    rows: async () => {
      const read = await rows();
      return { ...read, rows: read.rows.map((row) => ({ ...row, moments })) };
    },
  };
}
