import { z } from 'zod';
import { OfficerCategory } from '../../generated/prisma/enums.ts';
import { key, oneOf, optional, remark, text } from '../cells.ts';
import { dataset, keyedBy } from './dataset.ts';

/** People, identified by a key of the files: sources print no police numbers. */
export const officers = dataset({
  name: 'officers',
  keyColumn: 'ref',
  columns: z.object({
    ref: key,
    name: text,
    category: oneOf(Object.values(OfficerCategory)),
    notes_en: optional(remark),
    source: text,
  }),
  keys: keyedBy('ref'),
  references: { source: 'sources' },
  check: ({ lines, linesOf, report }) => {
    const posts = linesOf('posts');
    const placed = new Set(posts?.map(({ cells }) => cells['officer_ref']));
    for (const { line, cells } of posts ? lines : []) {
      if (cells['ref'] && !placed.has(cells['ref'])) report(line, 'ref', `${cells['ref']} has no post in posts.csv`);
    }
  },
});
