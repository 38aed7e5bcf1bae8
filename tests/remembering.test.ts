import { beforeAll, describe, expect, it } from '@jest/globals';
import { remembering } from '../src/remembering.ts';
import { LAST_POSITION } from '../src/record/last-position.ts';
import type { World } from './support/acts/world.ts';
import { useApp } from './support/app.ts';
import { EVERY_ACT } from './support/every-act.ts';
import { newKey, personalKeys, sealerWith } from './support/personal.ts';
import { createTwoBureaus } from './support/two-bureaus.ts';
import { withdrawals } from './support/withdrawals.ts';

// which things a change touches, by the rows that it wrote

const key = newKey('k');
const api = useApp({ personalKeys: personalKeys(key) });
const { act } = withdrawals(api);
const { touchedText } = remembering(1);

let world: World;

beforeAll(async () => {
  world = { registry: api.registry, sealer: sealerWith(key), secrets: [], ...(await createTwoBureaus(api.registry)) };
});

const position = async () => (await api.registry.$query<{ position: number }>(LAST_POSITION, []))[0]!.position;

const touchedSince = async (since: number) =>
  (await api.registry.$query<{ position: number; touched: readonly string[] | null }>(touchedText, [since]))[0]!;

/** What an act touches. */
async function touchedBy(name: string): Promise<readonly string[]> {
  const input = await EVERY_ACT[name]!.input(world, () => world.own);
  const before = await position();
  await act(name, input);
  const { position: after, touched } = await touchedSince(before);
  expect(after).toBe(before + 1);
  return touched!.toSorted();
}

const things = (touched: readonly string[]) => touched.filter((token) => /^[OU]\d+$/.test(token));

describe('what a change touches', () => {
  it('is the officer, the unit that is left and the one that is joined, of a transfer', async () => {
    const touched = await touchedBy('transferOfficer');
    expect(things(touched).map(([type]) => type)).toEqual(['O', 'U', 'U']);
    expect(touched).toEqual(expect.arrayContaining(['assignment', 'assignment_version', 'officer']));
    expect(touched).not.toContain('honor_version');
  });

  it('is a unit and the one above it, where it is made', async () => {
    expect(things(await touchedBy('createUnit')).map(([type]) => type)).toEqual(['U', 'U']);
  });

  it('is the recipient of an honor, whatever becomes of the honor', async () => {
    for (const name of ['nominateHonor', 'putHonorUnderNotice', 'conferHonor', 'revokeHonor']) {
      const touched = await touchedBy(name);
      expect(touched).toContain('honor_version');
      expect(things(touched)).not.toEqual([]);
    }
  });

  it('is who is evaluated, where an evaluation is amended', async () => {
    const touched = await touchedBy('amendEvaluation');
    expect(touched).toContain('evaluation_version');
    expect(things(touched)).not.toEqual([]);
  });

  it('is no thing of those that others depend on, of a day of the calendar', async () => {
    expect(things(await touchedBy('recordCalendarDays'))).toEqual([]);
  });

  it('is told of some changes together, and is nothing after the last', async () => {
    const before = await position();
    const touched = [...(await touchedBy('reviseUnit')), ...(await touchedBy('reviseOfficer'))];
    expect((await touchedSince(before)).touched!.toSorted()).toEqual(expect.arrayContaining(touched));
    expect((await touchedSince(await position())).touched).toEqual([]);
  });

  it('is too much to tell after more than 200 changes, or of more than 2,000 rows', async () => {
    const last = await position();
    expect((await touchedSince(last - 201)).touched).toBeNull();
    await api.database.pool.query(
      `INSERT INTO change_row ("position", table_name, keys, hashes) SELECT $1, 'unit', array_agg(n::text), NULL FROM generate_series(1, 2001) n`,
      [last + 1],
    );
    expect((await touchedSince(last)).touched).toBeNull();
  });
});
