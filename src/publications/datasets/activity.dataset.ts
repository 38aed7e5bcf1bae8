import { z } from 'zod';
import { ActivityKind, HonorLevel } from '../../generated/prisma/enums.ts';
import { basis, key, oneOf, optional, partialDate, PRECISIONS, text, unitCode } from '../cells.ts';
import { dataset, keyedBy } from './dataset.ts';
import { checkPrecision } from './precision.ts';

/** Trainings, contests and ceremonies that were held. */
export const activities = dataset({
  name: 'activities',
  keyColumn: 'ref',
  columns: z.object({
    ref: key,
    title: text,
    kind: oneOf(Object.values(ActivityKind)),
    program_key: optional(key),
    organizer_unit_code: optional(unitCode),
    organizer_basis: oneOf(['stated', 'inferred', 'none']),
    host: optional(text),
    level: optional(oneOf(Object.values(HonorLevel))),
    starts_on: partialDate,
    starts_precision: oneOf(PRECISIONS),
    starts_basis: basis,
    note_en: optional(text),
    source: text,
  }),
  keys: keyedBy('ref'),
  references: { program_key: 'programs', organizer_unit_code: 'units', source: 'sources' },
  check: (checking) => checkPrecision(checking, 'starts_on', 'starts_precision'),
});
