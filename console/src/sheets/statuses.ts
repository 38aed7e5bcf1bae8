import type { ImportStatus } from '../generated/documents/graphql.ts';

type Statuses = ReadonlySet<ImportStatus>;

/** Nothing was done yet: its columns are mapped, its rows are tried, and it is applied or put aside. */
export const OPEN: Statuses = new Set(['STAGED', 'REHEARSED', 'FAILED']);

/** Its rows are being tried, applied or taken back: nothing else can be done with it meanwhile. */
export const WORKING: Statuses = new Set(['REHEARSING', 'APPLYING']);

/** Nothing more comes of it by itself. */
export const OVER: Statuses = new Set(['APPLIED', 'DISCARDED', 'UNDONE']);
