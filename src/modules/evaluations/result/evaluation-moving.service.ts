import type { Merging, Moving } from '../../../record/moving.ts';
import { raiseVersions } from '../../../record/optimistic-locks.ts';
import type { Write } from '../../../record/write.ts';
import { sql, sqlName, type Sql } from '../../../sql/sql.ts';
import type { Day } from '../../../time/day.ts';
import { believedNow } from '../../../time/temporal.ts';
import { EVALUATION } from '../cycle/evaluation.declaration.ts';
import { EVALUATION_CYCLE } from '../cycle/evaluation-cycle.declaration.ts';
import { TAKES_PART } from '../cycle/subject.reads.ts';

interface Evaluated {
  readonly id: number;
  readonly cycleId: number;
  readonly key: string;
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  /** Whether the other officer takes part in the cycle, or in another one of the scheme that shares days with it. */
  readonly twice: boolean;
  /** The evaluation of the other officer in the cycle, who takes part no longer; null for none. */
  readonly withdrawnId: number | null;
  /** Since when it is believed of this officer, where it was of another one before. */
  readonly since: string | null;
  /** The same of the other one. */
  readonly withdrawnSince: string | null;
}

/** Since when an evaluation is of its officer; null: since it is on record. */
const since = (evaluation: string, name = 'since'): Sql =>
  sql`to_json((SELECT max(x.superseded_at) FROM evaluation_earlier_subject x WHERE x.evaluation_id = ${sqlName(evaluation)}.id))
  #>> '{}' AS ${sqlName(name)}`;

const EVALUATED = sql`SELECT e.id, e.cycle_id AS "cycleId", s.key, s.name, c.from_on::text AS "from", c.to_on::text AS "to",
  EXISTS (
    SELECT FROM evaluation o JOIN evaluation_cycle d ON d.id = o.cycle_id JOIN evaluation_scheme t ON t.id = d.scheme_id
    WHERE o.officer_id = $2::int AND t.key = s.key AND daterange(d.from_on, d.to_on) && daterange(c.from_on, c.to_on)
      AND EXISTS (SELECT FROM evaluation_version w WHERE w.evaluation_id = o.id AND ${believedNow('w')})
  ) AS twice,
  ${since('e')}, o.id AS "withdrawnId", ${since('o', 'withdrawnSince')}
FROM evaluation e JOIN evaluation_cycle c ON c.id = e.cycle_id JOIN evaluation_scheme s ON s.id = c.scheme_id
LEFT JOIN evaluation o ON o.cycle_id = e.cycle_id AND o.officer_id = $2::int
WHERE e.officer_id = $1::int AND ${TAKES_PART} ORDER BY e.id`;

/**
 * The evaluations of one officer become those of another, under their ids: the subject is corrected in place, and the one
 * before is kept with the instants between which it was believed. A cycle has an officer once, so an evaluation of the other
 * that was withdrawn changes places with the one that moves.
 */
export async function evaluationsToMove(write: Write, { from, into }: Merging): Promise<Moving> {
  const evaluated = await write.query<Evaluated>(EVALUATED, [from, into]);
  const moved = evaluated.flatMap(({ id, since: at, withdrawnId, withdrawnSince }) => [
    { id, was: from, becomes: into, since: at },
    ...(withdrawnId === null ? [] : [{ id: withdrawnId, was: into, becomes: from, since: withdrawnSince }]),
  ]);
  return {
    contradictions: evaluated
      .filter(({ twice }) => twice)
      .map(({ name, from: first, to }) => ({
        zh: `两人都参加了同一考核（${name} ${first}–${to}）`,
        en: `both take part in one evaluation (${name} ${first}–${to})`,
      })),
    fields: evaluated.map(({ key, from: first, to }) => ({
      field: 'evaluation',
      before: null,
      after: `${key} ${first}–${to}`,
    })),
    record: () => {
      for (const { id, was, since: at } of moved) {
        write.buffer.identity('evaluation_earlier_subject', {
          evaluation_id: id,
          officer_id: was,
          recorded_at: at,
          superseded_at: write.at,
        });
      }
      write.buffer.correct(
        EVALUATION.table,
        'officer_id',
        moved.map(({ id, becomes }) => ({ id, value: becomes })),
      );
      raiseVersions(
        write,
        EVALUATION.table,
        moved.map(({ id }) => id),
      );
      raiseVersions(write, EVALUATION_CYCLE.table, [...new Set(evaluated.map(({ cycleId }) => cycleId))]);
    },
  };
}
