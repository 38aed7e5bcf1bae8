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
    return sql`SELECT k.n::int AS n, v.name FROM unnest(${cycles}, ${subjects}) WITH ORDINALITY AS k(cycle_id, subject, n)
CROSS JOIN LATERAL (
  SELECT o.name, o.valid_from FROM ${versionsOf('Officer')} o
  WHERE o.police_number = k.subject AND ${statement.believed('o')}
    AND EXISTS (SELECT FROM evaluation e WHERE e.cycle_id = k.cycle_id AND e.officer_id = o.officer_id)
  UNION ALL SELECT u.name, u.valid_from FROM ${versionsOf('Unit')} u
  WHERE u.code = k.subject AND ${statement.believed('u')}
    AND EXISTS (SELECT FROM evaluation e WHERE e.cycle_id = k.cycle_id AND e.unit_id = u.unit_id)
  ORDER BY valid_from DESC LIMIT 1
) v`;
  });
  return rowOfEach(
    scored.map((_one, i) => i + 1),
    rows,
    'n',
  );
});
