import type { DossierSectionKind } from '../../generated/prisma/enums.ts';
import { bytes, dated, oneOf, reference, type FactsOf } from '../../record/declaration.ts';

/** One section of the personnel dossier of an officer: what it says as a whole, from a day on. An officer has each section once. */
export const DOSSIER_SECTION = dated({
  type: 'DossierSection',
  table: 'dossier_section',
  owner: 'section_id',
  basisRead: true,
  unique: [{ of: ['officerId', 'section'] }],
  facts: {
    officerId: reference('Officer', { recordedAs: 'officer' }),
    section: oneOf<DossierSectionKind>('DossierSectionKind')(),
    /** A JSON document, see contents.rules.ts; sealed, see personal/words.ts. Read where it is asked for, since a photo is large. */
    contents: { ...bytes({ recordedAs: null }), read: false },
  },
});

export type DossierSectionFacts = FactsOf<typeof DOSSIER_SECTION>;
