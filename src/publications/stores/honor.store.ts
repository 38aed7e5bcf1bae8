import { HONOR, type HonorFacts } from '../../modules/honors/honor.declaration.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import type { KnownFact } from '../comparison.ts';
import { honors } from '../datasets/honor.dataset.ts';
import type { DatedContent, DatedStore } from '../dated-store.ts';
import type { Ids, Loading } from '../loading.ts';
import { known } from '../known.ts';

interface HonorContent extends DatedContent {
  readonly title: string;
  readonly kind: HonorFacts['kind'];
  readonly level: HonorFacts['level'];
  readonly meritClass: HonorFacts['meritClass'];
  readonly recipientType: 'OFFICER' | 'UNIT' | 'OTHER';
  readonly recipient: string;
  readonly year: string | null;
  readonly achievement: string | null;
  readonly figure: string | null;
}

export const honorStore: DatedStore<HonorContent, typeof HONOR> = {
  declaration: HONOR,
  dataset: honors,
  facts: ({ facts, starts }) =>
    facts.honors.map(({ line, key, row }) => ({
      line,
      key,
      rows: [key],
      content: {
        title: row.title,
        kind: row.kind,
        level: row.level,
        meritClass: row.merit_class,
        recipientType: row.recipient_type,
        recipient: row.recipient_ref,
        year: row.year,
        achievement: row.achievement_en,
        figure: row.figure,
        validFrom: row.year === null ? known(starts.sources.get(row.source), row.source) : `${row.year}-01-01`,
        source: row.source,
      },
    })),
  values: (content) => {
    const { title, kind, level, meritClass, year } = content;
    return {
      title,
      kind,
      level,
      meritClass,
      status: 'CONFERRED',
      awardedOn: year === null ? null : `${year}-01-01`,
      awardedPrecision: year === null ? null : 'YEAR',
      citation: citationOf(content),
    };
  },
  attested: 'honor_id',
  check: async ({ write, ids }, { changed }, report) => {
    if (changed.length === 0) return;
    const stored = await write.query<Recipient & { honorId: number }>(
      sql`SELECT honor_id AS "honorId", officer_id AS "officerId", unit_id AS "unitId", other_name AS "otherName"
FROM honor_recipient r WHERE honor_id = ANY($1::int[]) AND ${believedNow('r')}`,
      [changed.map(({ entityId }) => entityId)],
    );
    const before = new Map(stored.map(({ honorId, ...recipient }) => [honorId, recipient]));
    for (const fact of changed) {
      if (!isSame(before.get(fact.entityId), recipientOf(fact.content, ids))) {
        report(
          fact,
          'recipient_ref',
          `who received ${fact.key} cannot be corrected; give the honor another ref, and revoke this one`,
        );
      }
    }
  },
  complete: recordRecipients,
};

interface Recipient {
  readonly officerId: number | null;
  readonly unitId: number | null;
  readonly otherName: string | null;
}

const recipientOf = ({ recipientType, recipient }: HonorContent, ids: Ids): Recipient => ({
  officerId: recipientType === 'OFFICER' ? ids.of('officers', recipient) : null,
  unitId: recipientType === 'UNIT' ? ids.of('units', recipient) : null,
  otherName: recipientType === 'OTHER' ? recipient : null,
});

const isSame = (a: Recipient | undefined, b: Recipient): boolean =>
  a?.officerId === b.officerId && a.unitId === b.unitId && a.otherName === b.otherName;

function recordRecipients({ write, ids }: Loading, added: readonly KnownFact<HonorContent>[]): void {
  for (const { entityId, content } of added) {
    const { officerId, unitId, otherName } = recipientOf(content, ids);
    write.buffer.identity('honor_recipient', {
      honor_id: entityId,
      officer_id: officerId,
      unit_id: unitId,
      other_name: otherName,
    });
  }
}

/** The achievement, with the figure in brackets. */
function citationOf({ achievement, figure }: HonorContent): string | null {
  return achievement !== null && figure !== null ? `${achievement} (${figure})` : (achievement ?? figure);
}
