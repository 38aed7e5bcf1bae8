import { z } from 'zod';
import { HonorProgramStatus, RecipientKind } from '../../generated/prisma/enums.ts';
import { key, oneOf, optional, text, unitCode } from '../cells.ts';
import { dataset, keyedBy } from './dataset.ts';

export const honorPrograms = dataset({
  name: 'honor_programs',
  keyColumn: 'key',
  columns: z.object({
    key,
    name_zh: text,
    owner_unit_code: optional(unitCode),
    owner_basis: optional(oneOf(['stated', 'inferred'])),
    recipient_type: optional(oneOf(Object.values(RecipientKind))),
    status: oneOf(Object.values(HonorProgramStatus)),
    preference_en: optional(text),
    note_en: optional(text),
    source: text,
  }),
  keys: keyedBy('key'),
  references: { owner_unit_code: 'units', source: 'sources' },
});
