import type { IncomingMessage, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Limits } from './limits.ts';

/** One connection of a client. */
interface Connection {
  readonly socket: Socket;
  /** Whether a request of it is worked on, or its answer is not sent yet. */
  busy: boolean;
  /** What starts the requests that came meanwhile, in their order. */
  readonly waiting: (() => void)[];
  /** When its answer began to be sent; null while none is. */
  answeringSince: number | null;
  /** Whether its side of the server is closed: what still comes is read and dropped. */
  ended: boolean;
}

/** Requests of one connection that wait for the one before them. One more is refused, and the connection is closed. */
const WAITING_MAXIMUM = 100;
/** How long the client may take to close its side, after the server has closed its own. */
const LINGER_MS = 1_000;
/** A client that takes its answer in drips has this many times as long as one that takes nothing. */
const DRIPS = 12;
const SWEEP_MS = 1_000;
/** How long a stop waits until all is quiet, so that nobody is left in the queue of the kernel. */
const QUIET_MS = 2_000;
/** For how long nobody has come then, by default: whoever was answered last may connect anew, and is not answered before the end of it. */
const QUIET_FOR_MS = 50;
/** In a turn of the event loop that took longer, somebody may have come to the queue. */
const SHORT_TURN_MS = 2;

export interface Stop {
  /** How long connections without a request are kept for one that is under way. */
  readonly idleMs: number;
  /** After which time what is left is cut. */
  readonly withinMs: number;
  /** For how long nobody must have come before no connection is accepted any more. Default: 50 ms; 0 where nobody comes. */
  readonly quietMs?: number;
}

/**
 * The connections of a server. Requests of one connection are worked on one after the other, each when the answer before it is
 * handed over: who does not read gets no further answers computed. No connection is closed so that its client is reset.
 */
export class Connections {
  /** Also of those that are closed: their requests may not have ended yet. */
  readonly #known = new WeakMap<Socket, Connection>();
  readonly #open = new Set<Connection>();
  readonly #readMs: number;
  #stopping = false;
  /** Whether nothing new is begun for a moment. */
  #held = false;
  #onEmpty = (): void => undefined;

  constructor(server: FastifyInstance, { readMs }: Pick<Limits, 'readMs'>) {
    this.#readMs = readMs;
    server.server.on('connection', (socket: Socket) => this.#of(socket));
    // without a listener the socket would be destroyed, which resets a client that is just sending
    server.server.on('timeout', (socket: Socket) => this.#timedOut(this.#of(socket)));
    server.addHook('onRequest', (request, reply, done) => this.#enter(request, reply, done));
    server.addHook('onSend', (request, reply, payload, done) => {
      this.#answering(this.#of(request.raw.socket), reply);
      done(null, payload);
    });
    const sweep = setInterval(() => this.#sweep(), SWEEP_MS).unref();
    server.addHook('onClose', (_server, done) => {
      clearInterval(sweep);
      done();
    });
  }

  /**
   * Accepts no connection any more, answers all requests that came, the last of each connection with `Connection: close`, and
   * closes the connections. Returns how many had to be cut.
   */
  async stop(server: FastifyInstance, { idleMs, withinMs, quietMs = QUIET_FOR_MS }: Stop): Promise<number> {
    this.#stopping = true;
    await this.#stopListening(server.server, quietMs);
    const end = performance.now() + withinMs;
    await this.#empty(Math.min(idleMs, withinMs));
    for (const connection of this.#open) if (!connection.busy) this.end(connection.socket);
    await this.#empty(end - performance.now());
    const cut = this.#open.size;
    for (const { socket } of this.#open) socket.destroy();
    return cut;
  }

  /**
   * Closes the side of the server, and the connection when the client has closed its own. To close at once would reset a client
   * that has sent something, and what it was answered could be lost.
   */
  end(socket: Socket): void {
    const connection = this.#of(socket);
    if (connection.ended) return;
    connection.ended = true;
    connection.waiting.length = 0;
    socket.end();
    socket.resume();
    const timer = setTimeout(() => socket.destroy(), LINGER_MS);
    socket.once('close', () => clearTimeout(timer));
  }

  /**
   * Closes the listening socket. The kernel resets whoever is in its queue then, of whom node takes one in a turn of its loop. So
   * nothing more is begun until what was begun is answered: then turns are short, and the queue is seen to be empty.
   */
  async #stopListening(server: NetServer, quietMs: number): Promise<void> {
    if (!server.listening) return;
    let came = 0;
    const note = () => void came++;
    server.on('connection', note);
    this.#held = true;
    const end = performance.now() + QUIET_MS;
    // to the end of the present turn, in which the queue may have been looked at already
    await turn();
    let quietSince = performance.now();
    for (let now = quietSince; now < end && now - quietSince < quietMs;) {
      const before = came;
      // oxlint-disable-next-line no-await-in-loop -- one turn after the other
      await turn();
      const after = performance.now();
      if (came !== before || after - now > SHORT_TURN_MS || this.#anyBusy()) quietSince = after;
      now = after;
    }
    // the close of http would destroy idle connections too
    NetServer.prototype.close.call(server);
    server.off('connection', note);
    this.#held = false;
    for (const connection of this.#open) if (!connection.busy) this.#next(connection);
  }

  #anyBusy(): boolean {
    for (const { busy } of this.#open) if (busy) return true;
    return false;
  }

  #of(socket: Socket): Connection {
    const known = this.#known.get(socket);
    if (known) return known;
    const connection: Connection = { socket, busy: false, waiting: [], answeringSince: null, ended: false };
    this.#known.set(socket, connection);
    this.#open.add(connection);
    socket.once('close', () => {
      this.#open.delete(connection);
      if (this.#open.size === 0) this.#onEmpty();
    });
    // what node calls after the last answer of a connection
    socket.destroySoon = () => this.end(socket);
    return connection;
  }

  /** Starts a request, or lets it wait for those before it. */
  #enter(request: FastifyRequest, reply: FastifyReply, start: (refusal?: Error) => void): void {
    const connection = this.#of(request.raw.socket);
    if (connection.ended) {
      reply.hijack();
      request.raw.resume();
    } else if (!connection.busy && !this.#held) this.#start(connection, reply.raw, start);
    else if (connection.waiting.length < WAITING_MAXIMUM) {
      if (connection.busy) sentAhead.add(request.raw);
      connection.waiting.push(() => this.#start(connection, reply.raw, start));
      connection.socket.pause();
    } else {
      connection.waiting.push(() => {
        connection.waiting.length = 0;
        reply.header('connection', 'close');
        this.#start(connection, reply.raw, () => start(tooManyWaiting()));
      });
    }
  }

  #start(connection: Connection, response: ServerResponse, start: () => void): void {
    connection.busy = true;
    // comes when the answer is handed to the kernel, or the connection is lost
    response.once('close', () => this.#next(connection));
    start();
  }

  #next(connection: Connection): void {
    const { socket, waiting } = connection;
    connection.busy = false;
    connection.answeringSince = null;
    if (socket.destroyed || connection.ended || this.#held) return;
    const next = waiting.shift();
    if (waiting.length === 0) socket.resume();
    if (!next) return;
    connection.busy = true;
    // not in this turn of the event loop: others have their turn too
    setImmediate(next);
  }

  #answering(connection: Connection, reply: FastifyReply): void {
    connection.answeringSince = performance.now();
    // ends when no byte was taken for that long; node sets the time of an idle connection after the answer
    connection.socket.setTimeout(this.#readMs);
    if (this.#stopping && connection.waiting.length === 0) reply.header('connection', 'close');
  }

  #timedOut({ socket, busy }: Connection): void {
    if (busy) socket.destroy();
    else this.end(socket);
  }

  #sweep(): void {
    const earliest = performance.now() - DRIPS * this.#readMs;
    for (const { socket, answeringSince } of this.#open) {
      if (answeringSince !== null && answeringSince < earliest) socket.destroy();
    }
  }

  /** Waits until no connection is left, or until the time is over. */
  async #empty(withinMs: number): Promise<void> {
    if (this.#open.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, withinMs));
      this.#onEmpty = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

const sentAhead = new WeakSet<IncomingMessage>();

/** Whether a request was sent before the one before it, on the same connection, was answered. */
export const wasSentAhead = (request: IncomingMessage): boolean => sentAhead.has(request);

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const tooManyWaiting = (): GraphQLError =>
  new GraphQLError(`${WAITING_MAXIMUM} requests of this connection wait already: read the answers first.`, {
    extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 1, http: { status: 429 } },
  });
