import { sql, type Sql } from '../../sql/sql.ts';
import { leadsTo, officerCovered, type Covered } from '../../record/reach.ts';
import type { TemporalStatement } from '../../time/temporal.ts';

export interface PersonalReadRow {
  readonly at: Date;
  readonly viewer: string;
  readonly viewerType: string;
  readonly viewerId: string;
  readonly officerId: number;
  readonly field: string;
  readonly requestId: string;
  readonly purpose: string | null;
}

/** The condition that the officer of the read `r` is covered. */
export const readCovered = (statement: TemporalStatement, covered: Covered): Sql =>
  officerCovered(statement, covered === 'everywhere' ? sql`r.officer_id` : leadsTo(sql`r.officer_id`), covered);
