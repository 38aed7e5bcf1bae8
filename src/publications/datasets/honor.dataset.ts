import { z } from 'zod';
import { HonorKind, HonorLevel, MeritClass } from '../../generated/prisma/enums.ts';
import { basis, key, oneOf, optional, text, year } from '../cells.ts';
import { dataset, keyedBy } from './dataset.ts';
import { checkNamed, NAMED } from './named-in-files.ts';

export const honors = dataset({
  name: 'honors',
  keyColumn: 'ref',
  columns: z.object({
    ref: key,
    title: text,
    kind: optional(oneOf(Object.values(HonorKind))),
    merit_class: optional(oneOf(Object.values(MeritClass))),
    level: optional(oneOf(Object.values(HonorLevel))),
    recipient_type: oneOf(NAMED),
    recipient_ref: text,
    year: optional(year),
    year_basis: optional(basis),
    achievement_en: optional(text),
    figure: optional(text),
    source: text,
  }),
  keys: keyedBy('ref'),
  references: { source: 'sources' },
  check: (checking) => checkNamed(checking, 'recipient_type', 'recipient_ref'),
});
