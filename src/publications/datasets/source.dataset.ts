import { z } from 'zod';
import { key, optional, partialDate, text } from '../cells.ts';
import { dataset, keyedBy } from './dataset.ts';

/** The sources of the facts. What a source attests holds from the day of its publication. */
export const sources = dataset({
  name: 'sources',
  keyColumn: 'key',
  columns: z.object({
    key,
    title: optional(text),
    publisher: optional(text),
    published_on: partialDate,
    basis: text,
  }),
  keys: keyedBy('key'),
  references: {},
});
