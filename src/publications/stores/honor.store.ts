import { insertRows } from '../bulk.ts';
import type { KnownFact } from '../comparison.ts';
import { honors } from '../datasets/honor.dataset.ts';
import type { DatedContent, DatedStore } from '../dated-store.ts';
import type { Ids, Loading } from '../loading.ts';
import { known } from '../known.ts';

interface HonorContent extends DatedContent {
  readonly title: string;
  readonly kind: string | null;
  readonly level: string | null;
  readonly meritClass: string | null;
  readonly recipientType: 'OFFICER' | 'UNIT' | 'OTHER';
  readonly recipient: string;
  readonly year: string | null;
  readonly achievement: string | null;
  readonly figure: string | null;
}

export const honorStore: DatedStore<HonorContent> = {
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
  identity: { table: 'honor', columns: [] },
  version: {
    table: 'honor_version',
    owner: 'honor_id',
    columns: [
      { name: 'title', type: 'text', value: ({ title }) => title },
      { name: 'kind', type: '"HonorKind"', value: ({ kind }) => kind },
      { name: 'level', type: '"HonorLevel"', value: ({ level }) => level },
      { name: 'merit_class', type: '"MeritClass"', value: ({ meritClass }) => meritClass },
      { name: 'status', type: '"HonorStatus"', value: () => 'CONFERRED' },
      { name: 'awarded_on', type: 'date', value: ({ year }) => (year === null ? null : `${year}-01-01`) },
      { name: 'awarded_precision', type: '"DatePrecision"', value: ({ year }) => (year === null ? null : 'YEAR') },
      { name: 'citation', type: 'text', value: citationOf },
    ],
  },
  attested: 'honor_id',
  check: async ({ write, ids }, { changed }, report) => {
    if (changed.length === 0) return;
    const stored = await write.query<Recipient & { honorId: number }>(
      `SELECT honor_id AS "honorId", officer_id AS "officerId", unit_id AS "unitId", other_name AS "otherName"
FROM honor_recipient WHERE honor_id = ANY($1::int[])`,
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
  complete: insertRecipients,
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

async function insertRecipients({ write, ids }: Loading, added: readonly KnownFact<HonorContent>[]): Promise<void> {
  await insertRows(
    write,
    'honor_recipient',
    [
      { name: 'honor_id', type: 'int' },
      { name: 'officer_id', type: 'int' },
      { name: 'unit_id', type: 'int' },
      { name: 'other_name', type: 'text' },
    ],
    added.map(({ entityId, content }) => {
      const { officerId, unitId, otherName } = recipientOf(content, ids);
      return [entityId, officerId, unitId, otherName];
    }),
  );
}

/** What it was for, and the figure in brackets. */
function citationOf({ achievement, figure }: HonorContent): string | null {
  return achievement !== null && figure !== null ? `${achievement} (${figure})` : (achievement ?? figure);
}
