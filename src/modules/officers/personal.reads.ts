import type { Write } from '../../record/write.ts';
import { scopeBeyond } from '../../record/reach.ts';
import { versionsOfOne } from '../../record/timeline.ts';
import type { Day } from '../../time/day.ts';
import { officerWithNationalId } from '../../personal/personal.service.ts';
import type { Sealer } from '../../personal/sealer.ts';
import { assertNationalIdFree, type Holder } from './employment.rules.ts';
import { OFFICER } from './officer.declaration.ts';

/** Another officer who has a national id, and whether the writer may be told who it is. */
export interface NationalIdHolder extends Holder {
  readonly mayBeShown: boolean;
}

/** The officer, if any, other than one, who has a national id; null where none is asked about or the server has no keys. */
export async function nationalIdHolder(
  write: Write,
  sealer: Sealer | null,
  nationalId: string | null | undefined,
  { effectiveOn, exceptId }: { readonly effectiveOn: Day; readonly exceptId: number | null },
): Promise<NationalIdHolder | null> {
  if (nationalId == null || !sealer) return null;
  const officerId = await officerWithNationalId(write, sealer, nationalId);
  if (officerId === null || officerId === exceptId) return null;
  const [versions, beyond] = await Promise.all([
    versionsOfOne(write, OFFICER, officerId),
    scopeBeyond(write, { officers: [officerId] }, ['officer:personal']),
  ]);
  const first = versions[0]!.validFrom;
  return { officerId, on: first > effectiveOn ? first : effectiveOn, mayBeShown: beyond === null };
}

/** Where personal data that an answer gives away is noted; it is recorded whatever becomes of the act. */
export interface PersonalNotes {
  readonly operation: { readonly personalReads: { officerId: number; field: string }[] };
}

/** Refuses a national id that another officer has. The refusal tells that it is held: the guess is noted as a read of it. */
export function assertNobodyHas(holder: NationalIdHolder | null, { operation }: PersonalNotes): void {
  if (holder) operation.personalReads.push({ officerId: holder.officerId, field: 'nationalId' });
  assertNationalIdFree(holder);
}
