import { outside } from '../../record/invariants.ts';
import type { Sql } from '../../sql/sql.ts';
import { OFFICER } from '../officers/officer.declaration.ts';

/** A section is of somebody on record. */
export const DOSSIER_INVARIANTS: readonly Sql[] = [
  outside('dossier_section_version', 'officer_id', OFFICER, 'it is of'),
];
