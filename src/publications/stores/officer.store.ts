import { OFFICER, type OfficerFacts } from '../../modules/officers/officer.declaration.ts';
import { chineseName } from '../../names/chinese-name.ts';
import { officers } from '../datasets/officer.dataset.ts';
import type { DatedContent, DatedStore } from '../dated-store.ts';
import { known } from '../known.ts';

interface OfficerContent extends DatedContent {
  readonly name: string;
  readonly category: OfficerFacts['category'];
}

export const officerStore: DatedStore<OfficerContent, typeof OFFICER> = {
  declaration: OFFICER,
  dataset: officers,
  facts: ({ facts, starts }) =>
    facts.officers.map(({ line, key, row }) => ({
      line,
      key,
      rows: [key],
      content: {
        name: row.name,
        category: row.category,
        validFrom: known(starts.officers.get(key), key),
        source: row.source,
      },
    })),
  values: ({ name, category }) => ({ name, ...chineseName(name), category }),
  attested: 'officer_id',
};
