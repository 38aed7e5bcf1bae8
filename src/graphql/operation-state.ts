import type { ExecutionResult } from 'graphql';
import type { Scope } from '../access/scopes.ts';
import type { Registry } from '../database/client.ts';
import type { Clock } from '../database/clock.ts';
import type { RunQuery } from '../database/run-query.ts';
import { today } from '../time/day.ts';
import type { Moment } from '../time/temporal.ts';
import type { Rehearsal } from '../record/rehearsal.ts';
import type { Charge } from './cost.ts';
import type { DoneField } from './errors.ts';
import { SIZE_MAXIMUM } from './keyset.ts';
import type { Settings } from './operation-settings.ts';

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

/** A question that was answered from personal data of many, as it is asked. */
export interface BulkQuestion {
  /** The fields of the officers from which it is answered. */
  readonly fields: readonly string[];
  /** The field of the schema that was asked for, such as officerStatistics. */
  readonly field: string;
  /** Its arguments, without those of the page. */
  readonly args: object;
  /** The id of the unit whose field it is; null for one at the root. */
  readonly unitId: number | null;
}

/** The same with what was answered. */
export interface BulkAnswer extends BulkQuestion {
  readonly moment: Moment;
  /** How many officers the answer counts or lists. */
  readonly officers: number;
  /** The last change before it was read. */
  readonly position: string;
}

/** What one execution of an operation gathers. An execution that starts over gathers anew. */
interface Gathered {
  /** The loaders, by their definition; see loading.ts. */
  readonly loaders: Map<object, unknown>;
  /** What the viewer was not shown; see redaction.ts. */
  readonly redactions: Redaction[];
  /** The personal fields in the answer; see personal-reads.ts. */
  readonly personalReads: PersonalField[];
  /** What was answered from personal data of many; see bulk-reads.ts. */
  readonly bulkAnswers: BulkAnswer[];
  /** What a mutation has done for good, in order; see execution.ts. */
  readonly done: DoneField[];
  /** How many elements of lists the answer has so far; see answer-size.ts. */
  elements: number;
  /** The scopes that the act needs whose answer is read; none while no act is done. */
  actScopes: readonly Scope[];
  /** The moments of its acts, in order. */
  readonly actMoments: Moment[];
  /** The optimistic locks that an act left, while its first answer is given again; null otherwise. See optimistic-locks.ts. */
  locks: Readonly<Record<string, number>> | null;
}

/** What is decided about an operation before it is executed. An execution that starts over keeps it. */
interface Settled {
  /** How it was asked for; the defaults until its document is known. */
  settings: Settings;
  /** The two dates that it is answered for: those of its settings; those of each act while its payload is read. */
  moment: Moment;
  /**
   * The instant whose knowledge says what the viewer reaches: of a mutation that has begun its first act, just before that,
   * so that no act widens what its own request may do or see. Null: now.
   */
  reachedAt: Date | null;
  /** How many elements a page may have. */
  readonly pageMaximum: number;
  /** Runs what is read; of a dry run, inside its transaction. */
  query: RunQuery;
  /** The acts of a dry run so far; null where the operation is none. */
  dryRun: Rehearsal | null;
  /** The time that it has; null before it is executed. */
  clock: Clock | null;
  /** The work that was measured; executions that start over add to it. */
  readonly work: { ms: number };
  /** What the operation was charged with; null before it is. */
  charge: Charge | null;
  /** The result of an operation that was executed before Apollo has it; null otherwise. */
  result: ExecutionResult | null;
}

/** All that belongs to one operation and not to its request. It is made here alone, and replaced as a whole. */
export type OperationState = Gathered & Settled;

const gatherNothing = (): Gathered => ({
  loaders: new Map(),
  redactions: [],
  personalReads: [],
  bulkAnswers: [],
  done: [],
  elements: 0,
  actScopes: [],
  actMoments: [],
  locks: null,
});

/** The state of an operation that nothing is known of yet. */
export const newOperation = (
  { $query }: Registry,
  moment: Moment = { asOf: today(), knownAt: null },
): OperationState => ({
  settings: { moment, dryRun: false, idempotencyKey: null },
  moment,
  pageMaximum: SIZE_MAXIMUM,
  reachedAt: null,
  query: $query,
  clock: null,
  dryRun: null,
  work: { ms: 0 },
  charge: null,
  result: null,
  ...gatherNothing(),
});

/** The state with which the same operation is executed once more. */
export const startOver = (operation: OperationState): OperationState => ({ ...operation, ...gatherNothing() });

/** Measures work as a whole, whether it succeeds or not; in place of what was measured of its parts. */
export async function measured<Result>({ work }: OperationState, run: () => Promise<Result>): Promise<Result> {
  const [before, from] = [work.ms, performance.now()];
  try {
    return await run();
  } finally {
    work.ms = before + performance.now() - from;
  }
}
