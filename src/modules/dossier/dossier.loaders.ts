import type { DossierSectionKind } from '../../generated/prisma/enums.ts';
import type { Context } from '../../graphql/context.ts';
import { byIdText, columnsOf, type DatedRow } from '../../graphql/dated-loaders.ts';
import { loader, loadMany, loadOne, lockOf, readRows } from '../../graphql/loading.ts';
import { reach } from '../../graphql/reach.ts';
import { officerCovered } from '../../record/reach.ts';
import { sql } from '../../sql/sql.ts';
import { DOSSIER_SECTION } from './dossier-section.declaration.ts';

export type DossierSectionRow = DatedRow<typeof DOSSIER_SECTION>;

export const sectionLock = lockOf(DOSSIER_SECTION.table);

/** Sections by id as of the day; null for one that was not on record by then, or is of an officer out of reach. */
export const sectionById = loadOne<number, DossierSectionRow>(
  'id',
  'generic',
  async (statement, ids, context: Context) =>
    sql`SELECT t.* FROM (${byIdText(statement, DOSSIER_SECTION, ids)}) t
WHERE ${officerCovered(statement, sql`t."officerId"`, await reach(context, 'officer:personal'))}`,
);

/** The sections of officers that hold on the day, without what they say. */
export const sectionsOf = loadMany<number, DossierSectionRow>(
  'officerId',
  'generic',
  (statement, officerIds) => sql`SELECT ${columnsOf(DOSSIER_SECTION, 'd')} FROM dossier_section_version d
WHERE d.officer_id = ANY(${statement.value(officerIds, 'int[]')}) AND ${statement.holds('d')} ORDER BY d.officer_id, d.section`,
);

/** Which section of which officer. */
interface Of {
  readonly officerId: number;
  readonly section: DossierSectionKind;
}

interface SealedContents {
  /** The id of the section, whose key opens it. */
  readonly id: number;
  /** As the database gives them. */
  readonly contents: Uint8Array | string;
}

/** What sections say on the day, sealed; null where there is no such section. */
export const sealedContentsOf = loader<Of, SealedContents | null>(async (keys, context) => {
  const rows = await readRows<SealedContents & { readonly n: number }>(
    context,
    'generic',
    (statement) => sql`SELECT k.n::int AS n, d.section_id AS id, d.contents
FROM unnest(${statement.value(
      keys.map(({ officerId }) => officerId),
      'int[]',
    )}, ${statement.value(
      keys.map(({ section }) => section),
      'text[]',
    )}) WITH ORDINALITY AS k(officer, section, n)
JOIN dossier_section_version d ON d.officer_id = k.officer AND d.section = k.section::"DossierSectionKind" AND ${statement.holds('d')}`,
  );
  const byNumber = new Map(rows.map((row) => [row.n, row]));
  return keys.map((_, i) => byNumber.get(i + 1) ?? null);
});
