import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/** What became of the requests of a workload; the last five must be 0. */
export interface Counts {
  /** Writes that were answered as done. */
  readonly acknowledged: number;
  /** Writes of which the answer says that nothing was done. */
  readonly refused: number;
  /** Writes of which nobody knew: no answer, or OUTCOME_UNKNOWN. */
  readonly unknown: number;
  readonly reads: number;
  readonly refusedReads: number;
  /** Acknowledged writes that are not there. */
  readonly lost: number;
  /** Writes that were done more than once, after all were sent again under their keys. */
  readonly doubled: number;
  /** Refused writes that were done. */
  readonly untrue: number;
  /** Reads that did not show a write which was acknowledged before they were sent. */
  readonly stale: number;
  /** Answers with another error, and writes that failed although all was well again. */
  readonly wrong: number;
}

const CREATE = `mutation ($input: CreateUnitInput!, $key: String!) {
  createUnit(input: $input) @idempotent(key: $key) { __typename ... on CreateUnitSuccess { unit { code } change { position } } }
}`;
const READ = 'query ($code: String!) { unit(code: $code) { code name } }';

const NOTHING_DONE = new Set(['UNAVAILABLE', 'EXECUTION_TIMEOUT']);
/** Longer than a server takes to find out what became of a write. */
const ANSWER_MS = 40_000;

interface Answer {
  readonly data?: Record<string, { readonly __typename?: string; readonly code?: string } | null> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** Writers that create units, each under a key, and readers that ask for what was acknowledged, on one or more servers. */
export class Workload {
  /** What was wrong, to be read. */
  readonly wrong: string[] = [];
  readonly #urls: readonly string[];
  readonly #token: string;
  readonly #prefix: string;
  readonly #sent: string[] = [];
  readonly #acknowledged = new Set<string>();
  readonly #refused = new Set<string>();
  readonly #unknown = new Set<string>();
  #reads = 0;
  #refusedReads = 0;
  #stale = 0;
  #last: string | null = null;

  constructor(urls: readonly string[], token: string, prefix: string) {
    this.#urls = urls;
    this.#token = token;
    this.#prefix = prefix;
  }

  get acknowledged(): number {
    return this.#acknowledged.size;
  }

  /** Writes and reads until the work ends, and goes on for as long as it takes to answer what was sent. */
  async during(work: () => Promise<void>, { writers = 4, readers = 4 } = {}): Promise<void> {
    const end = new AbortController();
    const loop = async (step: () => Promise<void>) => {
      while (!end.signal.aborted) await step();
    };
    const clients = [
      ...Array.from({ length: writers }, () => loop(() => this.#write())),
      ...Array.from({ length: readers }, () => loop(() => this.#read())),
    ];
    try {
      await work();
    } finally {
      end.abort();
      await Promise.all(clients);
    }
  }

  /** Counts what is there, sends again what was refused or unknown, and counts once more. */
  async settle(pool: pg.Pool): Promise<Counts> {
    await this.#untilItWrites();
    const there = await this.#there(pool);
    const lost = [...this.#acknowledged].filter((code) => !there.has(code));
    const untrue = [...this.#refused].filter((code) => there.has(code));
    const counts = {
      acknowledged: this.#acknowledged.size,
      refused: this.#refused.size,
      unknown: this.#unknown.size,
      reads: this.#reads,
      refusedReads: this.#refusedReads,
      lost: lost.length,
      untrue: untrue.length,
    };
    for (const code of [...this.#refused, ...this.#unknown]) {
      const outcome = await this.#sendUntilDone(code);
      if (outcome !== 'done') this.wrong.push(`${code} sent again: ${outcome}`);
    }
    const after = await this.#there(pool);
    const doubled = [...after.values()].filter((count) => count > 1).length;
    const missing = this.#sent.filter((code) => !after.has(code));
    if (missing.length > 0) this.wrong.push(`not there after all: ${missing.join(', ')}`);
    return { ...counts, doubled, stale: this.#stale, wrong: this.wrong.length };
  }

  async #write(): Promise<void> {
    const code = `${this.#prefix}-${this.#sent.length + 1}`;
    this.#sent.push(code);
    const outcome = await this.#send(code);
    if (outcome === 'done') {
      this.#acknowledged.add(code);
      this.#last = code;
    } else if (outcome === 'unknown') this.#unknown.add(code);
    else {
      if (outcome === 'refused') this.#refused.add(code);
      else this.#unknown.add(code);
      await sleep(20);
    }
  }

  async #send(code: string): Promise<string> {
    const input = { code, name: '新单位', kind: 'TEAM', effectiveOn: '2023-01-01' };
    const answer = await this.#ask(CREATE, { input, key: code });
    if (answer === null) return 'unknown';
    const [error] = answer.errors ?? [];
    if (!error) {
      const type = answer.data?.['createUnit']?.__typename;
      if (type === 'CreateUnitSuccess') return 'done';
      this.wrong.push(`${code}: ${type}`);
      return 'wrong';
    }
    const { code: reason } = error.extensions;
    if (NOTHING_DONE.has(reason)) return 'refused';
    if (reason === 'PAYLOAD_UNAVAILABLE') return 'done';
    if (reason === 'OUTCOME_UNKNOWN') return 'unknown';
    this.wrong.push(`${code}: ${reason} ${error.message}`);
    return 'wrong';
  }

  /** As a client does: what was refused or not answered is sent again. A connection may still be silent. */
  async #sendUntilDone(code: string): Promise<string> {
    let outcome = 'unknown';
    for (let i = 0; i < 10 && (outcome === 'unknown' || outcome === 'refused'); i++) {
      // oxlint-disable no-await-in-loop -- one attempt after the other
      if (i > 0) await sleep(500);
      outcome = await this.#send(code);
      // oxlint-enable no-await-in-loop
    }
    return outcome;
  }

  async #read(): Promise<void> {
    const code = this.#last;
    if (code === null) {
      await sleep(20);
      return;
    }
    const answer = await this.#ask(READ, { code });
    this.#reads++;
    const [error] = answer?.errors ?? [];
    if (answer === null || error) {
      this.#refusedReads++;
      if (error && !NOTHING_DONE.has(error.extensions.code)) {
        this.wrong.push(`reading ${code}: ${error.extensions.code} ${error.message}`);
      }
      await sleep(20);
    } else if (answer.data?.['unit']?.code !== code) this.#stale++;
  }

  /** Asks one of the servers; null without an answer. */
  async #ask(query: string, variables: object): Promise<Answer | null> {
    const url = this.#urls[Math.floor(Math.random() * this.#urls.length)]!;
    try {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      return (await response.json()) as Answer;
    } catch {
      return null;
    }
  }

  async #untilItWrites(): Promise<void> {
    for (let i = 0; i < 200; i++) {
      const states = await Promise.all(
        this.#urls.map((url) =>
          fetch(`${url}/readyz`).then(
            ({ ok }) => ok,
            () => false,
          ),
        ),
      );
      if (states.every(Boolean)) return;
      await sleep(100);
    }
    throw new Error('the servers did not become ready again');
  }

  /** How often each code is there: as units, and as changes that made them. */
  async #there(pool: pg.Pool): Promise<Map<string, number>> {
    const { rows } = await pool.query<{ code: string; units: number; changes: number }>(
      `SELECT v.code, count(DISTINCT v.unit_id)::int AS units, count(DISTINCT c.position)::int AS changes
FROM unit_version v LEFT JOIN change c ON c.subject_id = v.unit_id AND c.operation = 'createUnit'
WHERE v.code LIKE $1 GROUP BY v.code`,
      [`${this.#prefix}-%`],
    );
    return new Map(rows.map(({ code, units, changes }) => [code, Math.max(units, changes)]));
  }
}
