import { expect, it } from '@jest/globals';
import { officerCovered } from '../../src/record/reach.ts';
import { sql } from '../../src/sql/sql.ts';
import { TemporalStatement } from '../../src/time/temporal.ts';

it('an officer named by a column of rows `v` is refused, since the rows that are looked up are called so', () => {
  const statement = new TemporalStatement({ asOf: '2024-01-01', knownAt: null });
  expect(() => officerCovered(statement, sql`v.officer_id`, 'everywhere')).toThrow(
    'give the rows another alias than v',
  );
  expect(officerCovered(statement, sql`a.officer_id`, 'everywhere')).toBe('TRUE');
});
