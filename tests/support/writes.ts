import { expect } from '@jest/globals';
import type { Registry } from '../../src/database/client.ts';
import type { FieldChange } from '../../src/record/write.ts';
import { today } from '../../src/time/day.ts';
import { sql, sqlName, joinSql, sqlText } from '../../src/sql/sql.ts';

/** New Year's Day of the year after next, the years before it and after: where what is planned takes effect. */
export const nextYears = (ahead: number): string => `${Number(today().slice(0, 4)) + ahead}-01-01`;

/** Asks for English where Chinese is the default. */
export const ENGLISH = { 'accept-language': 'en-US,en;q=0.9' };

/** All that every table holds, hashed; what is written of a token's use left out. */
export async function contents(registry: Registry): Promise<Record<string, string | null>> {
  const tables = await registry.$query<{ name: string }>(
    sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'token' ORDER BY 1`,
    [],
  );
  const each = tables.map(
    ({ name }) =>
      sql`SELECT ${sqlText(name)} AS name, md5(string_agg(t::text, '|' ORDER BY t::text)) AS hash FROM ${sqlName(name)} t`,
  );
  // PostgreSQL may read the tables beside each other
  const text = sql`${joinSql(each, ' UNION ALL ')} ORDER BY 1`;
  const hashes = await registry.$query<{ name: string; hash: string | null }>(text, []);
  return Object.fromEntries(hashes.map(({ name, hash }) => [name, hash]));
}

/** The result of work that must leave no trace, except in one table where told. */
export async function leavingNoTrace<Result>(
  registry: Registry,
  work: () => Promise<Result>,
  except: string | null = null,
): Promise<Result> {
  // reads have a chain, which grows with them
  const left = except === 'personal_read' ? [except, 'read_link', 'read_head'] : [except];
  const kept = async () => Object.entries(await contents(registry)).filter(([name]) => !left.includes(name));
  const before = await kept();
  const result = await work();
  expect(await kept()).toEqual(before);
  return result;
}

/** What was ever recorded of a unit, in the order of its days: what it was called, under what, when, and whether it is believed. */
export const unitRows = (registry: Registry, unitId: number) =>
  registry.$query<Record<string, unknown>>(
    sql`SELECT u.name, u.name_pinyin AS pinyin, p.code AS parent, u.valid_from::text AS "from", u.valid_to::text AS "to",
  u.superseded_at IS NULL AS believed, u.basis_document AS basis
FROM unit_version u
LEFT JOIN LATERAL (SELECT code FROM unit_version WHERE unit_id = u.parent_id ORDER BY id LIMIT 1) p ON TRUE
WHERE u.unit_id = $1 ORDER BY u.valid_from, u.id`,
    [unitId],
  );

/** What was ever recorded of when policies of a unit are in force, in the order of its days. */
export const policyRows = (registry: Registry, unitId: number) =>
  registry.$query<Record<string, unknown>>(
    sql`SELECT p.key, v.valid_from::text AS "from", v.valid_to::text AS "to", v.superseded_at IS NULL AS believed
FROM selection_policy_version v JOIN selection_policy p ON p.id = v.policy_id
WHERE v.unit_id = $1 ORDER BY v.valid_from, v.id`,
    [unitId],
  );

/** The last change on record. */
export async function lastChange(registry: Registry) {
  const change = await registry.change.findFirstOrThrow({ orderBy: { position: 'desc' } });
  const { position, operation, subjectType, subjectId, actor, basisDocument, basisReason } = change;
  const fields = (change.fields as unknown as FieldChange[]).map(({ field, before, after }) => [field, before, after]);
  return { position: Number(position), operation, subjectType, subjectId, actor, basisDocument, basisReason, fields };
}

/** What was ever recorded of an officer, in the order of its days. */
export const officerRows = (registry: Registry, officerId: number) =>
  registry.$query<Record<string, unknown>>(
    sql`SELECT name, name_initials AS initials, police_number AS number, status, rank, valid_from::text AS "from",
  valid_to::text AS "to", superseded_at IS NULL AS believed, basis_document AS basis
FROM officer_version WHERE officer_id = $1 ORDER BY valid_from, id`,
    [officerId],
  );

/** The posts that an officer is believed to hold or have held, in the order of their days. */
export const postRows = (registry: Registry, officerId: number) =>
  registry.$query<Record<string, unknown>>(
    sql`SELECT assignment_id AS id, unit_id AS unit, external_organ AS organ, title, role, kind, valid_from::text AS "from",
  valid_to::text AS "to", basis_document AS basis
FROM assignment_version WHERE officer_id = $1 AND superseded_at IS NULL ORDER BY valid_from, id`,
    [officerId],
  );

/** What was ever recorded of an honor, in the order of its days. */
export const honorRows = (registry: Registry, honorId: number) =>
  registry.$query<Record<string, unknown>>(
    sql`SELECT status, valid_from::text AS "from", valid_to::text AS "to", superseded_at IS NULL AS believed,
  basis_document AS basis
FROM honor_version WHERE honor_id = $1 ORDER BY valid_from, id`,
    [honorId],
  );

/** The optimistic lock of a thing. */
export const versionOf = async (registry: Registry, table: 'unit' | 'officer' | 'assignment', id: number) =>
  (await registry.$query<{ version: number }>(sql`SELECT version FROM ${sqlName(table)} WHERE id = $1`, [id]))[0]!
    .version;
