import { InvalidInputError } from '../../../errors/refusals.ts';
import { raiseVersions } from '../../../record/optimistic-locks.ts';
import { fieldChanges, newFields } from '../../../record/recorded-facts.ts';
import type { Basis, Outcome, Write } from '../../../record/write.ts';
import { dayBefore, type Day } from '../../../time/day.ts';
import { evaluationEffects, type AdvancementNotes, type EvaluationEffect } from '../../officers/advancement.service.ts';
import { EVALUATION_CYCLE } from '../cycle/evaluation-cycle.declaration.ts';
import { cycleToChange, type Cycle } from '../cycle/evaluation-cycle.reads.ts';
import { NAMED_MAXIMUM } from '../cycle/evaluation-cycle.rules.ts';
import { setCycleStatus, statusBefore } from '../cycle/evaluation-cycle.service.ts';
import { EVALUATION } from '../cycle/evaluation.declaration.ts';
import { subjectTypeOf } from '../cycle/subject.reads.ts';
import { schemeParts } from '../scheme/evaluation-scheme.reads.ts';
import {
  missingScores,
  officersGraded,
  scoringOf,
  takingPart,
  type Graded,
  type Participation,
  type Scoring,
} from './evaluation-finalization.reads.ts';
import { assertScored, commonDenominator, excellentPlaces, gradeBelow } from './evaluation-finalization.rules.ts';
import { recordGrades } from './evaluation-grading.service.ts';
import { reasonsNotGraded, type NotGraded } from './evaluation-not-graded.rules.ts';
import { reviseResults } from './evaluation.service.ts';

export interface FinalizeEvaluationCycle {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
  readonly notGraded: readonly NotGraded[];
}

/**
 * Sets totals, ranks and grades of all who take part, except those on probation and those who are not graded for a reason.
 * No score changes them again.
 */
export async function finalizeEvaluationCycle(
  write: Write,
  { id, expectedVersion, effectiveOn, basis, notGraded }: FinalizeEvaluationCycle,
  notes: AdvancementNotes,
): Promise<Outcome<{ cycleId: number; capped: number; tiedAtCap: number }>> {
  const cycle = await cycleToChange(write, id, expectedVersion);
  const current = statusBefore(cycle, effectiveOn, ['OPEN', 'CLOSED']);
  const reasons = await reasonsOf(write, cycle, notGraded);
  const sanctioned = await effectsOn(write, cycle, notes);
  const graded = {
    cycleId: id,
    schemeId: cycle.schemeId,
    without: [...new Set([...reasons.keys()].map(({ evaluationId }) => evaluationId).concat(sanctioned.NOT_GRADED))],
  };
  const [scoring, { bands }] = await Promise.all([fullScoring(write, graded), schemeParts(write).load(cycle.schemeId)]);

  const places = excellentPlaces(cycle.excellentCapBasisPoints, scoring.graded);
  const grading = {
    denominator: commonDenominator(scoring.denominators),
    places,
    gradeBelow: gradeBelow(bands.map(({ grade }) => grade)),
    barred: [...sanctioned.NO_EXCELLENT, ...sanctioned.GRADED_INCOMPETENT],
    incompetent: sanctioned.GRADED_INCOMPETENT,
  };
  const results = await recordGrades(write, graded, grading, basis);
  leaveUngraded(write, reasons, basis);
  raiseVersions(write, EVALUATION.table, [...results.map((result) => result.id), ...graded.without]);
  setCycleStatus(write, cycle, effectiveOn, 'FINALIZED', basis);

  const capped = results.filter((result) => result.capped);
  // who may not be EXCELLENT has a rank and takes no place
  const barred = results.filter((result) => grading.barred.includes(result.id));
  const placeOf = (rank: number) => rank - barred.filter((other) => other.rank < rank).length;
  const tiedAtCap = capped.filter(({ rank }) => placeOf(rank) <= places!).length;
  // readers of changes may not read evaluations: the results are in the rows of this instant alone
  const fields = [
    ...fieldChanges(EVALUATION_CYCLE, { ...current }, { status: 'FINALIZED' }),
    ...newFields({ graded: scoring.graded, notGraded: reasons.size || null, excellentPlaces: places }),
  ];
  return {
    keys: { cycleId: id, capped: capped.length, tiedAtCap },
    effectiveOn,
    change: { subjectType: EVALUATION_CYCLE.type, subjectId: id, fields, basis },
  };
}

/** The evaluations of a cycle to which confirmed effects of sanctions apply, as of the last day of its period; each is noted as read. */
async function effectsOn(
  write: Write,
  { id, subjectKind, to }: Cycle,
  { operation }: AdvancementNotes,
): Promise<Record<EvaluationEffect, number[]>> {
  const found: Record<EvaluationEffect, number[]> = { GRADED_INCOMPETENT: [], NO_EXCELLENT: [], NOT_GRADED: [] };
  if (subjectKind !== 'OFFICER') return found;
  const officers = await officersGraded(write, id);
  const effects = await evaluationEffects(
    write,
    officers.map(({ officerId }) => officerId),
    dayBefore(to),
  );
  for (const { officerId, evaluationId } of officers) {
    const effect = effects.get(officerId);
    if (effect === undefined) continue;
    found[effect].push(evaluationId);
    operation.personalReads.push({ officerId, field: 'sanctions' });
  }
  return found;
}

/** The scoring of a cycle; refused where a score is missing. */
async function fullScoring(write: Write, graded: Graded): Promise<Scoring> {
  const scoring = await scoringOf(write, graded);
  const incomplete = scoring.found < scoring.expected;
  assertScored({ ...scoring, missing: incomplete ? await missingScores(write, graded, NAMED_MAXIMUM) : [] });
  return scoring;
}

/** Why some are not graded. */
async function reasonsOf(
  write: Write,
  cycle: Cycle,
  notGraded: readonly NotGraded[],
): Promise<Map<Participation, string>> {
  if (notGraded.length === 0) return new Map();
  const subjectIds = notGraded.map(({ subject }) => subject!.key);
  const { reasons, problems } = reasonsNotGraded(notGraded, {
    subjectType: subjectTypeOf(cycle.subjectKind),
    takingPart: await takingPart(write, cycle, subjectIds),
  });
  if (problems.length > 0) throw new InvalidInputError(problems);
  return reasons;
}

/** Records why some stay NOT_GRADED, which they were from the beginning. */
function leaveUngraded(write: Write, reasons: ReadonlyMap<Participation, string>, basis: Basis | null): void {
  const documentNumber = basis?.documentNumber ?? null;
  reviseResults(
    write,
    [...reasons].map(([{ result }, reason]) => ({ result, values: {}, basis: { documentNumber, reason } })),
  );
}
