import { ACCESS_ACTS } from './acts/access.ts';
import { ACTIVITY_ACTS } from './acts/activities.ts';
import { CONCERN_ACTS } from './acts/concerns.ts';
import { CORRECTION_ACTS } from './acts/corrections.ts';
import { DISCIPLINE_ACTS } from './acts/discipline.ts';
import { DOSSIER_ACTS } from './acts/dossier.ts';
import { DUTY_ACTS } from './acts/duties.ts';
import { EVALUATION_ACTS } from './acts/evaluations.ts';
import { HONOR_ACTS } from './acts/honors.ts';
import { OFFICER_ACTS } from './acts/officers.ts';
import { PROGRAM_ACTS } from './acts/programs.ts';
import { REGULATION_ACTS } from './acts/regulations.ts';
import { SELECTION_ACTS } from './acts/selections.ts';
import { UNIT_ACTS } from './acts/units.ts';
import type { EveryAct } from './acts/world.ts';

/** Every mutation of the schema, by its name: what it concerns, and an input for it. */
export const EVERY_ACT: Readonly<Record<string, EveryAct>> = Object.fromEntries(
  Object.entries({
    ...ACCESS_ACTS,
    ...ACTIVITY_ACTS,
    ...CONCERN_ACTS,
    ...CORRECTION_ACTS,
    ...DISCIPLINE_ACTS,
    ...DOSSIER_ACTS,
    ...DUTY_ACTS,
    ...EVALUATION_ACTS,
    ...HONOR_ACTS,
    ...OFFICER_ACTS,
    ...PROGRAM_ACTS,
    ...REGULATION_ACTS,
    ...SELECTION_ACTS,
    ...UNIT_ACTS,
  }).toSorted(([a], [b]) => (a < b ? -1 : 1)),
);

/** Those that are about what is of all: they need their scope everywhere. */
export const ACTS_OF_ALL: readonly string[] = ['adoptRegulationRule', 'recordCalendarDays', 'recordPlaces'];

/** Mutations that are no acts: what becomes of files, which the acts of their rows then do (tests/modules/imports). */
export const OF_FILES: readonly string[] = [
  'applyImport',
  'discardImport',
  'mapImport',
  'rehearseImport',
  'undoImport',
];
