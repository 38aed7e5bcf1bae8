import { once } from 'node:events';
import { connect } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');
const ERRORS = Buffer.from('"errors":');

/** The bytes of a request, made once. */
export function requestOf(port, body, headers = {}) {
  const text = JSON.stringify(body);
  const lines = Object.entries({ 'content-type': 'application/json', accept: 'application/json', ...headers });
  return Buffer.from(
    `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}

/**
 * A closed loop: each connection sends its next request when it has the whole answer to the one before, for a number of
 * seconds or requests. It speaks just enough HTTP, so that the load takes little of the machine. An answer that is not
 * 200, has errors or never comes counts as an error. `requests` is a list that is repeated, or a function that makes
 * them until it makes none.
 */
export async function load(port, requests, connections, { seconds = Infinity, most = Infinity }) {
  const times = [];
  let errors = 0;
  let firstError = '';
  let next = 0;
  const nextOf = typeof requests === 'function' ? requests : () => requests[next % requests.length];
  const started = performance.now();
  const until = started + seconds * 1000;

  const client = async () => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    let sent = 0;
    let waiting = false;
    let pending = Buffer.alloc(0);
    const send = () => {
      const request = nextOf();
      if (!request) {
        socket.end();
        return;
      }
      next++;
      waiting = true;
      sent = performance.now();
      socket.write(request);
    };
    const ended = new Promise((resolve, reject) => {
      socket.on('error', reject);
      socket.on('close', () => {
        if (waiting) {
          errors++;
          firstError ||= 'the connection was closed before the answer';
        }
        resolve();
      });
      socket.on('data', (chunk) => {
        pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
        const end = pending.indexOf(HEAD_END);
        if (end < 0) return;
        const head = pending.latin1Slice(0, end);
        const length = /content-length: *(\d+)/i.exec(head)?.[1];
        if (length === undefined) {
          socket.destroy(new Error(`an answer without its length: ${head}`));
          return;
        }
        if (pending.length < end + 4 + Number(length)) return;
        const now = performance.now();
        times.push(now - sent);
        if (!head.startsWith('HTTP/1.1 200') || pending.includes(ERRORS)) {
          errors++;
          firstError ||= pending.toString();
        }
        pending = Buffer.alloc(0);
        waiting = false;
        if (now < until && next < most) send();
        else socket.end();
      });
    });
    send();
    await ended;
  };
  await Promise.all(Array.from({ length: connections }, client));
  const elapsed = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  return { count: times.length, rate: times.length / elapsed, ...sharesOf(times), errors, firstError, times };
}

/** The percentiles p50 and p99 of sorted times. */
export function sharesOf(times) {
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { p50: at(0.5), p99: at(0.99) };
}
