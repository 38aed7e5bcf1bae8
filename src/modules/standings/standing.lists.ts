import type { Scope } from '../../access/scopes.ts';
import { parseIdOf } from '../../graphql/arguments.ts';
import { KEY } from '../../graphql/keyset.ts';
import { nestedList } from '../../graphql/list.ts';
import { sql } from '../../sql/sql.ts';
import { ofProgram } from '../programs/concerned.sql.ts';
import { STANDING_COLUMNS, standingSteps, wanted, type StandingRow } from './standing.sql.ts';

interface Which {
  readonly met?: boolean | null | undefined;
  readonly within?: string | null | undefined;
  /** The officers about whom nothing confidential is told to the viewer. */
  readonly withheld: readonly number[];
}

/** Those whom a program concerns: who falls short first, then by name or code. */
const standingsFor = (scope: Scope) =>
  nestedList<StandingRow, Which>({
    name: 'standings',
    scope,
    columns: STANDING_COLUMNS,
    within: ({ within }) => (within == null ? null : parseIdOf('Unit', within, 'within')),
    searches: () => true,
    source: ({ statement, args: { met, withheld }, parent, covered, within }) => ({
      from: sql`(WITH ${standingSteps(statement, ofProgram(statement, parent), wanted(statement, covered, within), withheld)} SELECT * FROM standing) AS s`,
      where: [met == null ? sql`TRUE` : met ? sql`s.met IS TRUE` : sql`s.met IS FALSE`],
    }),
    order: () => [
      { sql: sql`(s.met IS NOT FALSE)`, type: KEY.boolean },
      { sql: sql`s.sort`, type: KEY.text },
      { sql: sql`s.name`, type: KEY.text },
      { sql: sql`s.id`, type: KEY.int },
    ],
  });

export const standingList = standingsFor('program:read');
/** Of programs that warn of risks. */
export const warningStandingList = standingsFor('concern:read');
