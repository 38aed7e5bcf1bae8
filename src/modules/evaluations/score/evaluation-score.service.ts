import type { Outcome, Write } from '../../../record/write.ts';
import { raiseVersions } from '../../../record/optimistic-locks.ts';
import { onDay } from '../../../record/periods.ts';
import { today } from '../../../time/day.ts';
import type { InputCheck } from '../../acts/input-check.rules.ts';
import { CYCLE, EVALUATION, cycleInReach } from '../cycle/evaluation-cycle.reads.ts';
import { assertStatus } from '../cycle/evaluation-cycle.rules.ts';
import { scoreFacts } from './evaluation-score.reads.ts';
import { parseScores, type Score, type SentScore } from './evaluation-score.rules.ts';

export interface RecordScores {
  readonly cycleId: number;
  readonly scores: readonly SentScore[];
  /** What is wrong with the scores by themselves; the rest is added, and all of it refused at once. */
  readonly check: InputCheck;
}

/** Scores of an open cycle, all or none; a score that is there already is superseded. */
export async function recordScores(
  write: Write,
  { cycleId, scores: sent, check }: RecordScores,
): Promise<Outcome<{ cycleId: number; recorded: number }>> {
  const cycle = await cycleInReach(write, cycleId);
  const effectiveOn = today();
  assertStatus(cycle, onDay(cycle.versions, effectiveOn)?.status, ['OPEN']);
  const subjectIds = [...new Set(sent.flatMap(({ subject }) => subject?.key ?? []))];
  const scores = parseScores(check, sent, await scoreFacts(write, cycle, subjectIds));
  check.done();

  const replaced = await supersede(write, scores);
  await insert(write, scores);
  const evaluations = [...new Set(scores.map(({ evaluationId }) => evaluationId))];
  raiseVersions(write, EVALUATION.table, evaluations);
  raiseVersions(write, CYCLE.table, [cycleId]);
  // each score and the one that it replaces are rows of this instant: the record counts them
  const count = (field: string, n: number) => ({ field, before: null, after: String(n) });
  return {
    keys: { cycleId, recorded: scores.length },
    effectiveOn,
    change: {
      subjectType: CYCLE.type,
      subjectId: cycleId,
      fields: [
        { field: 'scheme', before: null, after: cycle.schemeKey },
        count('subjects', evaluations.length),
        count('scores', scores.length),
        count('replaced', replaced),
      ],
      basis: null,
    },
  };
}

const ROWS = `jsonb_to_recordset($2::jsonb)
  AS n("evaluationId" int, "indicatorId" int, "groupId" int, evaluator text, value numeric)`;

/** How many of the scores were there already. */
async function supersede({ transaction, at }: Write, scores: readonly Score[]): Promise<number> {
  return transaction.$executeRawUnsafe(
    `UPDATE evaluation_score s SET superseded_at = $1 FROM ${ROWS}
WHERE s.evaluation_id = n."evaluationId" AND s.indicator_id = n."indicatorId" AND s.superseded_at IS NULL
  AND coalesce(s.group_id, 0) = coalesce(n."groupId", 0) AND coalesce(s.evaluator, '') = coalesce(n.evaluator, '')`,
    at,
    JSON.stringify(scores),
  );
}

async function insert({ transaction, at }: Write, scores: readonly Score[]): Promise<void> {
  await transaction.$executeRawUnsafe(
    `INSERT INTO evaluation_score (evaluation_id, indicator_id, group_id, evaluator, value, recorded_at)
SELECT n."evaluationId", n."indicatorId", n."groupId", n.evaluator, n.value, $1 FROM ${ROWS}`,
    at,
    JSON.stringify(scores),
  );
}
