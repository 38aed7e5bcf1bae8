import { beforeAll, describe, expect, it } from '@jest/globals';
import { HEADCOUNT_INVARIANTS } from '../../../src/modules/officers/officer.invariants.ts';
import { graphql } from '../../generated/gql.ts';
import type { World } from '../../support/acts/world.ts';
import { OFFICER_ACTS } from '../../support/acts/officers.ts';
import { UNIT_ACTS } from '../../support/acts/units.ts';
import { globalId, useApp } from '../../support/app.ts';
import { addOfficerVersion, createAssignment, createOfficer, createUnit } from '../../support/factories.ts';
import { newKey, personalKeys, sealerWith } from '../../support/personal.ts';
import { createTwoBureaus } from '../../support/two-bureaus.ts';
import { withdrawals } from '../../support/withdrawals.ts';

// How many people there are is kept of what is known now, and counted of what was known at an instant: both say the same.

const Heads = graphql(`
  query Heads($root: ID!, $bureau: ID!, $date: Date!, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
    units(first: 100) {
      nodes {
        code
        strength {
          officers
          police
          auxiliaries
          authorized
        }
        below: strength(includeSubunits: true) {
          officers
          police
          auxiliaries
          authorized
        }
        officers {
          totalCount
        }
        all: officers(includeSubunits: true) {
          totalCount
        }
      }
    }
    officers {
      totalCount
    }
    force: officers(filter: { within: $root }) {
      totalCount
    }
    bureau: officers(filter: { within: $bureau }) {
      totalCount
    }
  }
`);

const key = newKey('k');
const api = useApp({ personalKeys: personalKeys(key), limits: { budget: 1e15 } });
const { act, withdraw } = withdrawals(api);

let world: World;

beforeAll(async () => {
  world = { registry: api.registry, sealer: sealerWith(key), secrets: [], ...(await createTwoBureaus(api.registry)) };
});

const DAYS = ['2019-12-31', '2020-01-01', '2024-01-01', '2026-06-30', '2031-01-01'];

const heads = (date: string, knownAt: string | null) =>
  api.admin.request(Heads, {
    root: globalId('Unit', world.root.id),
    bureau: globalId('Unit', world.own.bureau.id),
    date,
    knownAt,
  });

/** What is kept, and what is counted as known at the last instant, on some days. */
async function keptAndCounted() {
  // what was written last may be a few milliseconds ahead of the clock
  await new Promise((resolve) => setTimeout(resolve, 5));
  const last = new Date().toISOString();
  const all = async (knownAt: string | null) => Promise.all(DAYS.map((date) => heads(date, knownAt)));
  return { kept: await all(null), counted: await all(last) };
}

async function disagreements(): Promise<string[]> {
  const found = await Promise.all(HEADCOUNT_INVARIANTS.map((text) => api.registry.$query<{ line: string }>(text, [])));
  return found.flat().map(({ line }) => line);
}

describe('how many people there are', () => {
  it.each(Object.keys({ ...OFFICER_ACTS, ...UNIT_ACTS }))(
    'is the same as kept and as counted after %s, and after its undoing',
    async (name) => {
      const input = await { ...OFFICER_ACTS, ...UNIT_ACTS }[name]!.input(world, () => world.own);
      const { change } = await act(name, input);
      const { kept, counted } = await keptAndCounted();
      expect(kept).toEqual(counted);
      await withdraw(change);
      expect(await disagreements()).toEqual([]);
    },
  );

  it('is the same where units have no unit above them in common, or none at all', async () => {
    const { id: other } = await createUnit(api.registry, { code: 'ALONE' });
    const { id: officer } = await createOfficer(api.registry);
    await createAssignment(api.registry, officer, { unitId: other });
    const { kept, counted } = await keptAndCounted();
    expect(kept).toEqual(counted);
  });

  it('counts the posts of one who has left nowhere but among people', async () => {
    const { id: unit } = await createUnit(api.registry, { code: 'LEFT' });
    const { id: officer } = await createOfficer(api.registry, { to: '2024-01-01' });
    await createAssignment(api.registry, officer, { unitId: unit });
    await addOfficerVersion(api.registry, officer, { from: '2024-01-01', status: 'RETIRED' });
    const { kept, counted } = await keptAndCounted();
    expect(kept).toEqual(counted);
    const { units } = await heads('2026-06-30', null);
    const left = units.nodes.find(({ code }) => code === 'LEFT')!;
    expect([left.strength.officers, left.officers.totalCount]).toEqual([0, 1]);
  });

  it('is verified: rows that say something else are found', async () => {
    expect(await disagreements()).toEqual([]);
    await api.database.pool.query('UPDATE headcount SET people = people + 1 WHERE unit_id = $1', [
      world.own.station.id,
    ]);
    expect(await disagreements()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(`^headcount ${world.own.station.id}, .*: it does not agree with who is on record$`),
        `headcount_total ${world.own.station.id}: it is not the sum of its days`,
      ]),
    );
    await api.database.pool.query('SELECT recount_heads()');
    expect(await disagreements()).toEqual([]);
  });
});
