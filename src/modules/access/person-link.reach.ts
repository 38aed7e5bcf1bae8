import { registerSubject } from '../../record/subjects.ts';
import { registerNeverUndone, registerWithdrawable } from '../../record/withdrawable.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';

registerSubject('PersonLink', {
  covered: ({ officer }, id) => officer(sql`(SELECT s.officer_id FROM person_link s WHERE s.id = ${id})`),
});

registerNeverUndone(
  {
    zh: '人员关联只能另行解除：期间凭其所为已成事实',
    en: 'A link of a person is ended by an act of its own: what was done by it meanwhile was done.',
  },
  'person_link',
);

registerWithdrawable('PersonLink', {
  name: (id) => sql`(SELECT s.subject FROM person_link s WHERE s.id = ${id})`,
  needs: [
    {
      type: 'Officer',
      query: sql`SELECT pl.id, pl.officer_id AS needed FROM person_link pl
WHERE pl.officer_id = ANY($1::int[]) AND ${believedNow('pl')}`,
    },
  ],
  withdrawal: null,
});
