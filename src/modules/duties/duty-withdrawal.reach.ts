import { lastOf, registerWithdrawable } from '../../record/withdrawable.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { PLACE } from './place.declaration.ts';

registerWithdrawable('Place', {
  term: { zh: '联系对象', en: 'place' },
  name: (id) => lastOf(PLACE, sql`v.name`, id),
  needs: [
    {
      type: 'Place',
      query: sql`SELECT v.place_id AS id, v.parent_id AS needed FROM place_version v
WHERE v.parent_id = ANY($1::int[]) AND ${believedNow('v')}`,
    },
  ],
  withdrawal: { declared: PLACE, scopes: ['duty:write'], held: null },
});
