import { NotFoundError } from '../../errors/refusals.ts';
import { assertVersion } from '../../record/optimistic-locks.ts';
import { firstVersion, onDay, replaceFrom, type Rewriting, type Version } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { fieldChanges } from '../../record/recorded-facts.ts';
import { recordRevision, versionsOfOne } from '../../record/timeline.ts';
import type { Basis, Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import type { OfficerRevision } from '../officers/demotion.service.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { restoredDuty, restoredRank } from '../officers/restoration.service.ts';
import { reinstatementOf } from '../officers/suspension.service.ts';
import { sanctionOutcomes } from './effect.reads.ts';
import { statusOn } from './effect.rules.ts';
import { SANCTION, type SanctionFacts } from './sanction.declaration.ts';
import { assertMayEnd } from './sanction.rules.ts';
import { ofOfficer, recordOfOfficer, SCOPES, type SanctionOutcome } from './sanction.service.ts';

export interface LiftSanction {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly effectiveOn: Day;
  readonly overturned: boolean;
  readonly basis: Basis;
}

type Rows = readonly Version<SanctionFacts>[];

/** Ends a sanction from a day on; or overturns it, so that it was wrong from its first day, as known from now on. */
export async function liftSanction(write: Write, command: LiftSanction): Promise<SanctionOutcome> {
  const { id, effectiveOn, overturned, basis } = command;
  const rows = await versionsOfOne(write, SANCTION, id);
  const [first] = rows;
  // one that is not there is nobody's
  await assertReach(write, first ? { officers: [first.officerId] } : { units: [null] }, SCOPES);
  if (!first) throw new NotFoundError(SANCTION.type, String(id));
  await assertVersion(write, SANCTION, id, command.expectedVersion);
  const current = onDay(rows, effectiveOn);
  if (!current) throw new NotFoundError(SANCTION.type, String(id));
  const { officerId, kind, decidedOn } = first;
  const outcomes = await sanctionOutcomes(write, [officerId]);
  const known = outcomes.get(officerId)!.find((one) => one.id === id)!;
  assertMayEnd({ kind, decidedOn, effectiveOn, overturned, status: statusOn(known, effectiveOn) });
  const ofIt = await (overturned ? givenBack(write, rows) : ended(write, first, effectiveOn));

  const after = overturned ? { lifted: false, overturned: true } : { lifted: true };
  recordRevision(write, SANCTION, id, rewritingOf(rows, command));
  recordOfOfficer(write, officerId, ofIt);
  return {
    keys: { sanctionId: id, officerId },
    effectiveOn,
    change: {
      subjectType: SANCTION.type,
      subjectId: id,
      fields: [...fieldChanges(SANCTION, { ...current }, { ...current, ...after }), ...ofOfficer(ofIt)],
      basis,
    },
  };
}

/** One that is overturned is so on all its days, and not lifted on some. */
function rewritingOf(rows: Rows, { effectiveOn, overturned, basis }: LiftSanction): Rewriting<SanctionFacts> {
  if (!overturned) return replaceFrom<SanctionFacts>(rows, effectiveOn, () => ({ lifted: true }), basis);
  const { id: _id, validFrom, validTo: _validTo, startKnown: _startKnown, basis: _basis, ...facts } = rows[0]!;
  const whole = firstVersion<SanctionFacts>({ ...facts, lifted: false, overturned: true }, validFrom, null, basis);
  return { superseded: rows.map(({ id }) => id), recorded: whole.recorded };
}

/** Who is suspended by a sanction that is lifted acts again; who is not, since they were reinstated or have left, stays so. */
async function ended(write: Write, { kind, officerId: id }: SanctionFacts, on: Day): Promise<OfficerRevision | null> {
  if (kind !== 'SUSPENSION') return null;
  const officer = onDay(await versionsOfOne(write, OFFICER, id), on);
  if (officer?.status !== 'SUSPENDED') return null;
  return reinstatementOf(write, { id, expectedVersion: null, effectiveOn: on, basis: null });
}

/** What a sanction that was wrong took from the officer. */
function givenBack(write: Write, rows: Rows): Promise<OfficerRevision | null> {
  const { kind, officerId: id, decidedOn: on, toRank, untilOn } = rows[0]!;
  if (kind === 'RANK_REDUCTION') return restoredRank(write, { id, on, lowered: toRank! });
  if (kind !== 'SUSPENSION') return Promise.resolve(null);
  const liftedOn = rows.find(({ lifted }) => lifted)?.validFrom ?? null;
  return restoredDuty(write, { id, on, until: liftedOn ?? untilOn });
}
