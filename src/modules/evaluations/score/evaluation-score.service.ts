import { InvalidInputError, type InputProblem } from '../../../errors/refusals.ts';
import { raiseVersions } from '../../../record/optimistic-locks.ts';
import { onDay } from '../../../record/periods.ts';
import { groupBy } from '../../../record/group-by.ts';
import { assertNotOwn } from '../../../record/reach.ts';
import { namesOf, newFields } from '../../../record/recorded-facts.ts';
import { believedRows, replaceRows } from '../../../record/recordings.ts';
import { versionsOfOne } from '../../../record/timeline.ts';
import type { Outcome, Write } from '../../../record/write.ts';
import { today } from '../../../time/day.ts';
import { EVALUATION_CYCLE } from '../cycle/evaluation-cycle.declaration.ts';
import { cycleInReach } from '../cycle/evaluation-cycle.reads.ts';
import { assertStatus } from '../cycle/evaluation-cycle.rules.ts';
import { EVALUATION } from '../cycle/evaluation.declaration.ts';
import { subjectTypeOf } from '../cycle/subject.reads.ts';
import { EVALUATION_SCORE, SCORE_IDENTITY } from './evaluation-score.declaration.ts';
import { scoreFacts } from './evaluation-score.reads.ts';
import { parseScores, type SentScore } from './evaluation-score.rules.ts';

export interface RecordScores {
  readonly cycleId: number;
  readonly scores: readonly SentScore[];
  /** What is wrong with the scores by themselves; it is refused together with what else is wrong. */
  readonly problems: readonly InputProblem[];
}

/** Records scores of an open cycle, all or none; a score that is on record already is superseded. */
export async function recordScores(
  write: Write,
  { cycleId, scores: sent, problems: wrong }: RecordScores,
): Promise<Outcome<{ cycleId: number; recorded: number }>> {
  const cycle = await cycleInReach(write, cycleId);
  const effectiveOn = today();
  const subjectIds = [...new Set(sent.flatMap(({ subject }) => subject?.key ?? []))];
  const [versions, facts] = await Promise.all([
    versionsOfOne(write, EVALUATION_CYCLE, cycleId),
    scoreFacts(write, cycle, subjectIds),
  ]);
  if (cycle.subjectKind === 'OFFICER') assertNotOwn(write, subjectIds);
  assertStatus(cycle, onDay(versions, effectiveOn)?.status, ['OPEN']);
  const { scores, problems } = parseScores(sent, facts);
  if (wrong.length + problems.length > 0) throw new InvalidInputError([...wrong, ...problems]);
  const subjectOf = new Map([...facts.evaluations].map(([subjectId, id]) => [id, subjectId]));
  const nameOf = await namesOf(write, subjectTypeOf(cycle.subjectKind), subjectIds, effectiveOn);
  const replaced = (await believedRows(write, EVALUATION_SCORE, SCORE_IDENTITY, scores)).flat().map(({ id }) => id);

  replaceRows(write, EVALUATION_SCORE, replaced, scores);
  const evaluationIds = [...new Set(scores.map(({ evaluationId }) => evaluationId))];
  raiseVersions(write, EVALUATION.table, evaluationIds);
  raiseVersions(write, EVALUATION_CYCLE.table, [cycleId]);
  // each score and the one that it replaces are rows of this instant: the record counts them, and names who was scored
  const fields = [
    ...newFields({
      scheme: cycle.schemeKey,
      subjects: evaluationIds.length,
      scores: scores.length,
      replaced: replaced.length,
    }),
    ...[...groupBy(scores, ({ evaluationId }) => evaluationId)].map(([id, ofOne]) => ({
      field: `${nameOf(subjectOf.get(id)!)}.scores`,
      before: null,
      after: String(ofOne.length),
    })),
  ];
  return {
    keys: { cycleId, recorded: scores.length },
    effectiveOn,
    change: { subjectType: EVALUATION_CYCLE.type, subjectId: cycleId, fields, basis: null },
  };
}
