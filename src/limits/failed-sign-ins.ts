import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { SignInError } from '../access/identity-provider.ts';
import { tokenHash } from '../access/secret.ts';
import type { Viewer } from '../access/viewer.ts';
import { budgets } from './budget.ts';

/** The seconds after which an address may fail as often again. */
const SECONDS = 60;
/** How many tokens that signed in are remembered. */
const TOKENS_MAXIMUM = 10_000;

/**
 * Wraps a sign-in so that it refuses an address with too many failures, before anything is looked up. A token that signed in
 * before is not refused: one broken client must not lock out those who share its address.
 */
export function slowedSignIn(
  signIn: (bearer: string) => Promise<Viewer | null>,
  failuresMaximum: number,
  now: () => number = Date.now,
): (bearer: string, address: string) => Promise<Viewer | null> {
  const failures = budgets(SECONDS, now);
  const letIn = new LRUCache<string, true>({ max: TOKENS_MAXIMUM });
  return async (bearer, address) => {
    const key = tokenHash(bearer).toString('base64');
    const account = { holder: networkOf(address), total: failuresMaximum };
    // taken before the outcome is known: otherwise many attempts at once would all be looked up
    const answer = failures.take(account, 1);
    if (!answer.taken && !letIn.has(key)) throw tooManyFailed(answer.seconds);
    const failed = () => void letIn.delete(key);
    const giveBack = () => {
      if (answer.taken) failures.giveBack(account, 1);
    };
    try {
      const viewer = await signIn(bearer);
      if (!viewer) failed();
      else {
        letIn.set(key, true);
        giveBack();
      }
      return viewer;
    } catch (error) {
      if (error instanceof SignInError) failed();
      else giveBack();
      throw error;
    }
  };
}

/** An IPv4 address as a socket gives it, or as some proxies write it. */
const IPV4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)(?::\d+)?$/i;
const GROUPS = 8;
const GROUPS_OF_NETWORK = 4;

/** What is counted for an address: for IPv6 its 64-bit network, all of which one client may use; else the address. */
export function networkOf(address: string): string {
  const ipv4 = IPV4.exec(address)?.[1];
  if (ipv4 !== undefined || !address.includes(':')) return ipv4 ?? address;
  const [before = [], after] = address.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const missing = after ? Math.max(0, GROUPS - before.length - after.length) : 0;
  const groups = [...before, ...Array<string>(missing).fill('0'), ...(after ?? [])];
  const network = groups.slice(0, GROUPS_OF_NETWORK).map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
  return `${network.join(':')}::/64`;
}

const tooManyFailed = (seconds: number): GraphQLError =>
  new GraphQLError(`Too many attempts to sign in from this address have failed: wait ${seconds} s.`, {
    extensions: {
      code: 'RATE_LIMITED',
      retryAfterSeconds: seconds,
      http: { status: 429, headers: new Map([['retry-after', String(seconds)]]) },
    },
  });
