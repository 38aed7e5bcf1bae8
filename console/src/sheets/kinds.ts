import type { ImportKind } from '../generated/documents/graphql.ts';
import { NOWHERE, type May } from '../place.ts';

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

/** The kinds whose rows are of no unit: who may do something in some units alone has each of them refused. */
const OF_NO_UNIT: ReadonlySet<ImportKind> = new Set(['RECORD_PLACES']);

/** Whether a viewer may send a sheet of a kind; the same is asked of who does something with one. */
export const maySend = (kind: ImportKind, may: May): boolean =>
  SCOPES_OF_KIND[kind].every((scope) => may(scope, OF_NO_UNIT.has(kind) ? NOWHERE : null));

/** The kinds of sheets that a viewer may send. */
export const kindsFor = (may: May): readonly ImportKind[] =>
  (Object.keys(SCOPES_OF_KIND) as ImportKind[]).filter((kind) => maySend(kind, may));
