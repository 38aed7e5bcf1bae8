import type { GrantRow } from '../../access/grants.ts';
import { scopesGranted, type Scope } from '../../access/scopes.ts';
import { assertReach, OutOfReachError, scopeBeyond } from '../../record/reach.ts';
import type { Write } from '../../record/write.ts';
import { grantsHeld } from './access.reads.ts';
import { assertEndsBy } from './access.rules.ts';

// Nobody gives what they do not have: no scope, no unit and no day more. What they have is read inside the write, which
// waits for all writes before it, so that a token that was revoked a moment ago gives nothing.

/** Scopes, and the units that they are bound to; null: everywhere. */
export interface BoundScopes {
  readonly scopes: readonly Scope[];
  readonly unitIds: readonly number[] | null;
}

/** What the writer has; null where no viewer writes, who then gives anything. */
type Held = readonly GrantRow[] | null;

const ADMINISTERS = 'access:admin';

/** The grants of the writer: those on record, and those of the groups of a person, which have no end. */
async function heldBy(write: Write): Promise<Held> {
  const { writer } = write;
  if (!writer) return null;
  return [...(await grantsHeld(write, writer.holder)), ...writer.ofGroups.map((grant) => ({ ...grant, endsAt: null }))];
}

/** Refuses to give scopes beyond those of the writer; returns what the writer has. */
export async function assertMayGive(write: Write, { scopes, unitIds }: BoundScopes): Promise<Held> {
  // as for any act, by what the viewer signed in with: it tells the record that the act has asked
  await assertReach(write, { units: unitIds ?? [null] }, [ADMINISTERS, ...scopes]);
  const held = await heldBy(write);
  await assertHeld(write, held, unitIds ?? [null], scopes);
  return held;
}

/** Refuses an act on access of a viewer who has lost the right to it since they were let in. */
export async function assertStillHeld(write: Write, unitIds: readonly (number | null)[]): Promise<void> {
  await assertHeld(write, await heldBy(write), unitIds, []);
}

async function assertHeld(
  write: Write,
  held: Held,
  unitIds: readonly (number | null)[],
  scopes: readonly Scope[],
): Promise<void> {
  const beyond = held && (await scopeBeyond(write, { units: unitIds }, [ADMINISTERS, ...scopes], scopesGranted(held)));
  if (beyond) throw new OutOfReachError(beyond);
}

/** Refuses to give anything for longer than the writer has it; `endsAt` null: for good. */
export async function assertEndsInTime(
  write: Write,
  held: Held,
  { scopes, unitIds, endsAt }: BoundScopes & { readonly endsAt: Date | null },
): Promise<void> {
  if (!held) return;
  const needed = [ADMINISTERS, ...scopes] as const;
  const isHeldUntil = async (end: number): Promise<boolean> => {
    const lasting = held.filter((grant) => (grant.endsAt ?? Infinity) >= end);
    return (await scopeBeyond(write, { units: unitIds ?? [null] }, needed, scopesGranted(lasting))) === null;
  };
  if (await isHeldUntil(endsAt?.getTime() ?? Infinity)) return;
  const ends = [...new Set(held.flatMap((grant) => grant.endsAt ?? []))].toSorted((a, b) => b - a);
  for (const end of ends) {
    // oxlint-disable-next-line no-await-in-loop -- the latest end that is held ends the search
    if (await isHeldUntil(end)) assertEndsBy({ endsAt, latest: new Date(end) });
  }
  throw new OutOfReachError(ADMINISTERS);
}
