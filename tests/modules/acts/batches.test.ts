import { beforeAll, describe, expect, it } from '@jest/globals';
import { encodeGlobalID } from '@pothos/plugin-relay';
import type { Roots, Scope } from '../../../src/access/scopes.ts';
import { Refusal } from '../../../src/errors/refusals.ts';
import { batchAct } from '../../../src/modules/acts/act.ts';
import { applyTogether, tryTogether } from '../../../src/record/batch.ts';
import type { BatchAct, Tried } from '../../../src/record/batch-act.ts';
import { writeLoader } from '../../../src/record/loading.ts';
import { OutOfReachError } from '../../../src/record/reach.ts';
import type { Write } from '../../../src/record/write.ts';
import { sql } from '../../../src/sql/sql.ts';
import { useApp } from '../../support/app.ts';
import { breaksOf } from '../../support/breaks.ts';
import { contextOf } from '../../support/context.ts';
import { createOfficerIn, unique } from '../../support/factories.ts';
import { keyOf, withdrawals } from '../../support/withdrawals.ts';
import { leavingNoTrace } from '../../support/writes.ts';

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const api = useApp();
const { act, withdraw } = withdrawals(api);

const context = (where: Roots = 'everywhere') =>
  contextOf(
    api,
    new Map<Scope, Roots>([
      ['registry:read', 'everywhere'],
      ['unit:write', where],
      ['personnel:write', where],
    ]),
  );

const newUnit = async (parent: string | null = null): Promise<{ id: string; code: string }> => {
  const code = `B${unique()}`;
  const input = { code, name: '批量单位', kind: 'TEAM', parent, effectiveOn: '2020-01-01' };
  return { id: (await act('createUnit', input, 'unit { id }')).id, code };
};

/** The id of a unit by its code, as earlier acts of the batch left it; the batch knows what was read. */
const unitIds = writeLoader<string, number | null>(
  async (codes, { query }) => {
    const found = await query<{ code: string; id: number }>(
      sql`SELECT v.code, v.unit_id AS id FROM unit_version v WHERE v.code = ANY($1::text[]) AND v.superseded_at IS NULL`,
      [codes],
    );
    return codes.map((code) => found.find((row) => row.code === code)?.id ?? null);
  },
  { cache: false, reads: (code) => [{ table: 'unit_version', column: 'code', value: code }] },
);
const unitId = async (write: Write, code: string) =>
  encodeGlobalID('Unit', (await unitIds(write).load(code)) ?? 999_999);

/** The same by a statement of which nothing is known. */
const unitIdAnyhow = async ({ query }: Write, code: string) => {
  const [row] = await query<{ id: number }>(sql`SELECT v.unit_id AS id FROM unit_version v WHERE v.code = $1`, [code]);
  return encodeGlobalID('Unit', row?.id ?? 999_999);
};

const making = (code: string, parent: string, find = unitId, own = context()): BatchAct =>
  batchAct('createUnit', own, async (write) => ({
    code,
    name: '批量单位',
    kind: 'TEAM',
    parent: await find(write, parent),
    effectiveOn: '2021-01-01',
  }));

const enrolling = (policeNumber: string, unit: string, own = context()): BatchAct =>
  batchAct('enrollOfficer', own, async (write) => ({
    name: '批测试',
    category: 'POLICE',
    policeNumber,
    unit: await unitId(write, unit),
    title: '民警',
    effectiveOn: '2022-01-01',
  }));

const moving = (id: string, toUnit: string, effectiveOn: string): BatchAct =>
  batchAct('transferOfficer', context(), async (write) => ({
    id,
    to: await unitId(write, toUnit),
    title: '民警',
    effectiveOn,
  }));

const numbers = (n: number) => Array.from({ length: n }, () => `N${unique()}`);

/** Collects what became of acts, told a round at a time. */
const collecting = () => {
  const tried: Tried[] = [];
  const onTried = (first: number, told: readonly Tried[]) => void tried.splice(first, tried.length, ...told);
  return { tried, trying: { signal: new AbortController().signal, onTried } };
};

const tryThem = async (acts: readonly BatchAct[]) => {
  const { tried, trying } = collecting();
  await tryTogether(api.database.registry, acts, trying);
  return tried;
};

const apply = async (acts: readonly BatchAct[], decides = (_tried: readonly Tried[]) => Promise.resolve(true)) => {
  const { tried, trying } = collecting();
  const decide = () => decides(tried);
  let positions: ReadonlyMap<number, bigint> = new Map();
  let at: Date | null = null;
  const besides = (_query: unknown, applied: { at: Date; positions: ReadonlyMap<number, bigint> }) => {
    ({ at, positions } = applied);
    return Promise.resolve();
  };
  const applied = await applyTogether(api.database.registry, acts, { ...trying, decide, besides });
  api.registry.$forget();
  return { applied, tried, positions, at };
};

/** Why each of some acts was refused; null where it was not. */
const why = (tried: readonly Tried[]) =>
  tried.map((one) => {
    if (!('error' in one)) return null;
    if (one.error instanceof OutOfReachError) return 'out-of-reach';
    return one.error instanceof Refusal ? one.error.name : String(one.error);
  });

const changesOf = async (id: string) => {
  const text = `query ($id: ID!) { changes(filter: { subject: $id }, first: 20) { nodes { operation position } } }`;
  const { changes } = await api.admin.request<{ changes: { nodes: { operation: string; position: string }[] } }>(text, {
    id,
  });
  return changes.nodes.map(({ operation, position }) => `${operation} ${position}`).toSorted();
};

const idOf = (tried: Tried, type: string) => encodeGlobalID(type, ('change' in tried && tried.change?.subjectId) || 0);

describe('acts of a batch', () => {
  let station: { id: string; code: string };

  beforeAll(async () => {
    station = await newUnit();
  });

  it('are tried in their order, each seeing what those before it did, and leave nothing', async () => {
    const [first, second, third] = numbers(3) as [string, string, string];
    const [number] = numbers(1) as [string];
    const acts = [
      making(first, station.code),
      making(second, first),
      making(third, 'NOWHERE'),
      enrolling(number, second),
      enrolling(number, second),
      making(third, second, unitIdAnyhow),
      enrolling(`${number}X`, third),
    ];
    const tried = await leavingNoTrace(api.registry, () => tryThem(acts));
    expect(why(tried)).toEqual([null, null, 'NotFoundError', null, 'ConflictError', null, null]);
  });

  it('are recorded together: at one instant, a position and a change each, those that are refused left out', async () => {
    const [first, second] = numbers(2) as [string, string];
    const people = numbers(30);
    const acts = [
      making(first, station.code),
      making(second, first, unitIdAnyhow),
      ...people.flatMap((number) => [enrolling(number, second), enrolling(number, first)]),
    ];
    const { tried, positions, at, applied } = await apply(acts);
    expect(applied).toBe(true);
    expect(why(tried).filter((one) => one === 'ConflictError')).toHaveLength(30);
    const all = [...positions.values()].toSorted((a, b) => Number(a - b));
    expect(all.map((position) => position - all[0]!)).toEqual(Array.from({ length: 32 }, (_, i) => BigInt(i)));
    expect([...positions.keys()]).toEqual([0, 1, ...people.map((_, i) => 2 + 2 * i)]);
    const stored = await api.registry.change.findMany({ where: { at: at! }, orderBy: { position: 'asc' } });
    expect(stored.map(({ position }) => position)).toEqual(all);
    expect(new Set(stored.slice(2).map(({ subjectId }) => subjectId)).size).toBe(30);
    expect(await breaksOf(api.registry)).toEqual([]);
    // each tells of its own, though their instant is the same
    const officer = idOf(tried[2]!, 'Officer');
    expect(await changesOf(officer)).toEqual([`enrollOfficer ${positions.get(2)}`]);
    expect(await changesOf(idOf(tried[1]!, 'Unit'))).toContain(`createUnit ${positions.get(1)}`);
    // and what comes after them is later
    await apply([moving(officer, station.code, '2023-01-01')]);
    expect((await changesOf(officer)).map((one) => one.split(' ')[0])).toEqual(['enrollOfficer', 'transferOfficer']);
    expect(await breaksOf(api.registry)).toEqual([]);
  });

  it('are not recorded where somebody decides so by what became of them', async () => {
    const [number] = numbers(1) as [string];
    const acts = [enrolling(number, station.code), enrolling(number, station.code)];
    const { applied, tried } = await leavingNoTrace(api.registry, () =>
      apply(acts, (all) => Promise.resolve(!all.some((one) => 'error' in one))),
    );
    expect(applied).toBe(false);
    expect(why(tried)).toEqual([null, 'ConflictError']);
  });

  it('stop where they are told to, and leave nothing', async () => {
    const stop = new AbortController();
    const options = {
      signal: stop.signal,
      onTried: () => stop.abort(),
      decide: () => Promise.resolve(true),
      besides: () => Promise.resolve(),
    };
    const acts = numbers(3).map((number) => enrolling(number, station.code));
    await expect(
      leavingNoTrace(api.registry, () => applyTogether(api.database.registry, acts, options)),
    ).rejects.toThrow('aborted');
  });

  it('may be about one thing twice, and are undone one by one, the last first', async () => {
    const [one, other] = [await newUnit(), await newUnit()];
    const { tried: enrolled } = await apply([enrolling(numbers(1)[0]!, station.code)]);
    const officer = idOf(enrolled[0]!, 'Officer');
    const { tried, positions } = await apply([
      moving(officer, one.code, '2023-01-01'),
      moving(officer, other.code, '2024-01-01'),
    ]);
    expect(why(tried)).toEqual([null, null]);
    expect(await breaksOf(api.registry)).toEqual([]);
    const [first, last] = [0, 1].map((place) => encodeGlobalID('Change', String(positions.get(place)))) as [
      string,
      string,
    ];
    const refused = await withdraw(first);
    expect(refused).toMatchObject({ __typename: 'RuleViolationError' });
    expect(JSON.stringify(refused)).toContain(String(positions.get(1)));
    expect(await withdraw(last)).toMatchObject({ __typename: 'WithdrawRecordSuccess' });
    expect(await withdraw(first)).toMatchObject({ __typename: 'WithdrawRecordSuccess' });
    expect(await breaksOf(api.registry)).toEqual([]);
  });

  it('reach what the viewer reaches, and what the batch has put there', async () => {
    const [code] = numbers(1) as [string];
    const there = context([keyOf(station.id)]);
    const elsewhere = await newUnit();
    const acts = [
      making(code, station.code, unitId, there),
      enrolling(numbers(1)[0]!, code, there),
      enrolling(numbers(1)[0]!, elsewhere.code, there),
    ];
    expect(why(await tryThem(acts))).toEqual([null, null, 'out-of-reach']);
  });
});

onServer('a batch that others overtake', () => {
  let [here, there]: { id: string; code: string }[] = [];

  beforeAll(async () => {
    [here, there] = [await newUnit(), await newUnit()];
  });

  /** Applies acts while others do something, once, after the first of them was tried. */
  const whileOthers = async (acts: readonly BatchAct[], others: () => Promise<unknown>) => {
    let tries = 0;
    const asked: Promise<unknown>[] = [];
    const slowly = acts.map((one, i): BatchAct => ({
      ...one,
      work: async (write) => {
        if (i === 0) tries++;
        if (i === acts.length - 1 && asked.length === 0) asked.push(others());
        await asked[0];
        return one.work(write);
      },
    }));
    const done = await apply(slowly);
    return { ...done, tries };
  };

  const enrolled = async () => idOf((await apply([enrolling(numbers(1)[0]!, here!.code)])).tried[0]!, 'Officer');

  it('is recorded at once where they wrote what it did not read', async () => {
    const other = await enrolled();
    const acts = numbers(2).map((number) => enrolling(number, there!.code));
    const { tries, applied, tried } = await whileOthers(acts, () =>
      act('reviseOfficer', { id: other, name: '改名', effectiveOn: '2024-01-01' }, 'officer { id }'),
    );
    expect([tries, applied, why(tried)]).toEqual([1, true, [null, null]]);
  });

  it('is tried again where they wrote what it read, and sees it then', async () => {
    const [number] = numbers(1) as [string];
    const acts = [enrolling(number, here!.code), enrolling(numbers(1)[0]!, here!.code)];
    const { tries, tried } = await whileOthers(acts, () =>
      act(
        'enrollOfficer',
        {
          name: '先来者',
          category: 'POLICE',
          policeNumber: number,
          unit: there!.id,
          title: '民警',
          effectiveOn: '2022-01-01',
        },
        'officer { id }',
      ),
    );
    expect(tries).toBeGreaterThan(1);
    expect(why(tried)).toEqual(['ConflictError', null]);
    expect(await breaksOf(api.registry)).toEqual([]);
  });

  it('is tried while others wait, where it is small and they have overtaken it again and again', async () => {
    let tries = 0;
    const wide = making(numbers(1)[0]!, here!.code, unitIdAnyhow);
    const waits: Promise<unknown>[] = [];
    const { applied, tried } = await apply([wide], async () => {
      tries++;
      const written = newUnit();
      // while the lock is held nobody comes first, and waiting for them would not end
      if (tries < 5) await written;
      else waits.push(written);
      return true;
    });
    await Promise.all(waits);
    expect([tries, applied, why(tried)]).toEqual([5, true, [null]]);
    expect(await breaksOf(api.registry)).toEqual([]);
  });

  it('lets a write go first that waits for a row which it has tried to write', async () => {
    const officer = await enrolled();
    const waits: Promise<unknown>[] = [];
    const acts = [moving(officer, there!.code, '2023-01-01'), enrolling(numbers(1)[0]!, here!.code)];
    const waiting = [
      acts[0]!,
      // a round of its own, after which somebody waits
      { ...making(numbers(1)[0]!, here!.code, unitIdAnyhow) },
      {
        ...acts[1]!,
        work: async (write: Write) => {
          if (waits.length === 0) {
            waits.push(act('transferOfficer', { id: officer, to: here!.id, title: '所长', effectiveOn: '2024-01-01' }));
          }
          await new Promise((resolve) => setTimeout(resolve, 300));
          return acts[1]!.work(write);
        },
      },
    ];
    const [done] = await Promise.all([apply(waiting), new Promise((resolve) => setTimeout(resolve, 200))]);
    await Promise.all(waits);
    expect(why(done.tried).slice(1)).toEqual([null, null]);
    expect(await breaksOf(api.registry)).toEqual([]);
  });

  it('is tried again where they came first with what it does not know that it needs, and sees it then', async () => {
    const [number] = numbers(1) as [string];
    const acts = [enrolling(number, here!.code), enrolling(numbers(1)[0]!, here!.code)];
    let asked = false;
    const { tried } = await apply(acts, async () => {
      if (asked) return true;
      asked = true;
      // a row that no change tells of, and a change of something else
      await createOfficerIn(api.registry, { id: keyOf(there!.id) }, { policeNumber: number });
      await newUnit();
      return true;
    });
    expect(why(tried)).toEqual(['ConflictError', null]);
  });
});
