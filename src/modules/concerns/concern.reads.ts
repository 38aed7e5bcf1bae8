import { NotFoundError } from '../../errors/refusals.ts';
import type { Version } from '../../record/periods.ts';
import { assertReach, selfAndAbove } from '../../record/reach.ts';
import { believedRows, type BelievedRow } from '../../record/recordings.ts';
import { believedVersions } from '../../record/timeline.ts';
import type { Reading, Write } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { TemporalStatement } from '../../time/temporal.ts';
import { placedAbove } from '../units/unit.tree.ts';
import { CONCERN_STEP } from './concern-step.declaration.ts';
import { CONCERN, type ConcernFacts } from './concern.declaration.ts';
import { assertNotAbove } from './concern.rules.ts';

/** What acts on concerns need: to record them, and to read them, for each officer. */
export const SCOPES = ['concern:write', 'concern:read'] as const;

/** About whom nothing is told to who writes, by id. */
const withheldFrom = ({ query, writer }: Write): Promise<readonly number[]> =>
  writer?.officerId == null ? Promise.resolve([]) : selfAndAbove(query, writer.officerId);

/** Refuses who may not record concerns about an officer: nobody does about themselves, or about who is above them. */
export async function assertMayRaise(write: Write, officerId: number): Promise<void> {
  await assertReach(write, { officers: [officerId] }, SCOPES);
  assertNotAbove((await withheldFrom(write)).includes(officerId));
}

/** A concern with what was done about it, in its order. */
export interface Known {
  readonly id: number;
  readonly versions: readonly Version<ConcernFacts>[];
  readonly officerId: number;
  readonly expunged: boolean;
  readonly last: BelievedRow<typeof CONCERN_STEP>;
}

/** Concerns by id. What is not for who writes is not there; both are refused alike. */
export async function concernsFor(write: Write, ids: readonly number[]): Promise<readonly Known[]> {
  const [withheld, versions, steps] = await Promise.all([
    withheldFrom(write),
    believedVersions(write, CONCERN, ids),
    believedRows(
      write,
      CONCERN_STEP,
      ['concernId'],
      ids.map((concernId) => ({ concernId })),
    ),
  ]);
  const known = ids.map((id, i): Known | null => {
    const rows = versions.get(id)!;
    const [first] = rows;
    if (!first || withheld.includes(first.officerId)) return null;
    const { officerId, expunged } = first;
    return { id, versions: rows, officerId, expunged, last: steps[i]!.toSorted(inOrder).at(-1)! };
  });
  const found = known.flatMap((one) => one ?? []);
  // one that is not there is nobody's
  const units = found.length < ids.length ? [null] : [];
  await assertReach(write, { units, officers: found.map(({ officerId }) => officerId) }, SCOPES);
  const missing = known.indexOf(null);
  if (missing >= 0) throw new NotFoundError(CONCERN.type, String(ids[missing]));
  return found;
}

const inOrder = (a: BelievedRow<typeof CONCERN_STEP>, b: BelievedRow<typeof CONCERN_STEP>): number =>
  a.takenOn === b.takenOn ? a.id - b.id : a.takenOn < b.takenOn ? -1 : 1;

/** The unit to which an officer belongs on a day, and those above it then, by id. */
export async function unitsAboveOn({ query }: Reading, officerId: number, on: Day): Promise<readonly number[]> {
  const statement = new TemporalStatement({ asOf: on, knownAt: null });
  const officer = statement.value(officerId, 'int');
  const found = await query<{ id: number }>(
    sql`SELECT up.id FROM (
  SELECT a.unit_id FROM assignment_version a WHERE a.officer_id = ${officer} AND a.kind = 'PRIMARY' AND ${statement.holds('a')}
) home CROSS JOIN LATERAL ${placedAbove(statement, sql`home.unit_id`)} AS up`,
    statement.values,
  );
  return found.map(({ id }) => id);
}
