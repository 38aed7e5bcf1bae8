import { believedSince, registerWithdrawable, RESTRICTED } from '../../record/withdrawable.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { DOSSIER_SECTION } from './dossier-section.declaration.ts';

registerWithdrawable('DossierSection', {
  ...RESTRICTED,
  needs: [
    {
      type: 'Officer',
      // as the posts of an officer: a record that should never have been made has no dossier that anybody misses
      owned: true,
      query: sql`SELECT v.section_id AS id, v.officer_id AS needed FROM dossier_section_version v
WHERE v.officer_id = ANY($1::int[]) AND ${believedNow('v')}`,
    },
  ],
  withdrawal: {
    declared: DOSSIER_SECTION,
    scopes: ['personnel:write', 'officer:personal'],
    held: sql`SELECT NULL::int AS "unitId", v.officer_id AS "officerId" FROM dossier_section_version v
WHERE v.section_id = ANY($1::int[]) AND ${believedSince('v')}`,
  },
});
