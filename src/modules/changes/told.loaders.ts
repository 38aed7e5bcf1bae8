import { loadOne, loader, readRows } from '../../graphql/loading.ts';
import { declarationOf } from '../../record/declaration.ts';
import { rowOfEach } from '../../record/group-by.ts';
import { sql, sqlName, type Sql } from '../../sql/sql.ts';

// Whom and what changes tell of by code, key or number. The modules of these know of changes, so that nothing is imported from them.

const versionsOf = (type: string): Sql => sqlName(declarationOf(type)!.versions);

interface UnitNamed {
  readonly code: string;
  readonly name: string;
}

/** The unit that had a code last, as known at the moment. */
export const unitOfCode = loadOne<string, UnitNamed>(
  'code',
  'generic',
  (statement, codes) =>
    sql`SELECT DISTINCT ON (v.code) v.code, v.name FROM ${versionsOf('Unit')} v
WHERE v.code = ANY(${statement.value(codes, 'text[]')}) AND ${statement.believed('v')} ORDER BY v.code, v.valid_from DESC`,
);

interface SchemeNamed {
  readonly key: string;
  readonly name: string;
}

/** The last edition of a scheme of evaluation, as known at the moment. */
export const schemeOfKey = loadOne<string, SchemeNamed>(
  'key',
  'generic',
  (statement, keys) =>
    sql`SELECT DISTINCT ON (s.key) s.key, s.name
FROM evaluation_scheme s JOIN ${versionsOf('EvaluationScheme')} v ON v.scheme_id = s.id AND ${statement.believed('v')}
WHERE s.key = ANY(${statement.value(keys, 'text[]')}) ORDER BY s.key, v.valid_from DESC`,
);

/** Whom a cycle of evaluations tells scores of: by the police number or the code of then. */
interface Scored {
  readonly cycleId: number;
  readonly subject: string;
}

interface ScoredNamed {
  readonly n: number;
  readonly name: string;
}

/** Who takes part in a cycle and had a number or a code, as known at the moment: an officer may have the number that is the code of a unit elsewhere. */
export const subjectScored = loader<Scored, ScoredNamed | null>(async (scored, context) => {
  const rows = await readRows<ScoredNamed>(context, 'generic', (statement) => {
    const cycles = statement.value(
      scored.map(({ cycleId }) => cycleId),
      'int[]',
    );
    const subjects = statement.value(
      scored.map(({ subject }) => subject),
      'text[]',
    );
    // from those who take part, since the numbers and codes of rows that are superseded are in no index
    return sql`SELECT DISTINCT ON (k.n) k.n::int AS n, v.name
FROM unnest(${cycles}, ${subjects}) WITH ORDINALITY AS k(cycle_id, subject, n) JOIN (
  SELECT e.cycle_id, o.police_number AS subject, o.name, o.valid_from
  FROM evaluation e JOIN ${versionsOf('Officer')} o ON o.officer_id = e.officer_id AND ${statement.believed('o')}
  WHERE e.cycle_id = ANY(${cycles}) AND o.police_number = ANY(${subjects})
  UNION ALL SELECT e.cycle_id, u.code, u.name, u.valid_from
  FROM evaluation e JOIN ${versionsOf('Unit')} u ON u.unit_id = e.unit_id AND ${statement.believed('u')}
  WHERE e.cycle_id = ANY(${cycles}) AND u.code = ANY(${subjects})
) v ON v.cycle_id = k.cycle_id AND v.subject = k.subject ORDER BY k.n, v.valid_from DESC`;
  });
  return rowOfEach(
    scored.map((_one, i) => i + 1),
    rows,
    'n',
  );
});
