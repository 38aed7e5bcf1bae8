import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What becomes of the connection of a write at its COMMIT. `before`: PostgreSQL never gets it; `after`: it does. */
export type AtCommit = 'lost-before' | 'lost-after' | 'silent-before' | 'silent-after';

/** As pg sends it, a simple query. */
const COMMIT = Buffer.from('COMMIT\0');

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  silent: boolean;
  /** Until all that came from the client has been passed on. */
  passed: Promise<void>;
}

/** A TCP proxy before PostgreSQL, by which a test breaks the connections of a server. It must not be asked for TLS. */
export class FaultProxy {
  readonly url: string;
  /** What happens at the next COMMIT, whichever connection it is on. */
  atCommit: AtCommit | null = null;
  /** How many COMMITs meet that, one after the other. */
  commits = 1;
  /** How long each packet to PostgreSQL waits. */
  delayMs = 0;
  /** Whether new connections are refused, and all are lost with the one that fails at COMMIT. */
  refusing = false;
  readonly #listener: Server;
  readonly #target: URL;
  readonly #pairs = new Set<Pair>();

  private constructor(listener: Server, target: URL) {
    this.#listener = listener;
    this.#target = target;
    const { port } = listener.address() as AddressInfo;
    this.url = Object.assign(new URL(target.href), { host: `127.0.0.1:${port}` }).href;
  }

  static async before(url: string): Promise<FaultProxy> {
    const listener = createServer().listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const proxy = new FaultProxy(listener, new URL(url));
    listener.on('connection', (client) => proxy.#accept(client));
    return proxy;
  }

  /** Ends all connections as a server does that stops: with FIN. */
  cut(): void {
    for (const { client, server } of this.#pairs) {
      client.end();
      server.destroy();
    }
  }

  /** Ends all connections as a firewall does that has forgotten them: with RST. */
  reset(): void {
    for (const { client, server } of this.#pairs) {
      client.resetAndDestroy();
      server.destroy();
    }
  }

  /** Passes nothing more on the connections that are there, either way, and tells neither end. New ones work. */
  silence(): void {
    for (const pair of this.#pairs) pair.silent = true;
  }

  get connections(): number {
    return this.#pairs.size;
  }

  async stop(): Promise<void> {
    this.#listener.close();
    for (const { client, server } of this.#pairs) {
      client.destroy();
      server.destroy();
    }
    await sleep(0);
  }

  #accept(client: Socket): void {
    client.on('error', () => undefined);
    if (this.refusing) {
      client.resetAndDestroy();
      return;
    }
    const { hostname, port } = this.#target;
    const server = connect(Number(port), hostname).on('error', () => client.destroy());
    const pair: Pair = { client, server, silent: false, passed: Promise.resolve() };
    this.#pairs.add(pair);
    client.on('data', (bytes) => {
      const waited = this.delayMs > 0 ? sleep(this.delayMs) : null;
      // TCP keeps the order: what comes after a late packet waits for it
      pair.passed = pair.passed.then(() => waited).then(() => this.#toServer(pair, bytes));
    });
    server.on('data', (bytes) => pair.silent || client.write(bytes));
    const closed = (other: Socket) => () => {
      this.#pairs.delete(pair);
      // a silent connection tells nobody that its other end has gone
      if (!pair.silent) other.destroy();
    };
    client.on('close', closed(server));
    server.on('close', closed(client));
  }

  #lose({ client }: Pair): void {
    if (this.refusing) this.reset();
    else client.resetAndDestroy();
  }

  #toServer(pair: Pair, bytes: Buffer): void {
    if (pair.silent) return;
    const fault = this.atCommit !== null && bytes.includes(COMMIT) ? this.atCommit : null;
    if (fault === null) {
      pair.server.write(bytes);
      return;
    }
    this.commits -= 1;
    if (this.commits === 0) [this.atCommit, this.commits] = [null, 1];
    if (fault === 'lost-after' || fault === 'silent-after') {
      // PostgreSQL commits what it has read, though nobody reads the answer
      pair.silent = true;
      pair.server.write(bytes);
      if (fault === 'lost-after') setTimeout(() => this.#lose(pair), 20);
    } else if (fault === 'silent-before') pair.silent = true;
    else {
      pair.client.resetAndDestroy();
      pair.server.destroy();
    }
  }
}
