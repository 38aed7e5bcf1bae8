import type { Prisma } from '../generated/prisma/client.ts';
import type { Basis, Write } from './changes.ts';
import type { Day } from './temporal.ts';

/** The tables of dated facts: the identity that their rows are versions of, and the scalars of a row. */
interface Timelines {
  unit_version: { identity: 'unitId'; row: Prisma.$UnitVersionPayload['scalars'] };
  officer_version: { identity: 'officerId'; row: Prisma.$OfficerVersionPayload['scalars'] };
  assignment_version: { identity: 'assignmentId'; row: Prisma.$AssignmentVersionPayload['scalars'] };
  honor_version: { identity: 'honorId'; row: Prisma.$HonorVersionPayload['scalars'] };
  honor_program_version: { identity: 'programId'; row: Prisma.$HonorProgramVersionPayload['scalars'] };
  evaluation_scheme_version: { identity: 'schemeId'; row: Prisma.$EvaluationSchemeVersionPayload['scalars'] };
  evaluation_cycle_version: { identity: 'cycleId'; row: Prisma.$EvaluationCycleVersionPayload['scalars'] };
  selection_policy_version: { identity: 'policyId'; row: Prisma.$SelectionPolicyVersionPayload['scalars'] };
  selection_round_version: { identity: 'roundId'; row: Prisma.$SelectionRoundVersionPayload['scalars'] };
}

const IDENTITY: { readonly [Table in keyof Timelines]: Timelines[Table]['identity'] } = {
  unit_version: 'unitId',
  officer_version: 'officerId',
  assignment_version: 'assignmentId',
  honor_version: 'honorId',
  honor_program_version: 'programId',
  evaluation_scheme_version: 'schemeId',
  evaluation_cycle_version: 'cycleId',
  selection_policy_version: 'policyId',
  selection_round_version: 'roundId',
};

export type Timeline = keyof Timelines;

type Kept =
  'id' | 'validFrom' | 'validTo' | 'startKnown' | 'recordedAt' | 'supersededAt' | 'basisDocument' | 'basisReason';

/** What the rows of a table say, without their periods; days as text. */
export type Facts<Table extends Timeline> = {
  readonly [Column in Exclude<keyof Timelines[Table]['row'], Kept | Timelines[Table]['identity']>]:
    Exclude<Timelines[Table]['row'][Column], Date> | (Date extends Timelines[Table]['row'][Column] ? Day : never);
};

/** The days of a change: `to` is excluded, null is no end. */
export interface Span {
  readonly from: Day;
  readonly to: Day | null;
}

/**
 * On the days of the span, what the rows of these things say becomes `facts` where it names them, and stays where it
 * does not; days on which nothing holds stay empty. Facts that would change again later within the span do not: end the
 * span there. Answers which of the things were touched.
 */
export const revise = <Table extends Timeline>(
  write: Write,
  table: Table,
  ids: readonly number[],
  span: Span,
  facts: Partial<Facts<Table>>,
  basis: Basis | null,
): Promise<number[]> => supersede(write, table, ids, span, { ...columnsOf(facts), ...basisColumns(basis) });

/** On the days of the span nothing holds of these things. Answers which of them were touched. */
export const end = (write: Write, table: Timeline, ids: readonly number[], span: Span): Promise<number[]> =>
  supersede(write, table, ids, span, null);

/** On the days of the span exactly this holds of a thing, whatever did before: one row, as one decision made it. */
export async function record<Table extends Timeline>(
  write: Write,
  table: Table,
  id: number,
  span: Span & { readonly startKnown?: boolean },
  facts: Facts<Table>,
  basis: Basis | null,
): Promise<void> {
  await end(write, table, [id], span);
  const row = {
    ...columnsOf(facts),
    ...basisColumns(basis),
    [columnOf(IDENTITY[table])]: id,
    valid_from: span.from,
    valid_to: span.to,
    start_known: span.startKnown ?? true,
    recorded_at: write.at,
  };
  await write.transaction.$executeRawUnsafe(
    `INSERT INTO ${table} SELECT r.* FROM jsonb_populate_record(NULL::${table},
  $1::jsonb || jsonb_build_object('id', ${nextId(table)})) r`,
    JSON.stringify(row),
  );
}

/**
 * Supersedes every believed row that the span touches and records what is left of it: its days before and after the
 * span as they were, and, where `changed` is given, its days within the span with these columns changed.
 */
async function supersede(
  { rows, at }: Write,
  table: Timeline,
  ids: readonly number[],
  { from, to }: Span,
  changed: Readonly<Record<string, unknown>> | null,
): Promise<number[]> {
  if (to !== null && to <= from) throw new RangeError(`A span from ${from} cannot end on ${to}.`);
  const identity = columnOf(IDENTITY[table]);
  const text = `WITH touched AS (
  UPDATE ${table} v SET superseded_at = $1::timestamptz
  WHERE v.${identity} = ANY($2::int[]) AND v.superseded_at IS NULL
    AND v.valid_from < coalesce($4::date, 'infinity') AND coalesce(v.valid_to, 'infinity') > $3::date
  RETURNING v AS was, v.${identity} AS id, v.valid_from, v.valid_to, v.start_known
), left_over AS (
  SELECT was, valid_from, $3::date AS valid_to, start_known, '{}'::jsonb AS changed FROM touched WHERE valid_from < $3::date
  UNION ALL
  SELECT was, $4::date, valid_to, TRUE, '{}' FROM touched WHERE coalesce(valid_to, 'infinity') > $4::date
  UNION ALL
  SELECT was, greatest(valid_from, $3::date), least(valid_to, $4::date), valid_from < $3::date OR start_known, $5::jsonb
  FROM touched WHERE $5::jsonb IS NOT NULL
), recorded AS (
  INSERT INTO ${table} SELECT r.* FROM left_over l CROSS JOIN LATERAL jsonb_populate_record(l.was, l.changed || jsonb_build_object(
    'id', ${nextId(table)}, 'valid_from', l.valid_from, 'valid_to', l.valid_to, 'start_known', l.start_known,
    'recorded_at', $1::timestamptz, 'superseded_at', NULL)) r
)
SELECT DISTINCT id FROM touched ORDER BY id`;
  const touched = await rows<{ id: number }>(text, [at, ids, from, to, changed && JSON.stringify(changed)]);
  return touched.map(({ id }) => id);
}

const nextId = (table: Timeline): string => `nextval(pg_get_serial_sequence('${table}', 'id'))`;

/** The schema names every column after its property: supersededAt, superseded_at. */
const columnOf = (property: string): string => property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const columnsOf = (facts: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(facts).map(([property, value]) => [columnOf(property), value]));

const basisColumns = (basis: Basis | null) => ({
  basis_document: basis?.documentNumber ?? null,
  basis_reason: basis?.reason ?? null,
});
