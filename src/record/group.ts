import { NoTurnError, OutOfTimeError, unavailability } from '../database/availability.ts';
import type { Registry } from '../database/client.ts';
import type { TransactionId } from '../database/sessions.ts';
import type { WriteSession } from '../database/write-line.ts';
import { sql } from '../sql/sql.ts';
import { append, linked, lockHead, type Head, type Link, type Written } from './chain.ts';
import { RowsSeen, RowsTouched } from './footprint.ts';
import { Member } from './group-member.ts';
import { wasCommitted } from './outcome.ts';
import { proofsOf, type Proof } from './proof.ts';
import type { Waiting } from './waiting.ts';
import { keysOf, sendTogether } from './sending.ts';
import { isEmpty, type Content } from './write-buffer.ts';

/** What became of acts that were not done: they met another of the group, or cannot be committed with others. */
export interface Undone {
  readonly met: readonly Waiting[];
  readonly aside: readonly Waiting[];
  /** Of those that were not refused, done or not: whether one may meet whatever is written before it. */
  readonly wide: ReadonlyMap<Waiting, boolean>;
}

/** An act of which it is certain that it is recorded, and what it has recorded so far. */
interface Sealed {
  readonly member: Member;
  content: Content;
}

/** Tells the database which act writes which row: see note_rows in the migrations. */
const TELL_ACTS = sql`SELECT set_config('muster.acts', $1, TRUE)`;

/**
 * Does acts in one transaction, as if one were done after the other in their order: they read beside each other, then what
 * they record is written by table. Each has an instant, a position, a change and an answer of its own. What was refused has
 * recorded nothing, and comes before all others. Where the database fails the transaction, nothing of it is done, and each act is
 * done alone.
 */
export async function commitTogether(
  registry: Registry,
  session: WriteSession,
  acts: readonly Waiting[],
): Promise<Undone> {
  const group = new Group(registry, session, acts);
  try {
    await group.perform();
  } catch {
    await session.rollback().catch(() => undefined);
    group.redo();
  } finally {
    group.close();
    session.release();
  }
  return group.undone;
}

class Group {
  readonly undone = { met: [] as Waiting[], aside: [] as Waiting[], wide: new Map<Waiting, boolean>() };
  readonly #registry: Registry;
  readonly #session: WriteSession;
  readonly #acts: readonly Waiting[];
  readonly #seen = new RowsSeen();
  readonly #members = new Map<Waiting, Member>();
  #isClosed = false;
  /** Comes when what the session does is of no use any more. */
  readonly #stopped = new AbortController();
  /** The acts that are recorded, once that is certain. */
  #sealed: readonly Waiting[] | null = null;
  readonly #late = new Set<Waiting>();

  constructor(registry: Registry, session: WriteSession, acts: readonly Waiting[]) {
    this.#registry = registry;
    this.#session = session;
    this.#acts = acts;
  }

  async perform(): Promise<void> {
    const { $sessions: sessions } = this.#registry;
    const head = await this.#lockHead();
    const until = sessions?.until(this.#stopped.signal, head.processId);
    let links: Link[];
    let sealed: Sealed[];
    try {
      await this.#decide(head);
      sealed = this.#seal(head);
      links = sealed.length === 0 ? [] : await this.#record(head, sealed);
    } finally {
      await until?.();
    }
    // a clock that stops later has come after COMMIT
    if (this.#stopped.signal.aborted) throw new OutOfTimeError();
    this.#isClosed = true;
    if (links.length === 0) await this.#session.rollback();
    else await this.#commit(head, sealed, links);
  }

  /** Waits for the writes before these, for as long as one of them has time. An act whose time is over leaves. */
  async #lockHead(): Promise<Head & TransactionId> {
    const bounded = this.#registry.$sessions !== null;
    const clocks = this.#acts.map(({ asked }) => (bounded ? asked.clock : null));
    const left = clocks.every((clock) => clock !== null) ? Math.max(...clocks.map((clock) => clock.left)) : 0;
    clocks.forEach((clock, i) => {
      const leave = () => this.#leave(this.#acts[i]!);
      clock?.addEventListener('abort', leave, { once: true });
      if (clock?.aborted) leave();
    });
    const [, head] = await Promise.all([this.#session.begin(), lockHead(this.#session.query, left)]);
    return head;
  }

  /**
   * An act has no time left. What is sealed is done or not done as a whole: it goes on for as long as one of its acts has time,
   * for each of them would be undone with the others.
   */
  #leave(waiting: Waiting): void {
    if (this.#isClosed) return;
    this.#late.add(waiting);
    if (this.#sealed) {
      if (this.#sealed.every((act) => this.#late.has(act))) this.#stopped.abort();
      return;
    }
    if (!waiting.isAnswered) {
      const member = this.#members.get(waiting);
      waiting.refuse(member ? new OutOfTimeError() : new NoTurnError());
      member?.leave();
    }
    if (this.#acts.every(({ isAnswered }) => isAnswered)) this.#stopped.abort();
  }

  /** Lets all acts read and decide, each at an instant of its own. */
  async #decide(head: Head): Promise<void> {
    const first = Math.max(Date.now(), head.at.getTime() + 1);
    const shared = { query: this.#session.query, loaders: new Map<object, unknown>(), seen: this.#seen };
    const acts = this.#acts.filter(({ isAnswered }) => !isAnswered);
    acts.forEach((waiting, i) => this.#members.set(waiting, new Member(waiting, shared, new Date(first + i))));
    for (const member of this.#members.values()) member.start();
    await Promise.all([...this.#members.values()].map(({ decided }) => decided));
    if (this.#session.failure !== undefined) throw this.#session.failure;
  }

  /** The acts that are recorded, in their order, with their positions. All others have their answer, or are left undone. */
  #seal(head: Head): Sealed[] {
    const touched = new RowsTouched(this.#seen);
    const sealed: Sealed[] = [];
    for (const [waiting, member] of this.#members) {
      const content = member.take();
      if (waiting.isAnswered) continue;
      if (member.isAside || keysOf(content) === null) this.undone.aside.push(waiting);
      else if (member.ended) this.#answer(waiting, member.ended, content);
      else {
        this.undone.wide.set(waiting, member.footprint.isWide);
        if (touched.meets(member.footprint, content)) {
          this.undone.met.push(waiting);
          continue;
        }
        touched.add(member.footprint, content);
        sealed.push({ member, content });
        member.position = head.position + BigInt(sealed.length);
      }
    }
    this.#sealed = sealed.map(({ member }) => member.waiting);
    return sealed;
  }

  /** Answers an act that has nothing to record: what it read is so, as it was before all others of the group. */
  #answer(waiting: Waiting, ended: NonNullable<Member['ended']>, content: Content): void {
    if ('error' in ended) waiting.refuse(ended.error);
    else if (ended.written.change === null && isEmpty(content)) waiting.answer(ended.written.result);
    else this.undone.aside.push(waiting);
  }

  /** Writes the rows of all acts, then what they wrote when they knew their position and locks. */
  async #record(head: Head, sealed: readonly Sealed[]): Promise<Link[]> {
    const from = performance.now();
    let proofs = await this.#write(head, sealed);
    const each = (performance.now() - from) / sealed.length;
    const written = await Promise.all(sealed.map(({ member }) => member.finish(each)));
    for (const act of sealed) act.content = act.member.take();
    if (!sealed.every(({ content }) => isEmpty(content))) proofs = await this.#write(head, sealed);
    return sealed.map(({ member: { position, at } }, i) => {
      const { change } = written[i]!;
      if (!change) throw new Error('rows were settled, and no change tells of them');
      return { position: position!, at, change, proof: proofs[i]! };
    });
  }

  async #write(head: Head, sealed: readonly Sealed[]): Promise<Proof[]> {
    const { query } = this.#session;
    const last = head.position + BigInt(sealed.length);
    const rows = sealed.map(({ member: { at, locks }, content }) => ({ at, locks, content }));
    const [, , proofs] = await Promise.all([
      // what one act alone writes is of the next change
      sealed.length > 1 && query(TELL_ACTS, [JSON.stringify(writersOf(sealed))]),
      sendTogether(query, rows),
      proofsOf(query, head.position + 1n, last),
    ]);
    return proofs;
  }

  async #commit(head: Head & TransactionId, sealed: readonly Sealed[], links: readonly Link[]): Promise<void> {
    const hashes = linked(head, links);
    const [appended, committed] = await Promise.allSettled([
      append(this.#session.query, head, links, hashes),
      this.#session.commit(),
    ]);
    // a transaction that had failed is rolled back at its end
    const isDone =
      committed.status === 'fulfilled'
        ? committed.value && appended.status === 'fulfilled'
        : await this.#isCommitted(committed.reason, head, { position: links.at(-1)!.position, hash: hashes.at(-1)! });
    if (isDone === null) return;
    if (!isDone) throw this.#session.failure ?? new Error('the group was not committed');
    sealed.forEach(({ member }) =>
      member.waiting.answer((member.ended as { written: Written<unknown> }).written.result),
    );
  }

  /** Whether a COMMIT that gave an error was one; null: nobody can tell, and the acts are answered so. */
  async #isCommitted(
    error: unknown,
    { processId, xid }: TransactionId,
    last: { readonly position: bigint; readonly hash: string },
  ): Promise<boolean | null> {
    const { $sessions: sessions } = this.#registry;
    // the database has answered: it has refused
    if (unavailability(error) === null) return false;
    try {
      if (sessions) return await wasCommitted(this.#registry, sessions, { processId, xid, ...last });
    } catch (unknown) {
      error = unknown;
    }
    for (const waiting of this.#left()) waiting.refuse(error);
    return null;
  }

  /** Has all that have no answer yet done alone, unless their time is over. */
  redo(): void {
    for (const waiting of this.#left()) {
      const { clock } = waiting.asked;
      if (this.#registry.$sessions && clock?.aborted) waiting.refuse(new OutOfTimeError());
      else waiting.alone();
    }
  }

  #left(): Waiting[] {
    const { met, aside } = this.undone;
    return this.#acts.filter((act) => !act.isAnswered && !met.includes(act) && !aside.includes(act));
  }

  close(): void {
    this.#isClosed = true;
    for (const member of this.#members.values()) member.leave();
  }
}

/** The position of each act, by its instant and by the keys of its rows that have no instant. */
const writersOf = (sealed: readonly Sealed[]): Record<string, string> =>
  Object.fromEntries(
    sealed.flatMap(({ member: { at, position }, content }) =>
      [String(at.getTime()), ...keysOf(content)!].map((key) => [key, position!.toString()]),
    ),
  );
