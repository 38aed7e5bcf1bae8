import type { Context } from '../../graphql/context.ts';
import type { Page } from '../../graphql/connections.ts';
import type { Barred } from './candidate.rules.ts';

/** What recordSelection refuses for besides, of the candidates of a round; null: the viewer may not be told, or has not asked. */
interface Told {
  readonly barredFrom: (context: Context, roundId: number) => Promise<readonly Barred[] | null>;
  /** Notes that candidates were read with what was told of them. */
  readonly note: (context: Context, officerIds: readonly number[]) => Promise<void>;
}

const registered: Told[] = [];

/** The module on top that knows all that excludes an officer registers here how it is asked. */
export const registerCandidateExclusions = (one: Told): void => void registered.push(one);

function told(): Told {
  const [one] = registered;
  if (!one) throw new Error('no module tells who is barred: see registerCandidateExclusions');
  return one;
}

export const barredFrom = (context: Context, roundId: number): Promise<readonly Barred[] | null> =>
  told().barredFrom(context, roundId);

/** A page of candidates, the reading of which is on record. */
export const onRecord = <Row extends { readonly officerId: number }>(
  context: Context,
  { rows, count }: Page<Row>,
): Page<Row> => ({
  count,
  rows: async () => {
    const page = await rows();
    await told().note(
      context,
      page.rows.map(({ officerId }) => officerId),
    );
    return page;
  },
});
