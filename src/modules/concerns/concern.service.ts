import { InvalidInputError } from '../../errors/refusals.ts';
import type { ConcernKind } from '../../generated/prisma/enums.ts';
import type { Sealer } from '../../personal/sealer.ts';
import { makeWordKey, sealWords, wordKeyOf } from '../../personal/words.ts';
import { assertVersion, raiseVersions } from '../../record/optimistic-locks.ts';
import { firstVersion } from '../../record/periods.ts';
import { replaceRows } from '../../record/recordings.ts';
import { begin, newId, thingOn } from '../../record/timeline.ts';
import type { Basis, Outcome, Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { assertServingOn } from '../officers/employment.rules.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { CONCERN_STEP } from './concern-step.declaration.ts';
import { CONCERN } from './concern.declaration.ts';
import { assertMayRaise, concernsFor, unitsAboveOn } from './concern.reads.ts';
import { assertFollows, assertKeeper, assertOpen, stepProblems, type SentStep } from './concern.rules.ts';

interface Keyed {
  readonly sealer: Sealer | null;
}

export interface RaiseConcern {
  readonly officerId: number;
  readonly keeperId: number;
  readonly kind: ConcernKind;
  readonly openedOn: Day;
  readonly summary: string;
  readonly by: string;
  readonly basis: Basis | null;
}

type ConcernOutcome = Outcome<{ concernId: number }>;

/** Records an early sign about an officer, found on a day. The record of the change says nothing of it. */
export async function raiseConcern(
  write: Write,
  { summary, by, basis, openedOn, ...facts }: RaiseConcern,
  { sealer }: Keyed,
): Promise<ConcernOutcome> {
  await assertMayRaise(write, facts.officerId);
  const [{ current: officer }, above, id, stepId] = await Promise.all([
    thingOn(write, OFFICER, facts.officerId, openedOn),
    unitsAboveOn(write, facts.officerId, openedOn),
    newId(write, CONCERN),
    newId(write, CONCERN_STEP),
  ]);
  assertServingOn({ name: officer.name, on: openedOn, status: officer.status });
  assertKeeper({ keeperId: facts.keeperId, above });

  const key = makeWordKey(write, sealer, 'Concern', id);
  const sealed = { ...facts, summary: sealWords(key, 'summary', summary), expunged: false };
  begin(write, CONCERN, id, firstVersion(sealed, openedOn, null, basis));
  const step = { concernId: id, takenOn: openedOn, stage: 'FOUND' as const, measure: null, note: null };
  replaceRows(write, CONCERN_STEP, [], [{ ...step, id: stepId, takenBy: sealWords(key, 'takenBy', by), basis }]);
  return outcome(id, openedOn, basis);
}

export interface RecordConcernStep extends SentStep {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly by: string;
  readonly basis: Basis | null;
}

/** Records a step about a concern that is open. */
export async function recordConcernStep(
  write: Write,
  { id, expectedVersion, by, basis, ...sent }: RecordConcernStep,
  { sealer }: Keyed,
): Promise<ConcernOutcome> {
  const [concern] = await concernsFor(write, [id]);
  const { last, expunged } = concern!;
  const [key, stepId] = await Promise.all([
    wordKeyOf(write, sealer, 'Concern', id),
    newId(write, CONCERN_STEP),
    assertVersion(write, CONCERN, id, expectedVersion),
  ]);
  assertOpen({ last, expunged });
  assertFollows(last, sent);
  const problems = stepProblems(sent);
  if (problems.length > 0) throw new InvalidInputError(problems);
  if (key === null) throw new Error(`the key of the words of concern ${id} is lost`);

  const { on: takenOn, stage, measure, note } = sent;
  const words = {
    takenBy: sealWords(key, 'takenBy', by),
    note: note === null ? null : sealWords(key, 'note', note),
  };
  replaceRows(write, CONCERN_STEP, [], [{ id: stepId, concernId: id, takenOn, stage, measure, ...words, basis }]);
  raiseVersions(write, CONCERN.table, [id]);
  return outcome(id, takenOn, basis);
}

/** What is done about a concern is in no change: that it is about one, and when, says enough to who may read it. */
const outcome = (concernId: number, effectiveOn: Day, basis: Basis | null): ConcernOutcome => ({
  keys: { concernId },
  effectiveOn,
  change: { subjectType: CONCERN.type, subjectId: concernId, fields: [], basis },
});
