import { loader, loaderFor, MANY_MAXIMUM, manyOf, oneOf } from '../../graphql/loading.ts';

export interface SourceRow {
  readonly id: number;
  readonly key: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
}

const COLUMNS = 's.id, s.key, s.title, s.publisher, s.published_on AS "publishedOn"';

/** What sources attest, by the column of the attestation that refers to it. */
export type Attested = 'unit_id' | 'officer_id' | 'assignment_id' | 'honor_id' | 'policy_id';

/** The sources of things of one kind, by their ids: by key, a bounded number of each. */
export const sourcesOf = loaderFor<Attested, number, SourceRow[]>(async (ids, column, context) => {
  const text = `SELECT k.id AS "attestedId", t.* FROM unnest($1::int[]) AS k(id) CROSS JOIN LATERAL (
  SELECT ${COLUMNS} FROM attestation a JOIN source s ON s.id = a.source_id WHERE a.${column} = k.id
  ORDER BY s.key LIMIT ${MANY_MAXIMUM}
) t`;
  const rows = await context.operation.query<SourceRow & { attestedId: number }>(text, [ids]);
  return manyOf(ids, rows, ({ attestedId }) => attestedId);
});

/** Sources by id. */
export const sourceById = loader<number, SourceRow | null>(async (ids, context) => {
  const rows = await context.operation.query<SourceRow>(`SELECT ${COLUMNS} FROM source s WHERE s.id = ANY($1::int[])`, [
    ids,
  ]);
  return oneOf(ids, rows, ({ id }) => id);
});
