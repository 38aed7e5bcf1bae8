import type { ChangeRecord, Written } from './chain.ts';
import type { Write, Writer } from './write.ts';

/** One act of a batch. What it writes goes through the buffer of the write alone. */
export interface BatchAct {
  /** Acts of one kind are alike in what they read. */
  readonly kind: string;
  /** Whether it is known to read after it has written. It is tried alone then, and no other reads beside it in vain. */
  readonly isAlone?: boolean;
  readonly writer: Writer | null;
  /** Runs the act, and settles what it records. It may be run several times: what it notes elsewhere, it notes anew. */
  readonly work: (write: Write) => Promise<Written<unknown>>;
}

/** The acts of a batch in their order. One is made when it is to be tried, so that a batch need not hold all of them. */
export interface Acts {
  readonly length: number;
  readonly at: (place: number) => BatchAct | undefined;
}

/** The acts from a place to another, up to the first that is tried alone; that one by itself, where it is the first. */
export function upToAlone(acts: Acts, first: number, until: number): BatchAct[] {
  const some = [acts.at(first)!];
  for (let place = first + 1; place < until && !some[0]!.isAlone; place++) {
    const act = acts.at(place)!;
    if (act.isAlone) break;
    some.push(act);
  }
  return some;
}

/** What became of an act: its change, null where there was nothing to do; or why it was refused. */
export type Tried = { readonly change: ChangeRecord | null } | { readonly error: unknown };

/** What was recorded of a batch. */
export interface Applied {
  /** The instant that all its changes share. */
  readonly at: Date;
  /** The position of the change of each act that was recorded, by its place in the batch. */
  readonly positions: ReadonlyMap<number, bigint>;
}
