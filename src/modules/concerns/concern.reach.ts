import { registerRows, registerSubject } from '../../record/subjects.ts';
import { sql, type Sql } from '../../sql/sql.ts';

/** Whom a concern is about. */
const officerOf = (id: Sql): Sql => sql`(SELECT s.officer_id FROM concern_version s WHERE s.concern_id = ${id}
    ORDER BY s.superseded_at DESC NULLS FIRST, s.id DESC LIMIT 1)`;

registerSubject('Concern', {
  scope: 'concern:read',
  covered: ({ officer }, id) => officer(officerOf(id)),
  withheld: { about: officerOf, fromBelow: true },
});

const concerns = sql`concern_version v`;
const steps = sql`concern_step v`;

registerRows(
  'Concern',
  { from: concerns, where: (id) => sql`v.concern_id = ${id}` },
  { from: steps, where: (id) => sql`v.concern_id = ${id}` },
);
registerRows('Officer', { from: concerns, where: (id) => sql`v.officer_id = ${id}` });
registerRows('Unit', { from: concerns, where: (id) => sql`v.keeper_id = ${id}` });
