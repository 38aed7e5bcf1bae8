import { beforeAll, describe, expect, it } from '@jest/globals';
import { useApp } from '../support/app.ts';
import { CREATE, NAME, newCode, refused, requestsTo } from '../support/settings.ts';
import { createTwoBeliefs } from '../support/two-beliefs.ts';
import { leavingNoTrace } from '../support/writes.ts';

const api = useApp({ limits: { batch: 5 } });
const { send, get, ask, create } = requestsTo(api);

beforeAll(() => createTwoBeliefs(api.registry));

describe('a name that was meant for a setting', () => {
  it.each([
    ['muster-asof', 'muster-as-of'],
    ['x-muster-as-of', 'muster-as-of'],
    ['muster_as_of', 'muster-as-of'],
    ['as-of', 'muster-as-of'],
    ['muster-knownat', 'muster-known-at'],
    ['x-dry-run', 'muster-dry-run'],
    ['dryrun', 'muster-dry-run'],
    ['muster-dryrun', 'muster-dry-run'],
    ['x-idempotency-key', 'idempotency-key'],
    ['idempotencykey', 'idempotency-key'],
    ['x-as-of', 'muster-as-of'],
    ['as_of', 'muster-as-of'],
    ['valid-at', 'muster-as-of'],
    ['mustre-as-of', 'muster-as-of'],
    ['know-at', 'muster-known-at'],
    ['muser-knwon-at', 'muster-known-at'],
    ['known-as-of', 'muster-known-at'],
    ['x-dry', 'muster-dry-run'],
    ['dry-rum', 'muster-dry-run'],
    ['mutser-dryrn', 'muster-dry-run'],
    ['indempotency-key', 'idempotency-key'],
  ])('is refused as the header %s', async (header, meant) => {
    const sent = () => refused(create(newCode(), { headers: { [header]: 'true' } }));
    expect(await leavingNoTrace(api.registry, sent)).toBe(`${header} is unknown: did you mean ${meant}?`);
  });

  it.each([
    ['asof', 'asOf'],
    ['as_of', 'asOf'],
    ['moment', 'asOf'],
    ['knownat', 'knownAt'],
    ['KnownAt', 'knownAt'],
    ['dryrun', 'dryRun'],
    ['dry-run', 'dryRun'],
    ['rehearse', 'dryRun'],
    ['idempotency_key', 'idempotencyKey'],
    ['idempotent', 'idempotencyKey'],
    ['xAsOf', 'asOf'],
    ['knwonAt', 'knownAt'],
    ['dry', 'dryRun'],
    ['dyrRun', 'dryRun'],
    ['musterDryRun', 'dryRun'],
  ])('is refused as %s of extensions', async (name, meant) => {
    const sent = () => refused(create(newCode(), { extensions: { [name]: true } }));
    expect(await leavingNoTrace(api.registry, sent)).toBe(`${name} is unknown: did you mean ${meant}?`);
  });

  it('is refused where it is of the registry and no setting at all', async () => {
    expect(await refused(ask(NAME, { headers: { 'muster-tenant': 'a' } }))).toBe(
      'muster-tenant is unknown: there are muster-as-of, muster-known-at, muster-dry-run, idempotency-key',
    );
  });

  it('is refused beside extensions, and in the address of a POST', async () => {
    const input = { code: newCode(), name: '新单位', kind: 'TEAM', effectiveOn: '2023-01-01' };
    const body = { query: CREATE, variables: { input } };
    await leavingNoTrace(api.registry, async () => {
      expect(await refused(send({ ...body, dryRun: true }))).toBe('dryRun belongs in extensions: extensions.dryRun');
      for (const name of ['extension', 'Extensions', 'extentions']) {
        expect(await refused(send({ ...body, [name]: { dryRun: true } }))).toBe(
          `${name} is unknown: did you mean extensions?`,
        );
      }
      expect(await refused(send({ ...body, dry_run: true }))).toBe(
        'dry_run is unknown: did you mean extensions.dryRun?',
      );
      const addressed: [string, string][] = [
        ['dryRun=true', 'dryRun belongs in extensions: extensions.dryRun'],
        ['muster-dry-run=true', 'muster-dry-run is unknown: did you mean extensions.dryRun?'],
        [`extensions=${encodeURIComponent('{"dryRun":true}')}`, 'extensions belongs in the body of a POST'],
      ];
      for (const [address, message] of addressed) expect(await refused(send(body, {}, address))).toBe(message);
      expect((await send([body, { ...body, asOf: '2020-01-01' }])).status).toBe(400);
    });
    expect(await refused(get(`query=${encodeURIComponent(NAME)}&asOf=2020-01-01`))).toBe(
      'asOf belongs in extensions: extensions.asOf',
    );
    const extensions = encodeURIComponent('{"asOf":"2020-12-31"}');
    expect((await get(`query=${encodeURIComponent(NAME)}&extensions=${extensions}`)).body.data).toEqual({
      unit: { name: '旧' },
    });
  });

  it('is not found in the names of others', async () => {
    const headers = {
      'x-master-id': 'a',
      'x-request-key': 'a',
      'x-comment': 'a',
      date: 'a',
      range: 'a',
      'x-dns': 'a',
      'x-known': 'a',
      'x-validation': 'a',
      'x-momentum': 'a',
      'x-request-start': '1',
      'x-forwarded-for': '10.0.0.1',
      'if-none-match': 'a',
      'x-runtime': '1',
    };
    expect((await ask(NAME, { headers, extensions: { tracing: {}, clientLibrary: {} } })).status).toBe(200);
  });
});
