import { registerWithdrawable } from '../../record/withdrawable.ts';
import { sql } from '../../sql/sql.ts';
import { REGULATION_RULE } from './regulation-rule.declaration.ts';

// Rules are of no unit: their changes are for those alone who read all changes. One is not withdrawn by an id, which it does not
// have for callers; the change that adopted it is undone.
registerWithdrawable('RegulationRule', {
  name: (id) => sql`(SELECT r.name FROM regulation_rule r WHERE r.id = ${id})`,
  needs: [],
  withdrawal: { declared: REGULATION_RULE, scopes: ['access:admin'], held: null },
});
