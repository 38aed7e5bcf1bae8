import type { Registry } from '../database/client.ts';
import { NoTurnError } from '../database/availability.ts';
import type { WriteLine, WriteSession } from '../database/write-line.ts';
import { commitTogether } from './group.ts';
import { Waiting, type Asked } from './waiting.ts';

/** How many acts are committed together at most. */
const GROUP_MAXIMUM = 16;
/** After how many acts of a kind that could not be committed with others the next are not tried. */
const TRIES = 3;
/** How often an act may meet others before it is done alone. */
const MEETINGS = 2;

/** What was found out of the acts of a kind. */
interface Kind {
  /** Whether the last one read what nothing is known of: the next goes first. */
  isWide: boolean;
  together: number;
  aside: number;
}

/**
 * The acts of a process that wait to be done: as soon as one group is committed, the next is made of what waits. None is
 * waited for, so an act that comes by itself is a group of one.
 */
class WriteQueue {
  readonly #registry: Registry;
  readonly #kinds = new Map<string, Kind>();
  #waiting: Waiting[] = [];
  #isWorking = false;

  constructor(registry: Registry) {
    this.#registry = registry;
  }

  add<Result>(asked: Asked<Result>): Promise<Result> {
    const { aside, together } = this.#kind(asked.kind);
    if (aside >= TRIES && aside > together) return asked.alone();
    return new Promise((resolve, reject) => {
      this.#enter(new Waiting(asked, resolve as (result: unknown) => void, reject));
      if (!this.#isWorking) void this.#work();
    });
  }

  /** Lets an act wait for as long as it has time. */
  #enter(waiting: Waiting, isFirst = false): void {
    if (isFirst) this.#waiting.unshift(waiting);
    else this.#waiting.push(waiting);
    waiting.whenOver(() => {
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
      waiting.refuse(new NoTurnError());
    });
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    while (this.#waiting.length > 0) {
      // oxlint-disable-next-line no-await-in-loop -- one group is done after the other
      const session = await this.#open();
      const acts = session ? this.#take() : [];
      // oxlint-disable-next-line no-await-in-loop -- the same
      if (session && acts.length > 0) await this.#do(acts, session);
      // the time of all that waited was over meanwhile
      else session?.release();
    }
    this.#isWorking = false;
  }

  /** Null where no connection is to be had: all that wait try those that there are for other work. */
  async #open(): Promise<WriteSession | null> {
    try {
      return await this.#registry.$writing.open();
    } catch {
      for (const waiting of this.#waiting.splice(0)) {
        waiting.whenOver(null);
        waiting.alone();
      }
      return null;
    }
  }

  async #do(acts: readonly Waiting[], session: WriteSession): Promise<void> {
    const { met, aside, wide } = await commitTogether(this.#registry, session, acts);
    for (const [{ asked }, isWide] of wide) this.#kind(asked.kind).isWide = isWide;
    for (const { asked } of acts) this.#kind(asked.kind).together += 1;
    for (const waiting of aside) {
      this.#kind(waiting.asked.kind).aside += 1;
      this.#kind(waiting.asked.kind).together -= 1;
      waiting.alone();
    }
    for (const waiting of met.toReversed()) {
      waiting.met += 1;
      if (waiting.met > MEETINGS) waiting.alone();
      else this.#enter(waiting, true);
    }
  }

  /** The acts of the next group, in their order: the first of those that may meet all others comes before them. */
  #take(): Waiting[] {
    const isWide = ({ asked }: Waiting) => this.#kind(asked.kind).isWide;
    const first = this.#waiting.find(isWide);
    const others = this.#waiting.filter((waiting) => !isWide(waiting));
    const group = [...(first ? [first] : []), ...others].slice(0, GROUP_MAXIMUM);
    this.#waiting = this.#waiting.filter((waiting) => !group.includes(waiting));
    for (const waiting of group) waiting.whenOver(null);
    return group;
  }

  #kind(name: string): Kind {
    const known = this.#kinds.get(name);
    if (known) return known;
    const made = { isWide: false, together: 0, aside: 0 };
    this.#kinds.set(name, made);
    return made;
  }
}

const queues = new WeakMap<WriteLine, WriteQueue>();

/** The queue of the writes to a database. */
export function queueOf(registry: Registry): WriteQueue {
  const known = queues.get(registry.$writing);
  if (known) return known;
  const made = new WriteQueue(registry);
  queues.set(registry.$writing, made);
  return made;
}
