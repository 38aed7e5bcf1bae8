import { z } from 'zod';
import { UnitCategory } from '../../generated/prisma/enums.ts';
import { basis, basisPoints, key, oneOf, partialDate, PRECISIONS, text, unitCode } from '../cells.ts';
import type { CsvLine } from '../csv.ts';
import { groupBy } from '../../record/group-by.ts';
import { type Checking, dataset, keyedBy } from './dataset.ts';
import { checkPrecision } from './precision.ts';

/** The targets of selection policies: one row for each category of a policy. */
export const selectionRatios = dataset({
  name: 'selection_ratios',
  keyColumn: 'policy_ref',
  columns: z.object({
    policy_ref: key,
    unit_code: unitCode,
    category: oneOf(Object.values(UnitCategory)),
    basis_points: basisPoints,
    attested_on: partialDate,
    attested_precision: oneOf(PRECISIONS),
    attested_basis: basis,
    source: text,
  }),
  keys: keyedBy('policy_ref', 'category'),
  references: { policy_ref: 'mechanisms', unit_code: 'units', source: 'sources' },
  check: (checking) => {
    checkPolicies(checking);
    checkOnePolicy(checking);
    checkPrecision(checking, 'attested_on', 'attested_precision');
  },
});

const SUM = 10_000;

/** Reports policies whose rows do not sum to 10,000, or differ on what they have in common. */
function checkPolicies({ lines, report }: Checking): void {
  for (const [policy, [first, ...others]] of groupBy(lines, ({ cells }) => cells['policy_ref'] ?? '')) {
    if (!first) continue;
    for (const column of ['unit_code', 'attested_on', 'source']) {
      for (const { line, cells } of others) {
        if (cells[column] !== first.cells[column]) {
          report(line, column, `"${cells[column]}" is not what line ${first.line} says of ${policy}`);
        }
      }
    }
    const parts = [first, ...others].map(({ cells }) => basisPoints.safeParse(cells['basis_points']));
    if (!parts.every(({ success }) => success)) continue;
    const sum = parts.reduce((total, { data }) => total + (data ?? 0), 0);
    if (sum !== SUM) report(first.line, 'basis_points', `the shares of ${policy} sum to ${sum}, not to ${SUM}`);
  }
}

/** Reports units with several policies: published policies have no end, and a unit has one at a time. */
function checkOnePolicy({ lines, report }: Checking): void {
  const policyOf = new Map<string, CsvLine>();
  for (const current of lines) {
    const { unit_code: unit = '', policy_ref: policy } = current.cells;
    const other = policyOf.get(unit);
    if (!other) policyOf.set(unit, current);
    else if (other.cells['policy_ref'] !== policy) {
      report(
        current.line,
        'unit_code',
        `${unit} has the policy ${other.cells['policy_ref']} on line ${other.line} already`,
      );
    }
  }
}
