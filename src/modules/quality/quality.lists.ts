import { parseIdOf } from '../../graphql/arguments.ts';
import type { Context } from '../../graphql/context.ts';
import type { Page } from '../../graphql/connections.ts';
import { assertAtMost, badInput } from '../../graphql/errors.ts';
import { KEY, type PageArguments } from '../../graphql/keyset.ts';
import { rootList } from '../../graphql/list.ts';
import { reach } from '../../graphql/reach.ts';
import { noteSensitiveRead, requirePurpose } from '../../graphql/sensitive.ts';
import { nearest } from '../../errors/nearest.ts';
import { officerCovered, unitCovered, type Covered } from '../../record/reach.ts';
import { joinSql, sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { CHECKS } from './checks.sql.ts';
import { askedSteps, type Told } from './quality-check.sql.ts';

/** What was found: by which check, as its place among them, and of which subject. */
export interface FindingRow {
  readonly place: number;
  readonly id: number;
  readonly told: Told;
}

export interface QualityArguments extends PageArguments {
  readonly within: string;
  readonly checks?: readonly string[] | null | undefined;
}

/** A check that is looked through, and where it is covered. */
interface Chosen {
  readonly place: number;
  readonly covered: Covered;
}

interface Asked {
  readonly within: string;
  readonly chosen: readonly Chosen[];
}

const placed = CHECKS.map((check, place) => ({ check, place }));

/** The places of the checks that are asked for; an unknown name is refused, with the one that may be meant. */
function placesOf(names: QualityArguments['checks'], maySee: (place: number) => boolean): number[] {
  if (names == null) return placed.map(({ place }) => place).filter(maySee);
  assertAtMost('checks', names, CHECKS.length);
  const known = CHECKS.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw badInput(
      'checks',
      `has ${JSON.stringify(unknown)}, which is no check: did you mean ${nearest(unknown, known)}?`,
    );
  }
  return placed.filter(({ check }) => names.includes(check.name)).map(({ place }) => place);
}

/** The checks to look through. Without a purpose, those that need one are left out, and refused where they are named. */
async function chosenOf(context: Context, names: QualityArguments['checks']): Promise<readonly Chosen[]> {
  const places = placesOf(names, (place) => !CHECKS[place]!.onRecord || context.purpose !== null);
  const chosen = await Promise.all(
    places.map(async (place) => {
      const { scope } = CHECKS[place]!;
      return { place, covered: scope ? await reach(context, scope) : ('everywhere' as const) };
    }),
  );
  const seen = chosen.filter(({ covered }) => covered === 'everywhere' || covered.length > 0);
  if (seen.some(({ place }) => CHECKS[place]!.onRecord)) requirePurpose(context, 'discipline:read');
  return seen;
}

/** The condition that a finding `q` is about a unit or an officer that is covered. */
const concernsCovered = (statement: TemporalStatement, covered: Covered): Sql =>
  covered === 'everywhere'
    ? sql`TRUE`
    : sql`(${unitCovered(statement, sql`q.unit_id`, covered)} OR q.officer_id IS NOT NULL AND ${officerCovered(statement, sql`q.officer_id`, covered)})`;

const findings = rootList<FindingRow, Asked>({
  name: 'dataQuality',
  scope: 'registry:read',
  columns: sql`f.place, f.id, f.told`,
  within: ({ within }) => parseIdOf('Unit', within, 'within'),
  searches: () => true,
  source: ({ statement, args: { within: root, chosen }, covered, within }) => {
    if (chosen.length === 0)
      return { from: sql`(SELECT 0 AS place, 0 AS id, NULL AS told WHERE FALSE) AS f`, where: [sql`TRUE`] };
    const steps = askedSteps(statement, within!, parseIdOf('Unit', root, 'within'));
    const parts = chosen.map(
      ({ place, covered: byScope }) => sql`SELECT DISTINCT ${place} AS place, q.id, q.told
FROM (${CHECKS[place]!.found(statement)}) q
WHERE ${concernsCovered(statement, covered)} AND ${concernsCovered(statement, byScope)}`,
    );
    return { from: sql`(WITH ${steps} ${joinSql(parts, '\nUNION ALL ')}) AS f`, where: [sql`TRUE`] };
  },
  order: () => [
    { sql: sql`f.place`, type: KEY.int },
    { sql: sql`f.id`, type: KEY.int },
  ],
});

/** A page of what the checks find of a unit and all below it. */
export async function qualityPage(context: Context, { checks, ...args }: QualityArguments): Promise<Page<FindingRow>> {
  const { rows, count } = findings(context, { ...args, chosen: await chosenOf(context, checks) });
  return {
    count,
    rows: async () => {
      const page = await rows();
      for (const { place, id } of page.rows) if (CHECKS[place]!.onRecord) noteSensitiveRead(context, id, 'sanctions');
      return page;
    },
  };
}
