import { beforeAll, describe, expect, it } from '@jest/globals';
import { today } from '../../src/time/day.ts';
import { useApp } from '../support/app.ts';
import { NAME, newCode, refused, requestsTo, type Beside, type Body } from '../support/settings.ts';
import { createTwoBeliefs, LEARNED } from '../support/two-beliefs.ts';
import { leavingNoTrace } from '../support/writes.ts';

const api = useApp({ limits: { batch: 5 } });
const { send, ask, create } = requestsTo(api);

beforeAll(() => createTwoBeliefs(api.registry));

describe('the moment of a query', () => {
  const asked = [
    ['headers', (asOf: string, knownAt: string) => ({ headers: { 'muster-as-of': asOf, 'muster-known-at': knownAt } })],
    ['extensions', (asOf: string, knownAt: string) => ({ extensions: { asOf, knownAt } })],
  ] as const;

  it.each(asked)('is told by %s', async (_way, told) => {
    // asked again and again, it is answered by the short way too
    for (let n = 0; n < 3; n++) {
      expect((await ask(NAME, told('2020-12-31', LEARNED))).body).toMatchObject({
        data: { unit: { name: '旧' } },
        extensions: { moment: { asOf: '2020-12-31', knownAt: LEARNED }, dryRun: false },
      });
      expect((await ask(NAME, told('2020-12-31', '2022-05-31T23:59:59Z'))).body.data).toEqual({ unit: { name: '误' } });
    }
  });

  it('is today, as known now, where nothing tells it; null in extensions tells nothing', async () => {
    const expected = {
      data: { unit: { name: '新' } },
      extensions: { moment: { asOf: today(), knownAt: null }, dryRun: false },
    };
    expect((await ask(NAME)).body).toMatchObject(expected);
    expect((await ask(NAME, { extensions: { asOf: null, dryRun: null } })).body).toMatchObject(expected);
  });

  it('is that of the directive, which the answer tells too', async () => {
    expect((await ask(`query @asOf(date: "2020-12-31") ${NAME}`)).body).toMatchObject({
      data: { unit: { name: '旧' } },
      extensions: { moment: { asOf: '2020-12-31', knownAt: null } },
    });
  });

  it('may be told by several ways that agree', async () => {
    const { body } = await ask(`query @asOf(date: "2020-12-31", knownAt: "2022-06-01T08:00:00+08:00") ${NAME}`, {
      headers: { 'muster-as-of': '2020-12-31' },
      extensions: { knownAt: LEARNED },
    });
    expect(body).toMatchObject({ data: { unit: { name: '旧' } } });
  });

  it('is refused where two ways disagree', async () => {
    expect(
      await refused(ask(`query @asOf(date: "2020-12-31") ${NAME}`, { headers: { 'muster-as-of': '2021-01-01' } })),
    ).toBe('asOf is "2020-12-31" by a directive and "2021-01-01" by a header');
    expect(
      await refused(
        ask(NAME, { headers: { 'muster-known-at': LEARNED }, extensions: { knownAt: '2022-06-01T00:00:01Z' } }),
      ),
    ).toBe('knownAt is "2022-06-01T00:00:01.000Z" by extensions and "2022-06-01T00:00:00.000Z" by a header');
  });

  it('is refused for a mutation, which is answered for the day on which it takes effect', async () => {
    for (const told of [{ headers: { 'muster-as-of': '2020-01-01' } }, { extensions: { knownAt: LEARNED } }]) {
      expect(await leavingNoTrace(api.registry, () => refused(create(newCode(), told)))).toMatch(/belongs on a query/);
    }
  });

  it('holds for every operation of a list', async () => {
    const { body } = await send([{ query: NAME }, { query: NAME }], { 'muster-as-of': '2020-12-31' });
    expect((body as unknown as Body[]).map(({ data }) => data)).toEqual([
      { unit: { name: '旧' } },
      { unit: { name: '旧' } },
    ]);
  });

  it.each<[string, Beside, string]>([
    ['a day that is none', { headers: { 'muster-as-of': '2021-02-30' } }, 'muster-as-of must be a day of the calendar'],
    ['an empty header', { headers: { 'muster-as-of': '' } }, 'muster-as-of must be a day of the calendar'],
    ['a number for a day', { extensions: { asOf: 2021 } }, 'extensions.asOf must be a day of the calendar'],
    [
      'an instant without offset',
      { extensions: { knownAt: '2021-01-01T00:00:00' } },
      'must be an instant with its offset',
    ],
    ['an instant to come', { headers: { 'muster-known-at': '2999-01-01T00:00:00Z' } }, 'knownAt is in the future'],
    ['a header twice', { headers: { 'muster-as-of': '2020-01-01, 2020-01-01' } }, 'muster-as-of must be a day'],
    ['a text for a flag', { extensions: { dryRun: 'yes' } }, 'extensions.dryRun must be true or false'],
    ['bytes that are not UTF-8', { headers: { 'idempotency-key': 'k\u00ff' } }, 'idempotency-key is not UTF-8'],
  ])('is refused with %s', async (_case, told, message) => {
    expect(await refused(ask(NAME, told))).toContain(message);
  });
});
