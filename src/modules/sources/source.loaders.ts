import { loadManyFor, loadOne, MANY_MAXIMUM } from '../../graphql/loading.ts';
import { sql, sqlName } from '../../sql/sql.ts';
import { idsOf } from '../officers/officer-merge.sql.ts';

export interface SourceRow {
  readonly id: number;
  readonly key: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
}

const COLUMNS = sql`s.id, s.key, s.title, s.publisher, s.published_on AS "publishedOn"`;

/** The things that sources attest, by the column of the attestation that refers to them. */
export type Attested =
  | 'unit_id'
  | 'officer_id'
  | 'assignment_id'
  | 'honor_id'
  | 'policy_id'
  | 'program_id'
  | 'member_id'
  | 'activity_id'
  | 'attendance_id'
  | 'place_id'
  | 'duty_id';

/** The sources of things of one kind, by their ids: by key, a bounded number of each. */
export const sourcesOf = loadManyFor<Attested, number, SourceRow & { attestedId: number }>(
  'attestedId',
  'custom',
  (statement, ids, column) => {
    const isOfficer = column === 'officer_id';
    // a source attests the record for which it was read; of an officer who was on record twice, of either
    const attested = isOfficer
      ? sql`a.officer_id IN (${idsOf(statement, sql`k.id`)})`
      : sql`a.${sqlName(column)} = k.id`;
    return sql`SELECT k.id AS "attestedId", t.* FROM unnest(${statement.value(ids, 'int[]')}) AS k(id) CROSS JOIN LATERAL (
  SELECT ${isOfficer ? sql`DISTINCT` : sql``} ${COLUMNS} FROM attestation a JOIN source s ON s.id = a.source_id WHERE ${attested}
  ORDER BY s.key LIMIT ${MANY_MAXIMUM}
) t`;
  },
);

/** Sources by id. */
export const sourceById = loadOne<number, SourceRow>('id', 'custom', (statement, ids) => {
  return sql`SELECT ${COLUMNS} FROM source s WHERE s.id = ANY(${statement.value(ids, 'int[]')})`;
});
