import type { DossierSectionKind } from '../../generated/prisma/enums.ts';
import { groupBy } from '../../record/group-by.ts';
import { writeLoader } from '../../record/loading.ts';
import type { Reading } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { DOSSIER_SECTION } from './dossier-section.declaration.ts';

/** A section that is on record, on whatever days. */
export interface SectionOfOfficer {
  readonly id: number;
  readonly section: DossierSectionKind;
}

const sectionsByOfficer = writeLoader<number, readonly SectionOfOfficer[]>(
  async (officerIds, { query }) => {
    const found = await query<SectionOfOfficer & { readonly officerId: number }>(
      sql`SELECT DISTINCT v.officer_id AS "officerId", v.section_id AS id, v.section FROM dossier_section_version v
WHERE v.officer_id = ANY($1::int[]) AND ${believedNow('v')} ORDER BY v.section`,
      [officerIds],
    );
    const byOfficer = groupBy(found, ({ officerId }) => officerId);
    return officerIds.map((id) => byOfficer.get(id) ?? []);
  },
  // an act before this one may have recorded a section
  { cache: false, reads: (value) => [{ table: DOSSIER_SECTION.versions, column: 'officer_id', value }] },
);

/** Which sections of an officer are on record, without what they say: a photo is large. */
export const sectionsOfOfficer = (reading: Reading, officerId: number): Promise<readonly SectionOfOfficer[]> =>
  sectionsByOfficer(reading).load(officerId);
