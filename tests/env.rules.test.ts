import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { readEnv } from '../src/env.ts';

const key = () => randomBytes(32).toString('base64');
const [first, second, lookup] = [key(), key(), key()];
const LOOKUP = { MUSTER_PERSONAL_HASH_KEY: lookup };

const pairs = (index: number) =>
  `MUSTER_PERSONAL_KEYS must be pairs id:key separated by commas, each key 32 bytes in base64 (pair ${index} is not)`;

describe('the keys of personal data in the environment', () => {
  it('are null if they are not set', () => {
    expect(readEnv({}).personalKeys).toBeNull();
    expect(readEnv({ MUSTER_PERSONAL_KEYS: '', MUSTER_PERSONAL_HASH_KEY: '' }).personalKeys).toBeNull();
  });

  it('are read in their order, without blanks around them', () => {
    const { personalKeys } = readEnv({ MUSTER_PERSONAL_KEYS: ` k2:${second}, k1:${first}\n`, ...LOOKUP });
    expect(personalKeys?.sealing.map(({ id, key: { type } }) => [id, type])).toEqual([
      ['k2', 'secret'],
      ['k1', 'secret'],
    ]);
    expect(personalKeys?.sealing[1]?.key.export().toString('base64')).toBe(first);
    expect(personalKeys?.lookupSecret.export().toString('base64')).toBe(lookup);
  });

  it('are not shown when the settings are printed', () => {
    const env = readEnv({ MUSTER_PERSONAL_KEYS: `k1:${first}`, ...LOOKUP });
    const printed = `${inspect(env, { depth: 10, showHidden: true })} ${JSON.stringify(env)}`;
    expect(printed).not.toContain(first.slice(0, 8));
    expect(printed).not.toContain(Buffer.from(first, 'base64').toString('hex').slice(0, 8));
  });

  it.each([
    ['no id', { MUSTER_PERSONAL_KEYS: first, ...LOOKUP }, pairs(1)],
    ['id and key in the wrong order', { MUSTER_PERSONAL_KEYS: `${first}:k1`, ...LOOKUP }, pairs(1)],
    ['an empty id', { MUSTER_PERSONAL_KEYS: `:${first}`, ...LOOKUP }, pairs(1)],
    ['an id of other characters', { MUSTER_PERSONAL_KEYS: `钥匙:${first}`, ...LOOKUP }, pairs(1)],
    ['an id too long', { MUSTER_PERSONAL_KEYS: `${'k'.repeat(33)}:${first}`, ...LOOKUP }, pairs(1)],
    ['a comma too many', { MUSTER_PERSONAL_KEYS: `k1:${first},`, ...LOOKUP }, pairs(2)],
    ['a colon too many', { MUSTER_PERSONAL_KEYS: `k1:${first}:`, ...LOOKUP }, pairs(1)],
    ['a key too short', { MUSTER_PERSONAL_KEYS: `k1:${first},k2:${second.slice(4)}`, ...LOOKUP }, pairs(2)],
    ['a key of 31 bytes', { MUSTER_PERSONAL_KEYS: `k1:${randomBytes(31).toString('base64')}`, ...LOOKUP }, pairs(1)],
    ['a key in hexadecimal', { MUSTER_PERSONAL_KEYS: `k1:${randomBytes(32).toString('hex')}`, ...LOOKUP }, pairs(1)],
    [
      'an id twice',
      { MUSTER_PERSONAL_KEYS: `k1:${first},k1:${second}`, ...LOOKUP },
      'MUSTER_PERSONAL_KEYS has two keys with the same id (pair 2)',
    ],
    [
      'no lookup key',
      { MUSTER_PERSONAL_KEYS: `k1:${first}` },
      'MUSTER_PERSONAL_HASH_KEY must be set where MUSTER_PERSONAL_KEYS is',
    ],
    ['a lookup key alone', LOOKUP, 'MUSTER_PERSONAL_KEYS must be set where MUSTER_PERSONAL_HASH_KEY is'],
    [
      'a lookup key that is none',
      { MUSTER_PERSONAL_KEYS: `k1:${first}`, MUSTER_PERSONAL_HASH_KEY: 'secret' },
      'MUSTER_PERSONAL_HASH_KEY must be 32 bytes in base64',
    ],
    [
      'a sealing key as lookup key',
      { MUSTER_PERSONAL_KEYS: `k2:${second},k1:${first}`, MUSTER_PERSONAL_HASH_KEY: first },
      'MUSTER_PERSONAL_HASH_KEY must not be one of MUSTER_PERSONAL_KEYS: those are changed, this one stays',
    ],
  ])('are refused with %s, in one line that repeats nothing of them', (_case, env, problem) => {
    expect(() => readEnv(env)).toThrow(new Error(`The environment is not valid: ${problem}.`));
  });
});

describe('the setting of planned queries', () => {
  it.each([
    ['unset', {}, 'repeated'],
    ['empty', { MUSTER_COMPILED: '' }, 'repeated'],
    ['off', { MUSTER_COMPILED: 'off' }, 'off'],
    ['always', { MUSTER_COMPILED: 'always' }, 'always'],
  ])('is read: %s', (_name, env, expected) => {
    expect(readEnv(env).compiled).toBe(expected);
  });

  it('is refused in one line if it is not valid', () => {
    expect(() => readEnv({ MUSTER_COMPILED: 'on' })).toThrow(
      'The environment is not valid: MUSTER_COMPILED must be "off", "repeated" or "always".',
    );
  });
});

describe('the sign-in of the console at a provider', () => {
  const provider = {
    MUSTER_OIDC_ISSUER: 'https://id.example.org/realms/force',
    MUSTER_OIDC_AUDIENCE: 'muster',
    MUSTER_OIDC_JWKS: 'jwks.json',
  };
  const client = { ...provider, MUSTER_OIDC_CLIENT_ID: 'console' };

  it('is off unless it is set, and asks for openid alone unless told otherwise', () => {
    expect(readEnv(provider).providerClient).toBeNull();
    const told = { issuer: provider.MUSTER_OIDC_ISSUER, clientId: 'console' };
    expect(readEnv(client).providerClient).toEqual({ ...told, scopes: 'openid' });
    const more = { ...client, MUSTER_OIDC_SCOPES: ' openid  profile' };
    expect(readEnv(more).providerClient).toEqual({ ...told, scopes: 'openid profile' });
    const here = { ...client, MUSTER_OIDC_ISSUER: 'http://127.0.0.1:8080' };
    expect(readEnv(here).providerClient?.issuer).toBe('http://127.0.0.1:8080');
  });

  it.each<[string, NodeJS.ProcessEnv, string]>([
    [
      'without a provider',
      { MUSTER_OIDC_CLIENT_ID: 'console' },
      'MUSTER_OIDC_ISSUER must be set where MUSTER_OIDC_CLIENT_ID is',
    ],
    [
      'by scopes alone',
      { ...provider, MUSTER_OIDC_SCOPES: 'openid' },
      'MUSTER_OIDC_CLIENT_ID must be set where MUSTER_OIDC_SCOPES is',
    ],
    [
      'at a provider without TLS',
      { ...client, MUSTER_OIDC_ISSUER: 'http://id.example.org' },
      'MUSTER_OIDC_ISSUER must be https, or of this machine itself, where MUSTER_OIDC_CLIENT_ID is set',
    ],
    [
      'without openid',
      { ...client, MUSTER_OIDC_SCOPES: 'profile' },
      'MUSTER_OIDC_SCOPES must be scopes separated by blanks, openid among them',
    ],
  ])('is refused %s', (_case, env, problem) => {
    expect(() => readEnv(env)).toThrow(new Error(`The environment is not valid: ${problem}.`));
  });
});

describe('a variable of the registry that it does not know', () => {
  it.each([
    ['MUSTER_BUGDET', 'MUSTER_BUDGET'],
    ['MUSTER_LIMITS_DEPTH', 'MUSTER_LIMIT_DEPTH'],
    ['MUSTER_DATADIR', 'MUSTER_DATA_DIR'],
    ['MUSTER_OIDC_ISUER', 'MUSTER_OIDC_ISSUER'],
  ])('is refused with the nearest name, and without its value: %s', (name, nearest) => {
    expect(() => readEnv({ [name]: 'secret' })).toThrow(
      new Error(`The environment is not valid: ${name} is not a setting, the nearest is ${nearest}.`),
    );
  });

  it('is refused with all the values that there are', () => {
    expect(() => readEnv({ LOG_LEVEL: 'loud' })).toThrow(
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
    );
  });

  it('is refused together with what else is wrong', () => {
    expect(() => readEnv({ PORT: 'x', MUSTER_PROXY: 'none', MUSTER_BATCHES: '' })).toThrow(
      'PORT must be a port, 0 to 65535; MUSTER_PROXY is not a setting, the nearest is MUSTER_PROXIES; MUSTER_BATCHES is not a setting, the nearest is MUSTER_BATCH.',
    );
  });

  it('is let be where clients or Kubernetes set it', () => {
    const env = {
      MUSTER_TOKEN: 'mr_',
      MUSTER_SERVICE_HOST: '10.0.0.1',
      MUSTER_SERVICE_PORT_HTTP: '4000',
      MUSTER_PORT: 'tcp://10.0.0.1:4000',
      MUSTER_PORT_4000_TCP_ADDR: '10.0.0.1',
      MUSTER_WEB_SERVICE_HOST: '10.0.0.2',
      OTHER: 'x',
    };
    expect(readEnv(env).port).toBe(4000);
  });
});
