import type { Basis, FieldChange, Outcome, Write } from '../../../record/write.ts';
import { assertVersion, raiseVersions } from '../../../record/optimistic-locks.ts';
import { onDay } from '../../../record/periods.ts';
import { today } from '../../../time/day.ts';
import { InputCheck } from '../../acts/input-check.rules.ts';
import { assertFinalized } from './evaluation-amendment.rules.ts';
import { CYCLE, EVALUATION, cycleInReach } from '../cycle/evaluation-cycle.reads.ts';
import { assertByGroups, checkOutcomes, type OutcomeOf } from './evaluation-outcome.rules.ts';
import { groupCount } from './evaluation-result.reads.ts';
import { basisOfOutcome, evaluationsOf, rewriteEvaluations, sealed, type EvaluationOnDay } from './evaluation.reads.ts';

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

/** What a finalized assessment recommends of officers, all or none. Nobody's post changes by it. */
export async function recordCompetenceOutcomes(
  write: Write,
  { cycleId, expectedVersion, outcomes, basis }: RecordCompetenceOutcomes,
): Promise<Outcome<Recommended>> {
  const effectiveOn = today();
  const cycle = await cycleInReach(write, cycleId);
  await assertVersion(write, CYCLE, cycleId, expectedVersion);
  assertFinalized(cycle, onDay(cycle.versions, effectiveOn)?.status);
  assertByGroups({ schemeKey: cycle.schemeKey, groups: await groupCount(write, cycle.schemeId) });
  const officerIds = outcomes.map(({ officerId }) => officerId);
  const evaluations = await evaluationsOf(write, cycleId, officerIds, effectiveOn);
  const assessed = new Map(evaluations.map((evaluation) => [evaluation.officerId!, evaluation]));
  const check = new InputCheck();
  checkOutcomes(check, outcomes, assessed);
  check.done();

  const evaluationIds = officerIds.map((officerId) => assessed.get(officerId)!.id);
  const columns = outcomes.map(({ outcome }) => ({ outcome, ...basisOfOutcome(basis) }));
  await rewriteEvaluations(write, new Map(evaluationIds.map((id, i) => [id, columns[i]!])));
  raiseVersions(write, EVALUATION.table, evaluationIds);
  raiseVersions(write, CYCLE.table, [cycleId]);
  const fields = [
    { field: 'scheme', before: null, after: cycle.schemeKey },
    ...sealed(outcomes.map(({ officerId, outcome }) => recommended(assessed.get(officerId)!, outcome))),
  ];
  return {
    keys: { cycleId, recorded: outcomes.length, evaluationIds },
    effectiveOn,
    change: { subjectType: CYCLE.type, subjectId: cycleId, fields, basis },
  };
}

const recommended = ({ name, policeNumber, outcome }: EvaluationOnDay, after: string): FieldChange => ({
  field: `${policeNumber ?? name}.outcome`,
  before: outcome,
  after,
});
