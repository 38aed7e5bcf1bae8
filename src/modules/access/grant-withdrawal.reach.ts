import { registerNeverUndone, registerWithdrawable, registerWrittenBesides } from '../../record/withdrawable.ts';
import { sql } from '../../sql/sql.ts';
import { dayOf } from '../../time/temporal.ts';

registerNeverUndone(
  {
    zh: '授权与令牌只能另行收回：期间凭其所为已成事实',
    en: 'Access is revoked by an act of its own: what was done by it meanwhile was done.',
  },
  'issueToken',
  'revokeToken',
  'grantAccess',
  'revokeAccess',
);

// those of the first token, which no act issued
registerWrittenBesides('token', 'access_grant', 'access_grant_unit');

// who may do what is given and revoked, never withdrawn: what was done by it was done
registerWithdrawable('AccessGrant', {
  // to whom it was given is for those who administer access
  name: (id) => sql`(SELECT ${dayOf(sql`g.granted_at`)}::text FROM access_grant g WHERE g.id = ${id})`,
  needs: [
    {
      type: 'Unit',
      query: sql`SELECT g.id, u.unit_id AS needed FROM access_grant g JOIN access_grant_unit u ON u.grant_id = g.id
WHERE u.unit_id = ANY($1::int[]) AND g.revoked_at IS NULL AND (g.ends_at IS NULL OR g.ends_at > now())`,
    },
  ],
  withdrawal: null,
});
