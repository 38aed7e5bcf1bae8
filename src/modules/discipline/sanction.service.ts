import { makeWordKey, sealWords } from '../../personal/words.ts';
import type { Sealer } from '../../personal/sealer.ts';
import type { DisciplineForm, PoliceRank, SanctionKind } from '../../generated/prisma/enums.ts';
import { firstVersion } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { fieldChanges, recordedFacts } from '../../record/recorded-facts.ts';
import { begin, newId, recordRevision, thingOn } from '../../record/timeline.ts';
import type { Basis, FieldChange, Outcome, Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { demotionOf, type OfficerRevision } from '../officers/demotion.service.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { suspensionOf } from '../officers/suspension.service.ts';
import { SANCTION, type SanctionFacts } from './sanction.declaration.ts';
import { sanctionByDecision } from './sanction.reads.ts';
import { assertNotImposedAlready } from './sanction.rules.ts';

/** What acts on sanctions and liabilities need: to record them, and to read them, for each officer. */
export const SCOPES = ['discipline:write', 'discipline:read'] as const;

export interface ImposeSanction {
  readonly officerId: number;
  readonly kind: SanctionKind;
  readonly form: DisciplineForm | null;
  readonly decidedBy: string;
  readonly decidedOn: Day;
  readonly untilOn: Day | null;
  readonly toRank: PoliceRank | null;
  /** For what, in words. */
  readonly facts: string;
  readonly basis: Basis & { readonly documentNumber: string };
}

export type SanctionOutcome = Outcome<{ sanctionId: number; officerId: number }>;

/**
 * Records a sanction from the day of the decision. One that lowers a rank or suspends does so in the same change, by the rules of
 * those acts; the row of the officer says nothing of the order, since everybody reads it.
 */
export async function imposeSanction(
  write: Write,
  { facts: words, basis, ...decision }: ImposeSanction,
  { sealer }: { readonly sealer: Sealer | null },
): Promise<SanctionOutcome> {
  const { officerId, decidedOn } = decision;
  await assertReach(write, { officers: [officerId] }, SCOPES);
  const [, existing, id] = await Promise.all([
    thingOn(write, OFFICER, officerId, decidedOn),
    sanctionByDecision(write).load({ officerId, kind: decision.kind, decidedOn, documentNumber: basis.documentNumber }),
    newId(write, SANCTION),
  ]);
  assertNotImposedAlready(existing);
  const done = await doneAtOnce(write, decision);
  const unsealed = { ...decision, grounds: '', lifted: false, overturned: false };
  const [recorded] = await recordedFacts<typeof SANCTION, SanctionFacts>(write, SANCTION, [unsealed], decidedOn);

  const key = makeWordKey(write, sealer, 'Sanction', id);
  const facts: SanctionFacts = { ...unsealed, grounds: sealWords(key, 'grounds', words) };
  begin(write, SANCTION, id, firstVersion(facts, decidedOn, null, basis));
  recordOfOfficer(write, officerId, done);
  const fields = [...fieldChanges(SANCTION, null, recorded!), ...ofOfficer(done)];
  return {
    keys: { sanctionId: id, officerId },
    effectiveOn: decidedOn,
    change: { subjectType: SANCTION.type, subjectId: id, fields, basis },
  };
}

/** What a sanction of some kinds does of itself; null of the others. */
function doneAtOnce(
  write: Write,
  { kind, officerId: id, decidedOn: effectiveOn, untilOn, toRank }: Omit<ImposeSanction, 'facts' | 'basis'>,
): Promise<OfficerRevision | null> {
  const command = { id, expectedVersion: null, effectiveOn, basis: null };
  // without a reason a rank is lowered by one step alone
  if (kind === 'RANK_REDUCTION') return demotionOf(write, { ...command, values: { rank: toRank! } });
  if (kind === 'SUSPENSION') return suspensionOf(write, { ...command, until: untilOn });
  return Promise.resolve(null);
}

/** Records what a sanction, or its end, changes of the officer. */
export function recordOfOfficer(write: Write, officerId: number, revision: OfficerRevision | null): void {
  if (revision && revision.rewriting.recorded.length > 0) recordRevision(write, OFFICER, officerId, revision.rewriting);
}

/** For the record: what it changes of the officer, told apart from what it is. */
export const ofOfficer = (revision: OfficerRevision | null): FieldChange[] =>
  (revision?.fields ?? []).map((change) => ({ ...change, field: `officer.${change.field}` }));
