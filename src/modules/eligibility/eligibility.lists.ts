import type { Page } from '../../graphql/connections.ts';
import type { Context } from '../../graphql/context.ts';
import { badInput } from '../../graphql/errors.ts';
import { KEY, parseWindow, type PageArguments, type SortKey } from '../../graphql/keyset.ts';
import { pageMaker } from '../../graphql/page.ts';
import { noteSensitiveRead } from '../../graphql/sensitive.ts';
import { sql } from '../../sql/sql.ts';
import { monthsAfter, type Day } from '../../time/day.ts';
import { eligibilityOf, officersWithin, OFFICERS_MAXIMUM, type EligibilityRow } from './eligibility.loaders.ts';
import type { EligibilityPurpose } from './eligibility.vocabulary.ts';

const NAME = 'eligibleOfficers';
const ORDER: readonly SortKey[] = [{ sql: sql`place`, type: KEY.text }];

export interface EligibleArguments extends PageArguments {
  readonly purpose: EligibilityPurpose;
  readonly by?: Day | null | undefined;
  readonly includeIneligible?: boolean | null | undefined;
}

/** How far ahead it is asked who is due. */
const AHEAD_MONTHS = 24;

function dueBy({ by }: EligibleArguments, { asOf }: Context['operation']['moment']): Day {
  if (by == null) return asOf;
  if (by > monthsAfter(asOf, AHEAD_MONTHS)) throw badInput('by', 'is more than two years ahead');
  return by;
}

/** The place of an officer in the list: the earliest due first, those without a known day last; then by name. */
const placeOf = ({ dueOn, namePinyin, name, officerId }: EligibilityRow): string =>
  [dueOn ?? '9999-99-99', namePinyin, name, String(officerId).padStart(10, '0')].join(' ');

async function due(context: Context, unitId: number, args: EligibleArguments): Promise<readonly EligibilityRow[]> {
  const by = dueBy(args, context.operation.moment);
  const ids = await officersWithin(context).load(unitId);
  if (ids.length > OFFICERS_MAXIMUM) {
    throw badInput('eligibleOfficers', `asks about more than ${OFFICERS_MAXIMUM} officers: ask of the units below`);
  }
  const rows = await Promise.all(ids.map((id) => eligibilityOf(context, args.purpose).load(id)));
  return rows.filter(
    (row) => row !== null && (args.includeIneligible === true || (row.dueOn !== null && row.dueOn <= by)),
  ) as EligibilityRow[];
}

/** A page of the officers of a unit and below who may have something by a day. */
export function eligiblePage(context: Context, unitId: number, args: EligibleArguments): Page<EligibilityRow> {
  const window = parseWindow(args, NAME, ORDER);
  const make = pageMaker<EligibilityRow>(NAME, { order: ORDER, window });
  return {
    rows: async () => {
      const { size, backward, after, before } = window;
      const [first, last] = [after?.[0], before?.[0]];
      const placed = (await due(context, unitId, args))
        .map((row) => ({ ...row, place: placeOf(row), keys: JSON.stringify([placeOf(row)]) }))
        .filter(({ place }) => (first == null || place > first) && (last == null || place < last))
        .toSorted((a, b) => (a.place < b.place === backward ? 1 : -1));
      const page = make(placed.slice(0, size + 1));
      for (const { officerId } of page.rows) noteSensitiveRead(context, officerId, 'sanctions');
      return page;
    },
    count: async () => (await due(context, unitId, args)).length,
  };
}
