import { reach, unitsBelow } from '../../graphql/reach.ts';
import { loader, readRows } from '../../graphql/loading.ts';
import type { Context } from '../../graphql/context.ts';
import { officerCovered, type Covered } from '../../record/reach.ts';
import { OFFICER_PERSONAL } from '../../personal/personal.declaration.ts';
import { joinSql, sql, sqlName, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import {
  bornAlike,
  JOINED_TOGETHER,
  joined,
  ofOneName,
  SAME_NATIONAL_ID,
  SAME_NUMBER,
  type Born,
  type FoundPair,
  type LikelyPair,
} from './duplicate.rules.ts';

/** Nobody looks through more: what is looked into first is most alike. */
export const PAIRS_MAXIMUM = 1_000;

/** So many sealed birth dates are opened for one question; it takes some tenths of a second. */
export const BIRTHS_MAXIMUM = 20_000;

/** More whose names sound alike who joined on one day were taken on together: that says nothing of them. */
export const JOINED_MAXIMUM = 3;

const PERSONAL = sqlName(OFFICER_PERSONAL.table);

/** What the viewer may be told of, and to which units a question is narrowed; null: to none. */
interface Reached {
  readonly changed: Covered;
  readonly personal: Covered;
  readonly within: readonly number[] | null;
}

const narrowed = (statement: TemporalStatement, units: readonly number[] | null, officer: Sql): Sql =>
  units === null ? sql`TRUE` : officerCovered(statement, officer, units);

/** Pairs that have something in common, by indexes; the numbers of the reasons are those of the rules. */
const pairsInCommon = (statement: TemporalStatement, { changed, personal, within }: Reached): Sql => {
  const of = (covered: Covered, officers: readonly Sql[]) =>
    joinSql(
      officers.map((officer) => officerCovered(statement, officer, covered)),
      ' AND ',
    );
  return sql`WITH alike AS (
  SELECT g.ids[i.n] AS one, g.ids[j.n] AS other, ${JOINED_TOGETHER} AS reason FROM (
    SELECT array_agg(o.officer_id ORDER BY o.officer_id) AS ids FROM officer_version o
    WHERE ${statement.holds('o')} AND o.joined_on IS NOT NULL
    GROUP BY o.name_joined, o.joined_on HAVING count(*) BETWEEN 2 AND ${JOINED_MAXIMUM}
  ) g CROSS JOIN generate_series(1, ${JOINED_MAXIMUM}) AS i(n)
  JOIN generate_series(1, ${JOINED_MAXIMUM}) AS j(n) ON j.n > i.n AND j.n <= cardinality(g.ids)
  UNION ALL
  SELECT v.officer_id, w.officer_id, ${SAME_NUMBER} FROM officer_version v
  JOIN officer_version w ON w.police_number = v.police_number AND w.name_pinyin = v.name_pinyin
    AND w.officer_id > v.officer_id AND ${statement.believed('w')}
  WHERE ${statement.believed('v')}
  UNION ALL
  SELECT p.officer_id, q.officer_id, ${SAME_NATIONAL_ID} FROM ${PERSONAL} p
  JOIN ${PERSONAL} q ON q.national_id_hash = p.national_id_hash AND q.officer_id > p.officer_id
  WHERE ${statement.recorded('p')} AND ${statement.recorded('q')} AND ${of(personal, [sql`p.officer_id`, sql`q.officer_id`])}
), pairs AS (
  SELECT one, other, bit_or(reason) AS reasons FROM alike GROUP BY one, other
)
SELECT pairs.one, pairs.other, a.name_pinyin AS name, pairs.reasons, ARRAY[a.name, b.name] AS names FROM pairs
JOIN officer_version a ON a.officer_id = pairs.one AND ${statement.holds('a')}
JOIN officer_version b ON b.officer_id = pairs.other AND ${statement.holds('b')}
WHERE (pairs.reasons & ${SAME_NATIONAL_ID} > 0 OR coalesce(a.gender = b.gender, TRUE)
    AND (pairs.reasons & ${SAME_NUMBER} > 0 OR a.police_number IS NULL OR b.police_number IS NULL))
  AND ${of(changed, [sql`pairs.one`, sql`pairs.other`])}
  AND (${narrowed(statement, within, sql`pairs.one`)} OR ${narrowed(statement, within, sql`pairs.other`)})
ORDER BY pairs.reasons DESC, a.name_pinyin COLLATE "C", pairs.one, pairs.other LIMIT ${PAIRS_MAXIMUM}`;
};

/** Those whose birth date is on record and whose name another such has; sealed, since no date is kept in any other way. */
const bornOfOneName = (statement: TemporalStatement, { changed, personal, within }: Reached): Sql => {
  const officer = sql`o.officer_id`;
  return sql`SELECT n.* FROM (
  SELECT t.*, count(*) OVER named AS bearers, bool_or(t."isWithin") OVER named AS wanted FROM (
    SELECT o.officer_id AS "officerId", o.name, o.name_joined AS joined, o.name_pinyin AS "namePinyin", o.police_number AS "policeNumber", o.gender,
      p.birth_on AS sealed, p.key_id AS "keyId", ${narrowed(statement, within, officer)} AS "isWithin"
    FROM ${PERSONAL} p JOIN officer_version o ON o.officer_id = p.officer_id AND ${statement.holds('o')}
    WHERE ${statement.believed('p')} AND p.birth_on IS NOT NULL
      AND ${officerCovered(statement, officer, changed)} AND ${officerCovered(statement, officer, personal)}
  ) t WINDOW named AS (PARTITION BY t.joined)
) n WHERE n.bearers > 1 AND n.wanted ORDER BY n.joined, n."officerId" LIMIT ${BIRTHS_MAXIMUM}`;
};

type SealedBirth = Omit<Born, 'birthOn'> & { readonly sealed: Uint8Array<ArrayBuffer>; readonly keyId: string };

async function bornPairs(context: Context, reached: Reached): Promise<LikelyPair[]> {
  const { sealer } = context;
  if (!sealer || (reached.personal !== 'everywhere' && reached.personal.length === 0)) return [];
  const rows = await readRows<SealedBirth>(context, 'custom', (statement) => bornOfOneName(statement, reached));
  const opened = rows.flatMap(({ sealed, keyId, ...born }) =>
    sealer.opens(keyId) ? [{ ...born, birthOn: sealer.open(born.officerId, 'birthOn', { keyId, bytes: sealed }) }] : [],
  );
  return bornAlike(opened);
}

/** The pairs of officers who may be one person, most alike first, by the unit within which one of the two is; 0: any. */
export const likelyPairs = loader<number, LikelyPair[]>((units, context) =>
  Promise.all(
    units.map(async (unit) => {
      const [changed, personal, within] = await Promise.all([
        reach(context, 'personnel:write'),
        context.viewer.scopes.has('officer:personal') ? reach(context, 'officer:personal') : [],
        unit === 0 ? null : unitsBelow(context).load(unit),
      ]);
      const reached = { changed, personal, within };
      const [inCommon, born] = await Promise.all([
        readRows<FoundPair>(context, 'custom', (statement) => pairsInCommon(statement, reached)),
        bornPairs(context, reached),
      ]);
      return joined([...ofOneName(inCommon), ...born], PAIRS_MAXIMUM);
    }),
  ),
);
