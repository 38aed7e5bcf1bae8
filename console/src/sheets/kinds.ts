import type { ImportKind } from '../generated/documents/graphql.ts';
import { NOWHERE, OF_NO_UNIT, type May } from '../place.ts';

/** What sending a sheet of a kind needs. */
export const SCOPES_OF_KIND: Readonly<Record<ImportKind, readonly string[]>> = {
  CREATE_UNITS: ['unit:write'],
  ENROLL_OFFICERS: ['personnel:write'],
  REVISE_OFFICERS: ['personnel:write'],
  TRANSFER_OFFICERS: ['personnel:write'],
  PROMOTE_OFFICERS: ['personnel:write'],
  RECORD_HONORS: ['honor:write'],
  RECORD_SCORES: ['evaluation:write'],
  RECORD_ATTENDANCES: ['program:write'],
  RECORD_TALLIES: ['program:write'],
  RECORD_PLACES: ['duty:write'],
  ASSIGN_DUTIES: ['duty:write'],
  RECORD_DOSSIERS: ['personnel:write', 'officer:personal'],
};

/** The act that rows of a kind become: a kind is called as its act. */
const actOf = (kind: ImportKind): string =>
  kind.toLowerCase().replaceAll(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());

/** Whether a viewer may send a sheet of a kind; the same is asked of who does something with one. */
export const maySend = (kind: ImportKind, may: May): boolean =>
  SCOPES_OF_KIND[kind].every((scope) => may(scope, OF_NO_UNIT.has(actOf(kind)) ? NOWHERE : null));

/** The kinds of sheets that a viewer may send. */
export const kindsFor = (may: May): readonly ImportKind[] =>
  (Object.keys(SCOPES_OF_KIND) as ImportKind[]).filter((kind) => maySend(kind, may));
