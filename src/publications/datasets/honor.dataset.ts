import { z } from 'zod';
import { HonorKind, HonorLevel, MeritClass } from '../../generated/prisma/enums.ts';
import { basis, key, oneOf, optional, text, year } from '../cells.ts';
import { type Checking, dataset, keyedBy } from './dataset.ts';

export const honors = dataset({
  name: 'honors',
  keyColumn: 'ref',
  columns: z.object({
    ref: key,
    title: text,
    kind: optional(oneOf(Object.values(HonorKind))),
    merit_class: optional(oneOf(Object.values(MeritClass))),
    level: optional(oneOf(Object.values(HonorLevel))),
    recipient_type: oneOf(['OFFICER', 'UNIT', 'OTHER']),
    recipient_ref: text,
    year: optional(year),
    year_basis: optional(basis),
    achievement_en: optional(text),
    figure: optional(text),
    source: text,
  }),
  keys: keyedBy('ref'),
  references: { source: 'sources' },
  check: checkRecipients,
});

/** Reports recipients that are missing: an officer or a unit must be in the files, any other recipient is a text. */
function checkRecipients({ lines, keys, report }: Checking): void {
  for (const { line, cells } of lines) {
    const { recipient_type: type, recipient_ref: recipient } = cells;
    const target = type === 'OFFICER' ? 'officers' : type === 'UNIT' ? 'units' : null;
    if (!target || !recipient || keys(target)?.has(recipient) !== false) continue;
    report(line, 'recipient_ref', `"${recipient}" is not in ${target}.csv`);
  }
}
