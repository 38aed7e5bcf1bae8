import { PLACE, type PlaceFacts } from '../../modules/duties/place.declaration.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import type { DatedContent, DatedStore } from '../dated-store.ts';
import { places } from '../datasets/place.dataset.ts';
import { known } from '../known.ts';

interface PlaceContent extends DatedContent {
  readonly code: string;
  readonly name: string;
  readonly kind: PlaceFacts['kind'];
  readonly parent: string | null;
  readonly divisionCode: string | null;
  readonly source: string;
}

export const placeStore: DatedStore<PlaceContent, typeof PLACE> = {
  declaration: PLACE,
  dataset: places,
  facts: ({ facts, starts }) =>
    facts.places.map(({ line, key, row }) => ({
      line,
      key,
      rows: [key],
      content: {
        code: row.code,
        name: row.name,
        kind: row.kind,
        parent: row.parent_code,
        divisionCode: row.division_code,
        validFrom: known(starts.places.get(key), key),
        source: row.source,
      },
    })),
  values: ({ code, name, kind, parent, divisionCode }, ids) => ({
    code,
    name,
    kind,
    divisionCode,
    parentId: ids.ofOptional('places', parent),
  }),
  attested: 'place_id',
  check: async ({ write }, { added, changed }, report) => {
    const facts = [...added, ...changed];
    if (facts.length === 0) return;
    const found = await write.query<{ code: string; kind: PlaceFacts['kind']; isOther: boolean }>(
      sql`SELECT DISTINCT v.code, v.kind, v.place_id <> fact.id AS "isOther" FROM place_version v
JOIN unnest($1::int[], $2::text[]) AS fact(id, code) ON fact.code = v.code WHERE ${believedNow('v')}`,
      [facts.map(({ entityId }) => entityId), facts.map(({ content }) => content.code)],
    );
    const byCode = new Map(found.map((row) => [row.code, row]));
    for (const fact of facts) {
      const { code, kind } = fact.content;
      const stored = byCode.get(code);
      if (stored?.isOther) report(fact, 'code', `another place of the registry has the code ${code}`);
      else if (stored && stored.kind !== kind) {
        report(fact, 'kind', `the place ${code} has ${stored.kind}, which never changes; give it another code`);
      }
    }
  },
};
