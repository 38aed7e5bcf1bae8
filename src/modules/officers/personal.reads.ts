import type { Write } from '../../record/write.ts';
import { scopeBeyond } from '../../record/reach.ts';
import type { Day } from '../../time/day.ts';
import type { Gender } from '../../generated/prisma/enums.ts';
import { officerWithNationalId, personalFactsOf, requireSealer } from '../../personal/personal.service.ts';
import type { Sealer } from '../../personal/sealer.ts';
import { assertAgrees } from './national-id.rules.ts';
import { firstDayOf } from './officer.reads.ts';
import { assertNationalIdFree } from './employment.rules.ts';

/** Refuses a national id that another officer has. */
export async function assertNationalIdUnclaimed(
  write: Write,
  sealer: Sealer | null,
  nationalId: string | null | undefined,
  effectiveOn: Day,
  exceptId: number | null,
): Promise<void> {
  if (nationalId == null) return;
  const officerId = await officerWithNationalId(write, requireSealer(sealer), nationalId);
  if (officerId === null || officerId === exceptId) return;
  const first = await firstDayOf(write, officerId);
  const beyond = await scopeBeyond(write, { officers: [officerId] }, ['officer:personal']);
  const holder = { officerId, on: first > effectiveOn ? first : effectiveOn };
  assertNationalIdFree(holder, { mayBeShown: beyond === null });
}

/** Refuses what makes the national id on record disagree with the birth date on record or with the gender. */
export async function assertPersonalAgrees(
  write: Write,
  sealer: Sealer | null,
  officerId: number,
  facts: { readonly today: Day; readonly gender: Gender | null },
): Promise<void> {
  // without a key nothing personal is being changed, and what is sealed cannot be compared
  if (!sealer) return;
  const { birthOn, nationalId } = await personalFactsOf(write, sealer, officerId);
  assertAgrees(nationalId, { ...facts, birthOn });
}
