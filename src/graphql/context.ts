import type { ExecutionResult } from 'graphql';
import type { Scope } from '../access/scopes.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Registry, Transaction } from '../database/client.ts';
import type { Rows } from '../database/rows.ts';
import type { Moment } from '../time/temporal.ts';
import type { Sealer } from '../personal/sealer.ts';
import type { Charge } from './cost.ts';
import type { Locale } from './locale.ts';

/** A field that was answered with null because the viewer lacks a scope. */
export interface Redaction {
  readonly path: readonly (string | number)[];
  readonly scope: Scope;
}

/** A personal field of an officer that was read. */
export interface PersonalField {
  readonly officerId: number;
  readonly field: string;
}

/** What every resolver of one request has at hand. */
export interface Context {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** Points that a viewer without a budget of its own may spend in a while. */
  readonly budget: number;
  /** What the caller says that personal data is read for; null where it says nothing. */
  readonly purpose: string | null;
  readonly locale: Locale;
  /** The door to the data; of a dry run, inside its transaction. */
  rows: Rows;
  /** For writes alone; what is read is read through `rows`. */
  readonly registry: Registry;
  /** What seals and opens personal data; null where the server has no key. */
  readonly sealer: Sealer | null;
  /** The transaction of a dry run, which is rolled back at its end; null otherwise. */
  dryRun: Transaction | null;
  /** The two dates that the whole operation is answered for. */
  moment: Moment;
  /** The optimistic locks that an act left, while its first answer is given again; null otherwise. See optimistic-locks.ts. */
  locks: Readonly<Record<string, number>> | null;
  /** The loaders of the request, by their definition; see loading.ts. */
  loaders: Map<object, unknown>;
  /** What the viewer was not shown; see redaction.ts. */
  redactions: Redaction[];
  /** The personal fields that it was answered with; see personal-reads.ts. */
  personalReads: PersonalField[];
  /** What the operation was charged with; null before it is. */
  charge: Charge | null;
  /** What came of the operation, where it was run before Apollo has it; null otherwise. */
  result: ExecutionResult | null;
  /** How many elements of lists the answer has so far; see answer-size.ts. */
  elements: number;
}
