import { InvalidInputError } from '../../../errors/refusals.ts';
import { raiseVersions } from '../../../record/optimistic-locks.ts';
import { assertReach } from '../../../record/reach.ts';
import { SEALED, sealedOf, type Basis, type FieldChange, type Outcome, type Write } from '../../../record/write.ts';
import { calledBy } from '../../../record/recorded-facts.ts';
import { today } from '../../../time/day.ts';
import { OFFICER } from '../../officers/officer.declaration.ts';
import { EVALUATION_CYCLE } from '../cycle/evaluation-cycle.declaration.ts';
import { cycleToChange } from '../cycle/evaluation-cycle.reads.ts';
import { assertFinalizedOn } from '../cycle/evaluation-cycle.rules.ts';
import { EVALUATION } from '../cycle/evaluation.declaration.ts';
import { schemeParts } from '../scheme/evaluation-scheme.reads.ts';
import { assertByGroups, problemsOfOutcomes, type OutcomeOf } from './competence-outcome.rules.ts';
import { evaluationsOf, type EvaluationOnDay } from './evaluation.reads.ts';
import { reviseResults } from './evaluation.service.ts';

export interface RecordCompetenceOutcomes {
  readonly cycleId: number;
  readonly expectedVersion: number | null;
  readonly outcomes: readonly OutcomeOf[];
  readonly basis: Basis | null;
}

export interface Recommended {
  readonly cycleId: number;
  readonly recorded: number;
  /** The evaluations of the officers, in the order in which they were named. */
  readonly evaluationIds: readonly number[];
}

/** Records what a finalized assessment recommends of officers, all or none. No post changes by it. */
export async function recordCompetenceOutcomes(
  write: Write,
  { cycleId, expectedVersion, outcomes, basis }: RecordCompetenceOutcomes,
): Promise<Outcome<Recommended>> {
  const effectiveOn = today();
  const cycle = await cycleToChange(write, cycleId, expectedVersion);
  const officerIds = outcomes.map(({ officerId }) => officerId);
  // what is finalized belongs to the officers, who may be elsewhere today
  await assertReach(write, { officers: officerIds }, ['evaluation:write', 'evaluation:read']);
  const [{ groups }, evaluations] = await Promise.all([
    schemeParts(write).load(cycle.schemeId),
    evaluationsOf(write, cycleId, officerIds, effectiveOn),
  ]);
  assertFinalizedOn(cycle, effectiveOn);
  assertByGroups({ schemeName: cycle.schemeName, groups: groups.length });
  const assessed = new Map(evaluations.map((evaluation) => [evaluation.officerId!, evaluation]));
  const problems = problemsOfOutcomes(
    outcomes,
    new Map([...assessed].map(([officerId, { result }]) => [officerId, result.outcome])),
  );
  if (problems.length > 0) throw new InvalidInputError(problems);

  const basisOfOutcome = {
    outcomeBasisDocument: basis?.documentNumber ?? null,
    outcomeBasisReason: basis?.reason ?? null,
  };
  const evaluationIds = officerIds.map((officerId) => assessed.get(officerId)!.id);
  const revisions = outcomes.map(({ officerId, outcome }) => ({
    result: assessed.get(officerId)!.result,
    values: { outcome, ...basisOfOutcome },
  }));
  reviseResults(write, revisions);
  raiseVersions(write, EVALUATION.table, evaluationIds);
  raiseVersions(write, EVALUATION_CYCLE.table, [cycleId]);
  const fields = [
    { field: 'scheme', before: null, after: cycle.schemeKey },
    ...outcomes.map(({ officerId }) => recommended(assessed.get(officerId)!)),
  ];
  return {
    keys: { cycleId, recorded: outcomes.length, evaluationIds },
    effectiveOn,
    change: { subjectType: EVALUATION_CYCLE.type, subjectId: cycleId, fields, basis },
  };
}

const recommended = (evaluation: EvaluationOnDay): FieldChange => ({
  field: `${calledBy(OFFICER, evaluation)}.outcome`,
  before: sealedOf(evaluation.result.outcome),
  after: SEALED,
});
