import { registerRows, registerSubject } from '../../record/subjects.ts';
import { sql } from '../../sql/sql.ts';

registerSubject('DossierSection', {
  scope: 'officer:personal',
  covered: ({ officer }, id) =>
    officer(sql`(SELECT d.officer_id FROM dossier_section_version d WHERE d.section_id = ${id}
  ORDER BY d.superseded_at DESC NULLS FIRST, d.id DESC LIMIT 1)`),
  about: sql`SELECT d.officer_id AS "officerId", NULL::int AS "unitId" FROM dossier_section_version d WHERE d.section_id = $1::int
ORDER BY d.superseded_at DESC NULLS FIRST, d.id DESC LIMIT 1`,
});

const sections = sql`dossier_section_version v`;

registerRows('DossierSection', { from: sections, where: (id) => sql`v.section_id = ${id}` });
registerRows('Officer', { from: sections, where: (id) => sql`v.officer_id = ${id}` });
