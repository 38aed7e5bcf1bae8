import { join } from 'node:path';

/** The folder of the project. The bundle of the program is where this file is when it runs from its sources: one folder below. */
export const ROOT = join(import.meta.dirname, '..');
