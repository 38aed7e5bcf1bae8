import { ACCESS_ACTS } from './acts/access.ts';
import { ACTIVITY_ACTS } from './acts/activities.ts';
import { CORRECTION_ACTS } from './acts/corrections.ts';
import { EVALUATION_ACTS } from './acts/evaluations.ts';
import { HONOR_ACTS } from './acts/honors.ts';
import { OFFICER_ACTS } from './acts/officers.ts';
import { SELECTION_ACTS } from './acts/selections.ts';
import { UNIT_ACTS } from './acts/units.ts';
import type { EveryAct } from './acts/world.ts';

/** Every mutation of the schema, by its name: what it concerns, and an input for it. */
export const EVERY_ACT: Readonly<Record<string, EveryAct>> = Object.fromEntries(
  Object.entries({
    ...ACCESS_ACTS,
    ...ACTIVITY_ACTS,
    ...CORRECTION_ACTS,
    ...EVALUATION_ACTS,
    ...HONOR_ACTS,
    ...OFFICER_ACTS,
    ...SELECTION_ACTS,
    ...UNIT_ACTS,
  }).toSorted(([a], [b]) => (a < b ? -1 : 1)),
);
