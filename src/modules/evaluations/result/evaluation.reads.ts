import { NotFoundError } from '../../../errors/refusals.ts';
import { writeLoader } from '../../../record/loading.ts';
import { assertReach } from '../../../record/reach.ts';
import { believedRowOf, type BelievedRow } from '../../../record/recordings.ts';
import type { Reading, Write } from '../../../record/write.ts';
import { sql, type Sql } from '../../../sql/sql.ts';
import type { Day } from '../../../time/day.ts';
import { believedNow } from '../../../time/temporal.ts';
import { EVALUATION, EVALUATION_RESULT } from '../cycle/evaluation.declaration.ts';

/** An evaluation on a day, with its subject as people know it then, and what is known of it now. */
export interface EvaluationOnDay {
  readonly id: number;
  readonly cycleId: number;
  readonly schemeId: number;
  readonly officerId: number | null;
  readonly unitId: number | null;
  /** The name of the officer or of the unit. */
  readonly name: string;
  readonly policeNumber: string | null;
  readonly code: string | null;
  readonly result: BelievedRow<typeof EVALUATION_RESULT>;
}

/** The evaluations that a query asks for by `id` and `day`. */
async function evaluationsAsked({ query }: Reading, asked: Sql, values: unknown[]) {
  type Found = Omit<EvaluationOnDay, 'result'> & { readonly day: Day; readonly row: Readonly<Record<string, unknown>> };
  const found = await query<Found>(
    sql`SELECT asked.day::text, e.id, e.cycle_id AS "cycleId", c.scheme_id AS "schemeId", e.officer_id AS "officerId",
  e.unit_id AS "unitId", coalesce(o.name, u.name) AS name, o.police_number AS "policeNumber", u.code, to_jsonb(v) AS "row"
FROM (${asked}) AS asked JOIN evaluation e ON e.id = asked.id JOIN evaluation_cycle c ON c.id = e.cycle_id
JOIN evaluation_version v ON v.evaluation_id = e.id AND ${believedNow('v')}
LEFT JOIN LATERAL (SELECT ov.name, ov.police_number FROM officer_version ov
  WHERE ov.officer_id = e.officer_id AND ${believedNow('ov')} AND ov.valid_from <= asked.day
  ORDER BY ov.valid_from DESC LIMIT 1) o ON TRUE
LEFT JOIN LATERAL (SELECT uv.name, uv.code FROM unit_version uv
  WHERE uv.unit_id = e.unit_id AND ${believedNow('uv')} AND uv.valid_from <= asked.day
  ORDER BY uv.valid_from DESC LIMIT 1) u ON TRUE
WHERE e.from_on <= asked.day AND coalesce(o.name, u.name) IS NOT NULL`,
    values,
  );
  return found.map(({ row, ...evaluation }) => ({ ...evaluation, result: believedRowOf(EVALUATION_RESULT, row) }));
}

interface AskedEvaluation {
  readonly id: number;
  readonly day: Day;
}

/** An evaluation that can be shown on a day: its period has begun, and its subject is or was on record; null for none. */
export const evaluationOn = writeLoader<AskedEvaluation, EvaluationOnDay | null>(
  async (keys, reading) => {
    const found = await evaluationsAsked(reading, sql`SELECT * FROM unnest($1::int[], $2::date[]) AS key(id, day)`, [
      keys.map(({ id }) => id),
      keys.map(({ day }) => day),
    ]);
    return keys.map((key) => found.find(({ id, day }) => id === key.id && day === key.day) ?? null);
  },
  { cache: false },
);

/**
 * The same, or a NotFoundError. Needs the scopes to write and to read for the subject. A writer of some units alone does
 * not learn which evaluations others have.
 */
export async function evaluationInReach(write: Write, id: number, day: Day): Promise<EvaluationOnDay> {
  const found = await evaluationOn(write).load({ id, day });
  await assertSubjectReach(write, found);
  if (!found) throw new NotFoundError(EVALUATION.type, String(id));
  return found;
}

type Subject = Pick<EvaluationOnDay, 'officerId' | 'unitId'>;

/** Needs the scope to read, too: the answer of an act shows what is on record of the subject. */
export async function assertSubjectReach(write: Write, subject: Subject | null): Promise<void> {
  const concerned =
    subject?.officerId == null ? { units: [subject?.unitId ?? null] } : { officers: [subject.officerId] };
  await assertReach(write, concerned, ['evaluation:write', 'evaluation:read']);
}

/** The evaluations of some officers in a cycle that can be shown on a day. */
export const evaluationsOf = (
  reading: Reading,
  cycleId: number,
  officerIds: readonly number[],
  day: Day,
): Promise<EvaluationOnDay[]> =>
  evaluationsAsked(
    reading,
    sql`SELECT e.id, $1::date AS day FROM evaluation e WHERE e.cycle_id = $2::int AND e.officer_id = ANY($3::int[])`,
    [day, cycleId, officerIds],
  );
