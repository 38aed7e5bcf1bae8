import { NotFoundError } from '../../errors/refusals.ts';
import { assertVersion } from '../../record/optimistic-locks.ts';
import { firstVersion, onDay, replaceFrom } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { calledBy, fieldChanges, namesOf, newFields } from '../../record/recorded-facts.ts';
import { begin, newId, recordRevision, thingOn, versionsOfOne } from '../../record/timeline.ts';
import type { Basis, Outcome, Write } from '../../record/write.ts';
import { today } from '../../time/day.ts';
import { assertServingOn } from '../officers/employment.rules.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { rightToRecommend } from '../programs/right.reads.ts';
import { roundWithId, selectionOf, type Round } from '../selection/round.reads.ts';
import { assertOpen } from '../selection/round.rules.ts';
import { SELECTION_ROUND } from '../selection/round.declaration.ts';
import { RECOMMENDATION, type RecommendationFacts } from './recommendation.declaration.ts';
import { madeFor, madeInRound, standing } from './recommendation.reads.ts';
import {
  assertApart,
  assertHasRight,
  assertInOwnName,
  assertMade,
  assertNotRecommended,
  assertPolice,
  assertSignedInRound,
  remainingAfter,
  statusOf,
} from './recommendation.rules.ts';

export interface RecommendOfficer extends Omit<RecommendationFacts, 'programId' | 'withdrawn'> {
  readonly basis: Basis | null;
}

interface Done {
  readonly recommendationId: number;
}

/** Records that a cadre recommends an officer in an open round, within the number that the right allows. */
export async function recommendOfficer(
  write: Write,
  { basis, ...made }: RecommendOfficer,
): Promise<Outcome<Done & { remaining: number | null }>> {
  const { roundId, candidateId, recommenderId, signedOn } = made;
  const round = await roundWithId(write, roundId);
  await assertConcerned(write, round, candidateId);
  if (!round) throw new NotFoundError(SELECTION_ROUND.type, String(roundId));
  assertInOwnName({ officerId: write.writer?.officerId ?? null, recommenderId });
  assertApart(made);
  assertSignedInRound({ openedOn: round.openedOn, signedOn });
  assertOpen(round.title, signedOn, round.versions);
  const [{ current: candidate }, { current: recommender }, right, before, id] = await Promise.all([
    thingOn(write, OFFICER, candidateId, signedOn),
    thingOn(write, OFFICER, recommenderId, signedOn),
    rightToRecommend(write, { unitId: round.unitId, officerId: recommenderId, on: signedOn }),
    madeInRound(write, made),
    newId(write, RECOMMENDATION),
  ]);
  assertServingOn({ name: candidate.name, on: signedOn, status: candidate.status });
  assertPolice({ name: candidate.name, category: candidate.category, on: signedOn });
  const { programId, maximum } = assertHasRight(right, { name: recommender.name, on: signedOn });
  assertNotRecommended(madeFor(before, made));
  const remaining = remainingAfter({ maximum, made: standing(before) });

  begin(write, RECOMMENDATION, id, firstVersion({ ...made, programId, withdrawn: false }, signedOn, null, basis));
  return outcome(id, { remaining }, { on: signedOn, basis }, [
    ...newFields({
      round: round.title,
      candidate: calledBy(OFFICER, candidate),
      recommender: calledBy(OFFICER, recommender),
      title: made.title,
    }),
  ]);
}

export interface WithdrawRecommendation {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly basis: Basis | null;
}

/** Takes a recommendation back from today on: it is free to be made for another. */
export async function withdrawRecommendation(
  write: Write,
  { id, expectedVersion, basis }: WithdrawRecommendation,
): Promise<Outcome<Done>> {
  const on = today();
  const versions = await versionsOfOne(write, RECOMMENDATION, id);
  const [last] = versions.slice(-1);
  // nobody learns by trying that they are recommended
  const known = last && last.candidateId !== (write.writer?.officerId ?? null) ? last : undefined;
  const round = await roundWithId(write, known?.roundId ?? 0);
  await assertConcerned(write, round, known?.candidateId ?? null);
  const current = known && onDay(versions, on);
  if (!round || !current) throw new NotFoundError(RECOMMENDATION.type, String(id));
  assertInOwnName({ officerId: write.writer?.officerId ?? null, recommenderId: current.recommenderId });
  await assertVersion(write, RECOMMENDATION, id, expectedVersion);
  const [selection, nameOf] = await Promise.all([
    selectionOf(write).load({ roundId: round.id, officerId: current.candidateId }),
    namesOf(write, OFFICER.type, [current.candidateId, current.recommenderId], on),
  ]);
  const roundStatus = onDay(round.versions, on)?.status ?? 'CANCELLED';
  assertMade(statusOf({ withdrawn: current.withdrawn, selectionId: selection?.id ?? null, roundStatus }));

  const rewriting = replaceFrom<RecommendationFacts>(versions, on, () => ({ withdrawn: true }), basis);
  recordRevision(write, RECOMMENDATION, id, rewriting);
  const was = {
    round: round.title,
    candidate: nameOf(current.candidateId),
    recommender: nameOf(current.recommenderId),
  };
  return outcome(id, {}, { on, basis }, [
    ...newFields(was).map(({ field, after }) => ({ field, before: after, after: null })),
    ...fieldChanges(RECOMMENDATION, { withdrawn: false }, { withdrawn: true }),
  ]);
}

/** The round by its unit, and the candidate: out of reach, what is there and what is not are refused alike. */
async function assertConcerned(write: Write, round: Round | null, candidateId: number | null): Promise<void> {
  await assertReach(write, { units: [round?.unitId ?? null] }, ['selection:write']);
  await assertReach(write, { officers: [candidateId] }, ['evaluation:read']);
}

const outcome = <Keys extends object>(
  recommendationId: number,
  keys: Keys,
  { on, basis }: { readonly on: RecommendationFacts['signedOn']; readonly basis: Basis | null },
  fields: ReturnType<typeof newFields>,
): Outcome<Done & Keys> => ({
  keys: { recommendationId, ...keys },
  effectiveOn: on,
  change: { subjectType: RECOMMENDATION.type, subjectId: recommendationId, fields, basis },
});
