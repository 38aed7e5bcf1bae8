import { describe, expect, it } from '@jest/globals';
import { readEnv } from '../src/env.ts';
import { LIMITS } from '../src/limits/limits.ts';

describe('limits in the environment', () => {
  it('have their defaults if nothing is set', () => {
    expect(readEnv({})).toMatchObject({
      limits: LIMITS,
      poolWaitMs: 5_000,
      corsOrigins: [],
      proxies: null,
      documentsDirectory: null,
      formsDirectory: null,
      console: true,
      graphiql: true,
      introspection: true,
    });
  });

  it('are read from their variables', () => {
    const env = readEnv({
      MUSTER_LIMIT_DEPTH: '5',
      MUSTER_BATCH: '10',
      MUSTER_LIMIT_ALIASES: '0',
      MUSTER_EXECUTION_MS: '',
      MUSTER_CORS_ORIGINS: ' https://hr.example, http://localhost:8080 ',
      MUSTER_PROXIES: '10.0.0.1, 10.1.0.0/16,fd00::/8',
      MUSTER_DOCUMENTS_DIR: '/etc/muster/documents',
      MUSTER_FORMS_DIR: '/etc/muster/forms',
      MUSTER_CONSOLE: 'off',
      MUSTER_GRAPHIQL: 'off',
      MUSTER_INTROSPECTION: 'off',
    });
    expect(env).toMatchObject({
      limits: { ...LIMITS, depth: 5, batch: 10, aliases: 0 },
      corsOrigins: ['https://hr.example', 'http://localhost:8080'],
      proxies: ['10.0.0.1', '10.1.0.0/16', 'fd00::/8'],
      documentsDirectory: '/etc/muster/documents',
      formsDirectory: '/etc/muster/forms',
      console: false,
      graphiql: false,
      introspection: false,
    });
  });

  it('tell no proxy from an unknown one', () => {
    expect(readEnv({ MUSTER_PROXIES: 'none' }).proxies).toEqual([]);
    expect(readEnv({ MUSTER_PROXIES: '' }).proxies).toBeNull();
  });

  it.each([
    [{ MUSTER_PROXIES: 'all' }, 'MUSTER_PROXIES must be "none", or addresses and networks like 10.0.0.1,10.1.0.0/16'],
    [{ MUSTER_PROXIES: '10.0.0.1,' }, 'MUSTER_PROXIES must be'],
    [{ MUSTER_PROXIES: '0.0.0.0/0' }, 'MUSTER_PROXIES must be'],
    [{ MUSTER_PROXIES: '::/0' }, 'MUSTER_PROXIES must be'],
    [{ MUSTER_FAILED_SIGN_INS: '0' }, 'MUSTER_FAILED_SIGN_INS must be a whole number, 1 or more'],
    [{ MUSTER_LIMIT_DEPTH: '0' }, 'MUSTER_LIMIT_DEPTH'],
    [{ MUSTER_LIMIT_DEPTH: 'deep' }, 'MUSTER_LIMIT_DEPTH must be a whole number, 1 or more'],
    [{ MUSTER_BATCH: '-1' }, 'MUSTER_BATCH'],
    [{ MUSTER_POOL_WAIT_MS: '1.5' }, 'MUSTER_POOL_WAIT_MS'],
    [{ MUSTER_GRAPHIQL: 'yes' }, 'MUSTER_GRAPHIQL must be "on" or "off"'],
    [{ MUSTER_CORS_ORIGINS: '*' }, 'MUSTER_CORS_ORIGINS must be origins like https://hr.example separated by commas'],
    [{ MUSTER_CORS_ORIGINS: 'https://hr.example/' }, 'MUSTER_CORS_ORIGINS must be origins'],
    [
      { MUSTER_BUDGET: '10', MUSTER_LIMIT_COST: '11' },
      'MUSTER_BUDGET must be at least MUSTER_LIMIT_COST: what may be asked could never be answered',
    ],
  ])('are refused if they are not valid: %j', (env, problem) => {
    expect(() => readEnv(env)).toThrow(`The environment is not valid: ${problem}`);
  });
});
