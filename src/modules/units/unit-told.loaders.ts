import { loadOne } from '../../graphql/loading.ts';
import { sql, sqlName } from '../../sql/sql.ts';
import { registerTold } from '../changes/told.loaders.ts';
import { UNIT } from './unit.declaration.ts';

interface UnitNamed {
  readonly code: string;
  readonly name: string;
}

registerTold({
  unitOfCode: loadOne<string, UnitNamed>(
    'code',
    'generic',
    (statement, codes) =>
      sql`SELECT DISTINCT ON (v.code) v.code, v.name FROM ${sqlName(UNIT.versions)} v
WHERE v.code = ANY(${statement.value(codes, 'text[]')}) AND ${statement.believed('v')} ORDER BY v.code, v.valid_from DESC`,
  ),
});
