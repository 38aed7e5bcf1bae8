import { UNIT, type UnitFacts } from '../../modules/units/unit.declaration.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow, endsAfter } from '../../time/temporal.ts';
import type { Day } from '../../time/day.ts';
import { pinyinOf } from '../../names/chinese-name.ts';
import { units } from '../datasets/unit.dataset.ts';
import type { DatedContent, DatedStore } from '../dated-store.ts';
import { known } from '../known.ts';

interface UnitContent extends DatedContent {
  readonly code: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: UnitFacts['kind'];
  readonly category: UnitFacts['category'];
  readonly divisionCode: string | null;
  readonly parent: string | null;
  readonly temporary: boolean;
}

export const unitStore: DatedStore<UnitContent, typeof UNIT> = {
  declaration: UNIT,
  dataset: units,
  facts: ({ facts, starts }) =>
    facts.units.map(({ line, key, row }) => ({
      line,
      key,
      rows: [key],
      content: {
        code: row.code,
        name: row.name,
        shortName: row.short_name,
        kind: row.kind,
        category: row.category,
        divisionCode: row.division_code,
        parent: row.parent_code,
        temporary: row.temporary,
        validFrom: known(starts.units.get(key), key),
        source: row.source,
      },
    })),
  values: ({ code, name, shortName, kind, category, divisionCode, parent, temporary }, ids) => ({
    code,
    name,
    namePinyin: pinyinOf(name),
    shortName,
    kind,
    category,
    divisionCode,
    parentId: ids.ofOptional('units', parent),
    temporary,
  }),
  attested: 'unit_id',
  check: async ({ write }, { added, changed }, report) => {
    const facts = [...added, ...changed];
    const taken = await write.query<{ code: string; from: Day }>(
      sql`SELECT v.code, min(v.valid_from)::text AS "from" FROM unit_version v
JOIN unnest($1::int[], $2::text[], $3::date[]) AS fact(id, code, valid_from)
  ON fact.code = v.code AND fact.id <> v.unit_id AND ${endsAfter('v', sql`fact.valid_from`)}
WHERE ${believedNow('v')} GROUP BY v.code`,
      [
        facts.map(({ entityId }) => entityId),
        facts.map(({ content }) => content.code),
        facts.map(({ content }) => content.validFrom),
      ],
    );
    const since = new Map(taken.map(({ code, from }) => [code, from]));
    for (const fact of facts) {
      const from = since.get(fact.content.code);
      if (from !== undefined)
        report(fact, 'code', `another unit of the registry has the code ${fact.content.code} from ${from}`);
    }
  },
};
