import type { Registry } from '../database/client.ts';
import { sql } from '../sql/sql.ts';
import type { Day } from '../time/day.ts';

/** The types of things whose corrections tell the files that list them. */
export type ListedType = 'Officer' | 'Unit' | 'Honor';

const ORDINALS: Readonly<Record<ListedType, number>> = { Officer: 0, Unit: 1, Honor: 2 };

/** A thing as one number, whatever its type. */
export const codeOfThing = (type: ListedType, id: number): number => ORDINALS[type] * 2 ** 32 + id;

/** What a file lists. */
export interface ListedIds {
  /** All of it, where it is not much; else nothing. */
  readonly things: readonly number[];
  /** What is more, as a set of the ids of one type: bit n stands for the id n. */
  readonly setOf: (type: ListedType) => Uint8Array;
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
  const [officers, units, honors] = [lists.setOf('Officer'), lists.setOf('Unit'), lists.setOf('Honor')];
  if (lists.things.length + officers.length + units.length + honors.length === 0) return;
  await registry.$query(
    sql`INSERT INTO issued_file (at, name, as_of, covers_past, position, request_id, things, officers, units, honors)
VALUES ($1::timestamptz, $2::text, $3::date, $4::boolean, $5::bigint, $6::text, $7::bigint[], $8::bytea, $9::bytea, $10::bytea)`,
    [new Date(), name, asOf, coversPast, position, requestId, lists.things, officers, units, honors],
  );
}
