import type { Registry } from '../database/client.ts';
import { officerExists } from '../record/reach.ts';
import { sql } from '../sql/sql.ts';

/** Who reads personal data by one request, and what for. */
export interface Reader {
  /** The kind and the name of the viewer, as in a change. */
  readonly viewer: string;
  /** The type and the id of the viewer: Token:1. */
  readonly viewerId: string;
  readonly requestId: string;
  readonly purpose: string | null;
}

/** The reads of personal data by one request. */
export interface PersonalReads extends Reader {
  readonly fields: readonly { readonly officerId: number; readonly field: string }[];
}

/**
 * Records what was read, each field of each officer once, in one statement. An officer who does not exist, as after a dry run
 * that was rolled back, is left out: the caller knows the data already.
 */
export async function recordPersonalReads(registry: Registry, reads: PersonalReads): Promise<void> {
  const once = new Map(reads.fields.map((read) => [`${read.officerId} ${read.field}`, read]));
  const fields = [...once.values()];
  await registry.$query(
    sql`INSERT INTO personal_read (at, viewer, viewer_id, officer_id, field, request_id, purpose)
SELECT $1::timestamptz, $2::text, $3::text, r.officer_id, r.field, $4::text, $5::text
FROM unnest($6::int[], $7::text[]) AS r(officer_id, field) WHERE ${officerExists(sql`r.officer_id`)}`,
    [
      new Date(),
      reads.viewer,
      reads.viewerId,
      reads.requestId,
      reads.purpose,
      fields.map(({ officerId }) => officerId),
      fields.map(({ field }) => field),
    ],
  );
}
