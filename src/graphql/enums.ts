import { vocabulary, type Term, type Vocabulary } from '../vocabulary/vocabulary.ts';
import { builder } from './builder.ts';

/** The enum of the schema whose values a vocabulary declares. Default description of a value: its labels. */
export const labelledEnum = <Value extends string>({ type, description, terms }: Vocabulary<Value>) =>
  builder.enumType(type, {
    description,
    values: Object.fromEntries(
      Object.entries<Term>(terms).map(([value, { zh, en, description: text = `${en} (${zh}).` }]) => [
        value,
        { description: text },
      ]),
    ) as Record<Value, { description: string }>,
  });

export const SortDirection = labelledEnum(
  vocabulary('SortDirection', 'Which way a list is ordered.', {
    ASC: { zh: '升序', en: 'Ascending', description: 'Lowest, earliest or first of the alphabet first.' },
    DESC: { zh: '降序', en: 'Descending', description: 'Highest, latest or last of the alphabet first.' },
  }),
);
