import { codeOf, OvertakenError, unavailability } from '../database/availability.ts';
import type { Transaction } from '../database/client.ts';
import type { RunQuery } from '../database/run-query.ts';
import { queryInside } from '../database/statements.ts';
import { sql } from '../sql/sql.ts';
import { upToAlone, type Acts, type BatchAct, type Tried } from './batch-act.ts';
import type { BatchPlan, RecordedAct } from './batch-plan.ts';
import { BatchStatistics } from './batch-statistics.ts';
import type { Written } from './chain.ts';
import { RowsSeen, RowsTouched } from './footprint.ts';
import { Member } from './group-member.ts';
import { wasOvertaken } from './rehearsal.ts';
import { giveIds, sendInTurn } from './sending.ts';
import { Waiting } from './waiting.ts';
import { isEmpty, type Content } from './write-buffer.ts';
import { openWrite } from './write.ts';

/** Others have written meanwhile what an act of the batch has read, or wait to write what it has written. */
export class BatchOvertakenError extends Error {
  override readonly name = 'BatchOvertakenError';

  constructor(options?: ErrorOptions) {
    super('others have written what the batch rests on', options);
  }
}

/** Acts that follow each other, none of which reads what another of them has written. */
interface Round {
  readonly tried: readonly Tried[];
  readonly recorded: readonly RecordedAct[];
}

/** How many acts are tried at once. */
const ROUND_MAXIMUM = 200;
/** After how many acts of a kind that could not be tried with others the next are not tried so. */
const ASIDE_MAXIMUM = 3;

interface Trying {
  readonly transaction: Transaction;
  readonly acts: Acts;
  /** The instant at which all is recorded, as far as the trial sees. */
  readonly at: Date;
  /** The position of the last change that the trial sees. */
  readonly seen: bigint;
  readonly signal: AbortSignal;
  readonly onTried: OnTried;
  /** Whether others can write meanwhile. */
  readonly isShared: boolean;
  /** Whether nothing is tried again where others came first. */
  readonly isLast: boolean;
}

/** Told what became of acts, of those from a place on; begins anew where they are tried again. */
export type OnTried = (first: number, tried: readonly Tried[]) => void | Promise<void>;

/** Tries acts in their order, round by round, in a transaction that is to be rolled back. `plan`: keeps what they are to record. */
export async function tryAll(trying: Trying, plan: BatchPlan | null): Promise<void> {
  const { acts, signal, onTried } = trying;
  const trial = new Trial(trying);
  const statistics = new BatchStatistics();
  let [tried, size] = [0, ROUND_MAXIMUM];
  while (tried < acts.length) {
    signal.throwIfAborted();
    // oxlint-disable-next-line no-await-in-loop -- each round sees what the one before it did
    const round = await trial.round(tried, size);
    // oxlint-disable-next-line no-await-in-loop -- the same
    await onTried(tried, round.tried);
    tried += round.tried.length;
    // rounds of acts that build on each other are short
    size = Math.min(ROUND_MAXIMUM, Math.max(round.tried.length, 1) * 2);
    // oxlint-disable-next-line no-await-in-loop -- asked between two rounds
    await trial.assertNobodyWaits();
    // oxlint-disable-next-line no-await-in-loop -- the same
    await statistics.keepUp(queryInside(trying.transaction), round.recorded);
    // oxlint-disable-next-line no-await-in-loop -- the same
    await plan?.add(round.recorded);
  }
}

/** Who waits for rows that this session has written: a write, which holds up all others. What cleans tables up may wait. */
const WAITING = sql`SELECT EXISTS (
  SELECT FROM pg_stat_activity a WHERE a.wait_event_type = 'Lock' AND a.backend_type = 'client backend' AND pg_backend_pid() = ANY(pg_blocking_pids(a.pid))
) AS "isWaiting"`;

class Trial {
  readonly #trying: Trying;
  readonly #query: RunQuery;
  readonly #aside = new Map<string, number>();
  /** The first error that a statement of the round met: the database refuses all others of the round then. */
  #failure: Error | null = null;

  constructor(trying: Trying) {
    this.#trying = trying;
    const inside = queryInside(trying.transaction);
    this.#query = async (text, values, mode) => {
      try {
        return await inside(text, values, mode);
      } catch (error) {
        this.#failure ??= error as Error;
        throw error;
      }
    };
  }

  /** Tries acts from a place on: at most so many, and as many of them as do not read what another of them writes. */
  async round(first: number, size: number): Promise<Round> {
    const { transaction, acts } = this.#trying;
    const some = upToAlone(acts, first, Math.min(first + size, acts.length));
    await transaction.$executeRaw`SAVEPOINT round`;
    this.#failure = null;
    try {
      const [{ kind, isAlone }] = some as [BatchAct];
      const isAside = isAlone || (this.#aside.get(kind) ?? 0) >= ASIDE_MAXIMUM;
      const round = isAside ? await this.#alone(some[0]!, first) : await this.#together(some, first);
      await transaction.$executeRaw`RELEASE SAVEPOINT round`;
      return round;
    } catch (error) {
      return await this.#again(this.#cause(error), first, some.length);
    }
  }

  /** What failed first: an act that goes on after a statement was refused tells of another refusal. */
  #cause(error: unknown): unknown {
    return this.#failure ?? error;
  }

  /** After a statement has failed: finds out by which act, or that others came first. */
  async #again(failure: unknown, first: number, size: number): Promise<Round> {
    if (!isRefusedStatement(failure)) throw failure;
    await this.#trying.transaction.$executeRaw`ROLLBACK TO SAVEPOINT round`;
    if (size > 1) return this.round(first, 1);
    const isOvertaken = wasOvertaken(failure);
    if (isOvertaken && this.#trying.isShared && !this.#trying.isLast) throw new BatchOvertakenError({ cause: failure });
    const error = isOvertaken ? new OvertakenError({ cause: failure }) : failure;
    return { tried: [{ error }], recorded: [] };
  }

  /** Acts that read beside each other; those after the first that reads what one before it writes are left to the next round. */
  async #together(some: readonly BatchAct[], first: number): Promise<Round> {
    const { at, seen: last } = this.#trying;
    const seen = new RowsSeen();
    const shared = { query: this.#query, loaders: new Map<object, unknown>(), seen };
    const members = some.map((act) => new Member(waitingFor(act), shared, at));
    for (const member of members) member.start();
    await Promise.all(members.map(({ decided }) => decided));
    const { taken, tried } = this.#take(members, first, new RowsTouched(seen));
    for (const member of members.slice(tried.length)) member.leave();
    if (this.#failure !== null) throw this.#failure;
    if (tried.length === 0) return this.#alone(some[0]!, first);
    await this.#send(taken.map(({ content }) => content));
    const recorded: RecordedAct[] = [];
    const written = await Promise.all(
      taken.map(({ member }, i) => {
        member.position = last + BigInt(first + i) + 1n;
        return member.finish(0);
      }),
    );
    const after = taken.map(({ member }) => member.take());
    if (!after.every(isEmpty)) await this.#send(after);
    taken.forEach(({ member, place, content }, i) => {
      const { change } = written[i]!;
      tried[place - first] = { change };
      if (!change) throw new Error('rows were settled, and no change tells of them');
      const contents = [content, after[i]!].filter((one) => !isEmpty(one));
      const { reads, claims, isWide } = member.footprint;
      // not all that the round has read with it
      recorded.push({ place, change, contents, trail: { reads, claims, isWide } });
    });
    return { tried, recorded };
  }

  /** Those of some acts that can be taken together, in their order, up to the first that cannot. */
  #take(members: readonly Member[], first: number, touched: RowsTouched) {
    const taken: { member: Member; place: number; content: Content }[] = [];
    const tried: Tried[] = [];
    for (const [i, member] of members.entries()) {
      const content = member.take();
      if (member.isAside) {
        const { kind } = member.waiting.asked;
        if (i === 0) this.#aside.set(kind, (this.#aside.get(kind) ?? 0) + 1);
        break;
      }
      if (touched.meets(member.footprint, content)) break;
      const { ended } = member;
      if (ended && 'error' in ended) tried.push(ended);
      else if (ended && isEmpty(content)) tried.push({ change: null });
      else {
        touched.add(member.footprint, content);
        taken.push({ member, place: first + i, content });
        tried.push({ change: null });
      }
    }
    return { taken, tried };
  }

  /** An act that reads what nobody knows, or reads after it has written. */
  async #alone(act: BatchAct, place: number): Promise<Round> {
    const { transaction, at, seen } = this.#trying;
    const contents: Content[] = [];
    const send = async (content: Content) => {
      await this.#send([content]);
      contents.push(content);
    };
    const opened = openWrite(transaction, { at, position: seen + BigInt(place) + 1n, writer: act.writer }, send);
    let written: Written<unknown>;
    try {
      // what is written past the buffer would be lost
      written = await act.work({ ...opened, transaction: WITHOUT });
      await opened.buffer.flush();
    } catch (error) {
      if (isRefusedStatement(this.#cause(error))) throw this.#cause(error);
      await transaction.$executeRaw`ROLLBACK TO SAVEPOINT round`;
      return { tried: [{ error }], recorded: [] };
    }
    const { change } = written;
    const recorded = change ? [{ place, change, contents, trail: null }] : [];
    return { tried: [{ change }], recorded };
  }

  async #send(contents: readonly Content[]): Promise<void> {
    const { at } = this.#trying;
    await giveIds(this.#query, contents);
    await sendInTurn(
      this.#query,
      contents.map((content) => ({ content, at, locks: new Map<string, number>() })),
    );
  }

  /** Gives up where a write waits for what was tried: it would be overtaken by it anyhow. */
  async assertNobodyWaits(): Promise<void> {
    if (!this.#trying.isShared) return;
    const [found] = await this.#query<{ isWaiting: boolean }>(WAITING, []);
    if (found?.isWaiting) throw new BatchOvertakenError();
  }
}

/** What the database answers where a write came first, or holds the rows. */
const OVERTAKEN = new Set(['40001', '40P01', '55P03']);

/** Whether the database has refused a statement, which may be the doing of one act; fails where others came first, or it does not work at all. */
function isRefusedStatement(failure: unknown): boolean {
  const code = codeOf(failure);
  if (code !== null && OVERTAKEN.has(code)) throw new BatchOvertakenError({ cause: failure });
  return unavailability(failure) === null && code !== null && SQLSTATE.test(code);
}

const SQLSTATE = /^[0-9A-Z]{5}$/;

const WITHOUT = new Proxy({} as Transaction, {
  get: () => {
    throw new Error('an act of a batch writes through its buffer');
  },
});

const waitingFor = ({ kind, work, writer }: BatchAct): Waiting =>
  new Waiting(
    { kind, work, writer, clock: null, alone: () => Promise.reject(new Error('an act of a batch is not done alone')) },
    () => undefined,
    () => undefined,
  );
