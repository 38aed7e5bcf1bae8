import type { FieldChange, Write } from '../../record/write.ts';
import { onDay, reviseUntilNextChange, rowsAfter, type NewVersion, type Rewriting } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { fieldChanges, recordedFacts } from '../../record/recorded-facts.ts';
import { thingToChange } from '../../record/timeline.ts';
import type { Day } from '../../time/day.ts';
import type { PoliceRank } from '../../generated/prisma/enums.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { assertGradeLowered, assertNextPromotionHolds, assertRankLowered } from './demotion.rules.ts';
import { assertServingOn } from './employment.rules.ts';
import { OFFICER, type OfficerFacts } from './officer.declaration.ts';
import { servesUntil } from './officer.reads.ts';
import { revised, type OfficerCommand, type OfficerOutcome } from './officer.service.ts';
import { rankStepFrom } from './rank.reads.ts';
import { assertPromotion, isHigher, rankHeld } from './rank.rules.ts';

export interface DemoteOfficer extends OfficerCommand {
  /** Left out: stays as it is. */
  readonly values: { readonly rank?: PoliceRank; readonly grade?: string };
}

/** What becomes of an officer's rows, and what the record tells of it. */
export interface OfficerRevision {
  readonly rewriting: Rewriting<OfficerFacts>;
  readonly fields: readonly FieldChange[];
}

/**
 * Gives a lower rank, a lower grade, or both from a day on, each until its next change on record. Everybody who may read the
 * registry reads the rows of an officer, so by whose order is told by the change alone.
 */
export async function demoteOfficer(write: Write, command: DemoteOfficer): Promise<OfficerOutcome> {
  await assertReach(write, { officers: [command.id] });
  const { rewriting, fields } = await demotionOf(write, command);
  return revised(write, command, rewriting, fields);
}

/** What a demotion writes; also for an act of which it is a part. */
export async function demotionOf(write: Write, { values, ...command }: DemoteOfficer): Promise<OfficerRevision> {
  const { effectiveOn, basis } = command;
  const { current, versions } = await thingToChange(write, OFFICER, command);
  const { name, category, status } = current;
  assertServingOn({ name, on: effectiveOn, status });
  const { rank, grade } = values;
  if (rank !== undefined) assertRankLowered({ name, category, held: current.rank, to: rank, basis });
  if (grade !== undefined) assertGradeLowered({ name, held: current.grade, to: grade });
  const rewriting = reviseUntilNextChange<OfficerFacts>(versions, effectiveOn, values, null);
  assertChanges('input', rewriting);
  if (rank !== undefined) {
    await assertNextRank(write, rowsAfter(versions, rewriting), effectiveOn);
  }
  const [before, changed] = await recordedFacts(write, OFFICER, [current, { ...current, ...values }], effectiveOn);
  return { rewriting, fields: fieldChanges(OFFICER, before!, changed!) };
}

/** The next rank on record, if it is a higher one, is still one that may be given then, on its own basis. */
async function assertNextRank(
  write: Write,
  after: readonly NewVersion<OfficerFacts>[],
  effectiveOn: Day,
): Promise<void> {
  const lowered = onDay(after, effectiveOn)!.rank!;
  const leaves = servesUntil(after, effectiveOn);
  const next = after.find(({ validFrom, rank }) => validFrom > effectiveOn && rank !== lowered);
  // what is given at a return is no promotion
  if (!next?.rank || !isHigher(next.rank, lowered) || (leaves !== null && next.validFrom > leaves)) return;
  const { name, category, rank: to, validFrom, basis } = next;
  const held = rankHeld(after, after.findLast((row) => row.validFrom < validFrom)!.validFrom);
  const step = await rankStepFrom(write, lowered, validFrom);
  assertNextPromotionHolds({ name, on: validFrom, rank: to }, () =>
    assertPromotion({ category, held, step, to, effectiveOn: validFrom, basis }),
  );
}
