import type { Context } from '../../graphql/context.ts';
import { perOperation } from '../../graphql/loading.ts';
import { today } from '../../time/day.ts';
import { TemporalStatement } from '../../time/temporal.ts';
import { officersAbove } from './above.sql.ts';

const found = perOperation(() => new Map<number, Promise<readonly number[]>>());

/**
 * The viewer, where that is an officer, and those above them today, whatever moment is asked about: about whom nothing
 * confidential is told to the viewer. One statement for an operation, none for who is no officer.
 */
export async function viewerAndAbove(context: Context): Promise<readonly number[]> {
  const { officerId } = context.viewer;
  if (officerId === null) return [];
  const known = found(context);
  let above = known.get(officerId);
  if (!above) known.set(officerId, (above = read(context, officerId)));
  return above;
}

async function read({ operation }: Context, officerId: number): Promise<readonly number[]> {
  const now = new TemporalStatement({ asOf: today(), knownAt: null });
  const officer = now.value(officerId, 'int');
  const rows = await operation.query<{ id: number }>(officersAbove(now, officer), now.values);
  return [officerId, ...rows.map(({ id }) => id)];
}
