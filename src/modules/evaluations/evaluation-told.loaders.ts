import { loadOne, loader, readRows } from '../../graphql/loading.ts';
import { rowOfEach } from '../../record/group-by.ts';
import { sql, sqlName } from '../../sql/sql.ts';
import { registerTold, type Scored } from '../changes/told.loaders.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { EVALUATION_SCHEME } from './scheme/evaluation-scheme.declaration.ts';

// whom and what changes of evaluations tell of by key or number

interface SchemeNamed {
  readonly key: string;
  readonly name: string;
}

/** The last edition of a scheme of evaluation, as known at the moment; of a scheme that has none any more, the last that it had. */
const schemeOfKey = loadOne<string, SchemeNamed>(
  'key',
  'generic',
  (statement, keys) =>
    sql`SELECT DISTINCT ON (s.key) s.key, s.name
FROM evaluation_scheme s JOIN ${sqlName(EVALUATION_SCHEME.versions)} v ON v.scheme_id = s.id AND ${statement.recorded('v')}
WHERE s.key = ANY(${statement.value(keys, 'text[]')}) ORDER BY s.key, (${statement.believed('v')}) DESC, v.valid_from DESC`,
);

interface ScoredNamed {
  readonly n: number;
  readonly name: string;
}

/** Who takes part in a cycle and had a number or a code, as known at the moment: an officer may have the number that is the code of a unit elsewhere. */
const subjectScored = loader<Scored, ScoredNamed | null>(async (scored, context) => {
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
  FROM evaluation e JOIN ${sqlName(OFFICER.versions)} o ON o.officer_id = e.officer_id AND ${statement.believed('o')}
  WHERE e.cycle_id = ANY(${cycles}) AND o.police_number = ANY(${subjects})
  UNION ALL SELECT e.cycle_id, u.code, u.name, u.valid_from
  FROM evaluation e JOIN ${sqlName(UNIT.versions)} u ON u.unit_id = e.unit_id AND ${statement.believed('u')}
  WHERE e.cycle_id = ANY(${cycles}) AND u.code = ANY(${subjects})
) v ON v.cycle_id = k.cycle_id AND v.subject = k.subject ORDER BY k.n, v.valid_from DESC`;
  });
  return rowOfEach(
    scored.map((_one, i) => i + 1),
    rows,
    'n',
  );
});

registerTold({ scheme: schemeOfKey, subjectScored });
