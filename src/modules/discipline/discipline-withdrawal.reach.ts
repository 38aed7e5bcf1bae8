import { believedSince, registerWithdrawable, RESTRICTED } from '../../record/withdrawable.ts';
import { sql, sqlName, type Sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { CASE_LIABILITY } from './case-liability.declaration.ts';
import { LIABILITY_FINDING } from './liability-finding.declaration.ts';
import { SANCTION } from './sanction.declaration.ts';

const SCOPES = ['discipline:write', 'discipline:read'] as const;

/** The things of a table that refer to some others by a column. */
const referringBy = (table: string, owner: string, column: string): Sql =>
  sql`SELECT v.${sqlName(owner)} AS id, v.${sqlName(column)} AS needed FROM ${sqlName(table)} v
WHERE v.${sqlName(column)} = ANY($1::int[]) AND ${believedNow('v')}`;

registerWithdrawable('Sanction', {
  ...RESTRICTED,
  needs: [{ type: 'Officer', query: referringBy(SANCTION.versions, SANCTION.owner, 'officer_id') }],
  withdrawal: {
    declared: SANCTION,
    scopes: SCOPES,
    held: sql`SELECT NULL::int AS "unitId", v.officer_id AS "officerId" FROM sanction_version v
WHERE v.sanction_id = ANY($1::int[]) AND ${believedSince('v')}`,
    settled: {
      // what it did to the officer is not taken off with it: the change that did is undone
      query: sql`SELECT DISTINCT v.sanction_id AS id FROM sanction_version v
WHERE v.sanction_id = ANY($1::int[]) AND ${believedNow('v')} AND v.kind IN ('RANK_REDUCTION', 'SUSPENSION')`,
      text: {
        zh: '已改变该民警的衔级或状态；应撤销登记该处分的变更，或撤销处分',
        en: 'it has changed the rank or the status of the officer: undo the change that recorded it, or overturn it',
      },
    },
  },
});

registerWithdrawable('CaseLiability', {
  ...RESTRICTED,
  needs: [
    { type: 'Officer', query: referringBy(CASE_LIABILITY.versions, CASE_LIABILITY.owner, 'officer_id') },
    { type: 'Unit', query: referringBy(CASE_LIABILITY.versions, CASE_LIABILITY.owner, 'unit_id') },
  ],
  withdrawal: {
    declared: CASE_LIABILITY,
    scopes: SCOPES,
    held: sql`SELECT NULL::int AS "unitId", v.officer_id AS "officerId" FROM case_liability_version v
WHERE v.liability_id = ANY($1::int[]) AND ${believedSince('v')}`,
  },
});

registerWithdrawable('LiabilityFinding', {
  ...RESTRICTED,
  needs: [
    { type: 'CaseLiability', owned: true, query: referringBy(LIABILITY_FINDING.table, 'id', 'liability_id') },
    { type: 'Sanction', query: referringBy(LIABILITY_FINDING.table, 'id', 'sanction_id') },
  ],
  withdrawal: {
    declared: LIABILITY_FINDING,
    scopes: SCOPES,
    held: sql`SELECT NULL::int AS "unitId", v.officer_id AS "officerId" FROM liability_finding f
JOIN case_liability_version v ON v.liability_id = f.liability_id WHERE f.id = ANY($1::int[]) AND ${believedSince('f')}`,
    raises: {
      table: CASE_LIABILITY.table,
      query: sql`SELECT f.liability_id AS id FROM liability_finding f WHERE f.id = ANY($1::int[])`,
    },
  },
});
