import { z } from 'zod';
import { key, oneOf, optional, text, unitCode } from '../cells.ts';
import { dataset, keyedBy } from './dataset.ts';

/** Checked, because selection ratios refer to it, and not stored: the registry has no type for mechanisms. */
export const mechanisms = dataset({
  name: 'mechanisms',
  keyColumn: 'key',
  columns: z.object({
    key,
    name_zh: text,
    unit_code: optional(unitCode),
    kind: oneOf([
      'CAMPAIGN',
      'COMPETITION',
      'CONTACT_DUTY',
      'EVALUATION',
      'HONOR',
      'INNOVATION',
      'RISK',
      'SELECTION',
      'STANDARD',
      'TALENT',
      'TRAINING',
    ]),
    cohort_en: optional(text),
    rule_en: text,
    numbers: optional(text),
    published: optional(text),
    status: oneOf(['CURRENT', 'PLANNED']),
    source: text,
  }),
  keys: keyedBy('key'),
  references: { unit_code: 'units', source: 'sources' },
});
