import type { FieldChange } from '../record/write.ts';
import { sql, sqlName } from '../sql/sql.ts';
import type { KnownFact } from './comparison.ts';
import type { DatasetName } from './datasets/dataset.ts';
import type { Loading } from './loading.ts';

/** The column of an attestation that refers to a kind of thing. */
export type Attested =
  | 'unit_id'
  | 'officer_id'
  | 'assignment_id'
  | 'honor_id'
  | 'policy_id'
  | 'program_id'
  | 'activity_id'
  | 'attendance_id'
  | 'place_id'
  | 'duty_id';

export type AttestedFact = KnownFact<{ readonly source: string }>;

/** Records the source of each new thing, corrects the source of each changed one, and returns these corrections. */
export async function attest(
  { write, ids }: Loading,
  dataset: DatasetName,
  attested: Attested,
  added: readonly AttestedFact[],
  changed: readonly AttestedFact[],
): Promise<FieldChange[]> {
  for (const { content, entityId } of added) {
    write.buffer.identity('attestation', { source_id: ids.of('sources', content.source), [attested]: entityId });
  }
  if (changed.length === 0) return [];
  const before = new Map(
    (
      await write.query<{ id: number; source: string }>(
        sql`SELECT a.${sqlName(attested)} AS id, s.key AS source FROM attestation a JOIN source s ON s.id = a.source_id
WHERE a.${sqlName(attested)} = ANY($1::int[])`,
        [changed.map(({ entityId }) => entityId)],
      )
    ).map(({ id, source }) => [id, source]),
  );
  const moved = changed.filter(({ entityId, content }) => before.get(entityId) !== content.source);
  if (moved.length === 0) return [];
  await write.transaction.$executeRawUnsafe(
    sql`UPDATE attestation a SET source_id = moved.source_id
FROM unnest($1::int[], $2::int[]) AS moved(id, source_id) WHERE a.${sqlName(attested)} = moved.id`,
    moved.map(({ entityId }) => entityId),
    moved.map(({ content }) => ids.of('sources', content.source)),
  );
  return moved.map(({ key, entityId, content }) => ({
    field: `${dataset}.${key}.source`,
    before: before.get(entityId) ?? null,
    after: content.source,
  }));
}
