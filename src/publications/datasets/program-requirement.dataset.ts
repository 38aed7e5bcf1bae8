import { z } from 'zod';
import { ActivityKind, DutyKind, PlaceKind, UnitKind } from '../../generated/prisma/enums.ts';
import { REQUIREMENT_MEASURE, REQUIREMENT_PERIOD } from '../../modules/programs/program.vocabulary.ts';
import { decimal, key, metricKey, oneOf, optional, text } from '../cells.ts';
import { criteria } from './criteria.ts';
import { dataset, keyedBy } from './dataset.ts';

/** What programs ask of each: they are parts of the programs, and stored with them. */
export const programRequirements = dataset({
  name: 'program_requirements',
  keyColumn: 'key',
  columns: z.object({
    program_key: key,
    key,
    name_zh: text,
    measure: oneOf(REQUIREMENT_MEASURE.values),
    tally: optional(metricKey),
    activity_kind: optional(oneOf(Object.values(ActivityKind))),
    duty_kind: optional(oneOf(Object.values(DutyKind))),
    place_kind: optional(oneOf(Object.values(PlaceKind))),
    unit_kind: optional(oneOf(Object.values(UnitKind))),
    unit_name: optional(text),
    minimum: optional(decimal),
    maximum: optional(decimal),
    per: oneOf(REQUIREMENT_PERIOD.values),
    criteria,
    basis: oneOf(['stated', 'inferred']),
    published: text,
    note_en: optional(text),
    source: text,
  }),
  keys: keyedBy('program_key', 'key'),
  references: { program_key: 'programs', source: 'sources' },
});
