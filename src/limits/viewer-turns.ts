import type { IncomingMessage } from 'node:http';
import { GraphQLError } from 'graphql';
import { holderOf, type Viewer } from '../access/viewer.ts';
import { wasSentAhead } from './connections.ts';
import type { Limits } from './limits.ts';

interface Waiting {
  readonly request: IncomingMessage;
  readonly begin: () => void;
  readonly refuse: () => void;
  /** Refuses it where it has waited too long. */
  readonly timer: NodeJS.Timeout;
}

/** The requests of one viewer: how many are worked on, and those that wait. */
interface Requests {
  working: number;
  readonly first: Waiting[];
  /** Those that were sent ahead, on a connection whose answers are still to be read. */
  readonly sentAhead: Waiting[];
}

/** How many requests of one viewer wait. One more is refused. */
const WAITING_MAXIMUM = 200;

/** Works on so many requests of one viewer at a time. Others wait in their order, those that were sent ahead after all others. */
export class ViewerTurns {
  readonly #maximum: number;
  readonly #waitMs: number;
  readonly #all = new Map<string, Requests>();
  readonly #soon: Waiting[] = [];
  readonly #begun = new WeakMap<IncomingMessage, string>();

  constructor({ viewerRequests, executionMs }: Pick<Limits, 'viewerRequests' | 'executionMs'>) {
    this.#maximum = viewerRequests;
    this.#waitMs = executionMs;
  }

  /** Resolves when the turn of a request comes. Refuses it where too many wait, or where it has waited too long. */
  async enter(viewer: Pick<Viewer, 'type' | 'id'>, request: IncomingMessage): Promise<void> {
    const holder = holderOf(viewer);
    let requests = this.#all.get(holder);
    if (!requests) this.#all.set(holder, (requests = { working: 0, first: [], sentAhead: [] }));
    if (requests.working < this.#maximum) requests.working++;
    else await this.#wait(requests, request);
    this.#begun.set(request, holder);
  }

  /** Ends the turn of a request, if it has come. */
  leave(request: IncomingMessage): void {
    const holder = this.#begun.get(request);
    if (holder === undefined) return;
    this.#begun.delete(request);
    const requests = this.#all.get(holder)!;
    const next = this.#next(requests);
    if (next) this.#beginSoon(next);
    else if (--requests.working === 0) this.#all.delete(holder);
  }

  /** Takes the next one off its queue; from then on it is not refused for having waited. */
  #next({ first, sentAhead }: Requests): Waiting | undefined {
    for (let next; (next = first.shift() ?? sentAhead.shift());) {
      clearTimeout(next.timer);
      if (!next.request.socket.destroyed) return next;
      // whoever is gone reads no answer
      next.refuse();
    }
    return undefined;
  }

  /** Begins one that has waited in each turn of the event loop, so that whoever need not wait is answered between. */
  #beginSoon(waiting: Waiting): void {
    if (this.#soon.push(waiting) > 1) return;
    const beginOne = () => {
      this.#soon.shift()?.begin();
      if (this.#soon.length > 0) setImmediate(beginOne);
    };
    setImmediate(beginOne);
  }

  #wait(requests: Requests, request: IncomingMessage): Promise<void> {
    const { first, sentAhead } = requests;
    if (first.length + sentAhead.length >= WAITING_MAXIMUM) throw tooMany();
    const queue = wasSentAhead(request) ? sentAhead : first;
    return new Promise((resolve, reject) => {
      const refuse = () => reject(tooMany());
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(waiting), 1);
        refuse();
      }, this.#waitMs);
      const waiting: Waiting = { request, begin: resolve, refuse, timer };
      queue.push(waiting);
    });
  }
}

const RETRY_AFTER_SECONDS = 1;

const tooMany = (): GraphQLError =>
  new GraphQLError('Too many requests of this viewer wait for each other: send fewer at a time.', {
    extensions: {
      code: 'RATE_LIMITED',
      retryAfterSeconds: RETRY_AFTER_SECONDS,
      http: { status: 429, headers: new Map([['retry-after', String(RETRY_AFTER_SECONDS)]]) },
    },
  });
