import { registerRows, registerSubject } from '../../record/subjects.ts';
import { sql } from '../../sql/sql.ts';

/** Who a sanction or a liability is about: each belongs to the officer for life. */
const ofOfficer = {
  Sanction: sql`(SELECT s.officer_id FROM sanction_version s WHERE s.sanction_id = `,
  CaseLiability: sql`(SELECT s.officer_id FROM case_liability_version s WHERE s.liability_id = `,
};

registerSubject('Sanction', {
  scope: 'discipline:read',
  covered: ({ officer }, id) =>
    officer(sql`${ofOfficer.Sanction}${id} ORDER BY s.superseded_at DESC NULLS FIRST, s.id DESC LIMIT 1)`),
  about: sql`SELECT s.officer_id AS "officerId", NULL::int AS "unitId" FROM sanction_version s WHERE s.sanction_id = $1::int
ORDER BY s.superseded_at DESC NULLS FIRST, s.id DESC LIMIT 1`,
});

registerSubject('CaseLiability', {
  scope: 'discipline:read',
  covered: ({ officer }, id) =>
    officer(sql`${ofOfficer.CaseLiability}${id} ORDER BY s.superseded_at DESC NULLS FIRST, s.id DESC LIMIT 1)`),
  about: sql`SELECT s.officer_id AS "officerId", NULL::int AS "unitId" FROM case_liability_version s WHERE s.liability_id = $1::int
ORDER BY s.superseded_at DESC NULLS FIRST, s.id DESC LIMIT 1`,
});

const sanctions = sql`sanction_version v`;
const liabilities = sql`case_liability_version v`;
const findings = sql`liability_finding v`;

registerRows('Sanction', { from: sanctions, where: (id) => sql`v.sanction_id = ${id}` });
registerRows(
  'CaseLiability',
  { from: liabilities, where: (id) => sql`v.liability_id = ${id}` },
  { from: findings, where: (id) => sql`v.liability_id = ${id}` },
);
registerRows(
  'Officer',
  { from: sanctions, where: (id) => sql`v.officer_id = ${id}` },
  { from: liabilities, where: (id) => sql`v.officer_id = ${id}` },
);
registerRows('Unit', { from: liabilities, where: (id) => sql`v.unit_id = ${id}` });
