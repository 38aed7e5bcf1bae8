import type { Registry } from '../database/client.ts';
import { sql } from '../sql/sql.ts';
import type { Day } from '../time/day.ts';

/** Sets of ids: four bytes tell how many bytes of bits are left out at the start, then bit n stands for the id n. */
export interface ListedIds {
  readonly officers: Uint8Array;
  readonly units: Uint8Array;
  readonly honors: Uint8Array;
}

/** A file that is handed out. */
export interface IssuedFile {
  /** The name in its address. */
  readonly name: string;
  /** The day that it is about. */
  readonly asOf: Day;
  /** Whether it tells of the days before as well. */
  readonly coversPast: boolean;
  /** The last change that it shows: one of an earlier knowledge stays true, and is not recorded. */
  readonly position: string;
  readonly requestId: string;
  readonly lists: ListedIds;
}

/** Puts a file on record with what it lists. One that lists nothing that can be corrected is not. */
export async function recordIssuedFile(registry: Registry, file: IssuedFile): Promise<void> {
  const { name, asOf, coversPast, position, requestId, lists } = file;
  const { officers, units, honors } = lists;
  if (officers.length + units.length + honors.length === 0) return;
  await registry.$query(
    sql`INSERT INTO issued_file (at, name, as_of, covers_past, position, request_id, officers, units, honors)
VALUES ($1::timestamptz, $2::text, $3::date, $4::boolean, $5::bigint, $6::text, $7::bytea, $8::bytea, $9::bytea)`,
    [new Date(), name, asOf, coversPast, position, requestId, officers, units, honors],
  );
}
