import { describe, expect, it } from '@jest/globals';
import { ProviderUnavailableError, SignInError } from '../../src/access/identity-provider.ts';
import type { Viewer } from '../../src/access/viewer.ts';
import { networkOf, slowedSignIn } from '../../src/limits/failed-sign-ins.ts';

const VIEWER: Viewer = {
  type: 'Token',
  id: '1',
  name: 'test',
  kind: 'SERVICE',
  actor: 'service:test',
  scopes: new Map(),
  holder: { tokenId: 1 },
  officerId: null,
  ofGroups: [],
  documentsOnly: false,
  budget: null,
};

/** Signs in whoever is told to be known; `expired` and `away` are thrown as an identity provider does. */
function door(failuresMaximum: number) {
  const known = new Set(['good', 'other']);
  const asked: string[] = [];
  let now = 0;
  const enter = slowedSignIn(
    (bearer) => {
      asked.push(bearer);
      if (bearer === 'expired') return Promise.reject(new SignInError('The access token has expired.'));
      if (bearer === 'away') return Promise.reject(new ProviderUnavailableError());
      return Promise.resolve(known.has(bearer) ? VIEWER : null);
    },
    failuresMaximum,
    () => now,
  );
  const outcome = (bearer: string, address = '192.0.2.1') =>
    enter(bearer, address).then(
      (viewer) => (viewer ? 'in' : 'unknown'),
      (error: Error & { extensions?: { code?: unknown; retryAfterSeconds?: unknown } }) =>
        error.extensions
          ? `${String(error.extensions.code)} ${String(error.extensions.retryAfterSeconds)}`
          : error.message,
    );
  return { outcome, known, asked, pass: (seconds: number) => void (now += seconds * 1_000) };
}

describe('an address with too many failed sign-ins', () => {
  it('is refused before anything is looked up, until attempts have come back', async () => {
    const { outcome, asked, pass } = door(3);
    expect(await outcome('a')).toBe('unknown');
    expect(await outcome('expired')).toBe('The access token has expired.');
    expect(await outcome('b')).toBe('unknown');
    expect(await outcome('c')).toBe('RATE_LIMITED 20');
    expect(await outcome('good')).toBe('RATE_LIMITED 20');
    expect(asked).toEqual(['a', 'expired', 'b']);
    expect(await outcome('c', '192.0.2.2')).toBe('unknown');
    pass(20);
    expect(await outcome('good')).toBe('in');
    expect(await outcome('d')).toBe('unknown');
    expect(await outcome('e')).toBe('RATE_LIMITED 20');
  });

  it('still signs in a token that signed in before, until that token fails', async () => {
    const { outcome, known } = door(1);
    expect(await outcome('good')).toBe('in');
    expect(await outcome('a')).toBe('unknown');
    expect(await outcome('good')).toBe('in');
    expect(await outcome('other')).toBe('RATE_LIMITED 60');
    known.delete('good');
    expect(await outcome('good')).toBe('unknown');
    expect(await outcome('good')).toBe('RATE_LIMITED 60');
  });

  it('is charged before the outcome of an attempt is known', async () => {
    const { outcome, asked } = door(2);
    const outcomes = await Promise.all(['a', 'b', 'c', 'd'].map((bearer) => outcome(bearer)));
    expect(outcomes).toEqual(['unknown', 'unknown', 'RATE_LIMITED 30', 'RATE_LIMITED 30']);
    expect(asked).toEqual(['a', 'b']);
  });

  it('is not charged for a success, or for a failure of the provider', async () => {
    const { outcome } = door(1);
    for (let i = 0; i < 3; i++) {
      expect(await outcome('good')).toBe('in');
      expect(await outcome('away')).toBe('');
    }
    expect(await outcome('a')).toBe('unknown');
  });
});

describe('the network of an address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:50123', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:0:0:1::', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
