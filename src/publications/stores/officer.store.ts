import { chineseName } from '../../names/chinese-name.ts';
import { officers } from '../datasets/officer.dataset.ts';
import type { DatedContent, DatedStore } from '../dated-store.ts';
import { known } from '../known.ts';

interface OfficerContent extends DatedContent {
  readonly name: string;
  readonly category: string;
}

export const officerStore: DatedStore<OfficerContent> = {
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
  identity: { table: 'officer', columns: [] },
  version: {
    table: 'officer_version',
    owner: 'officer_id',
    columns: [
      { name: 'name', type: 'text', value: ({ name }) => name },
      { name: 'name_pinyin', type: 'text', value: ({ name }) => chineseName(name).namePinyin },
      { name: 'name_joined', type: 'text', value: ({ name }) => chineseName(name).nameJoined },
      { name: 'name_initials', type: 'text', value: ({ name }) => chineseName(name).nameInitials },
      { name: 'name_strokes', type: 'text', value: ({ name }) => chineseName(name).nameStrokes },
      { name: 'category', type: '"OfficerCategory"', value: ({ category }) => category },
    ],
  },
  attested: 'officer_id',
};
