import { beforeEach, describe, expect, it } from '@jest/globals';
import { Memory } from '../../src/database/memory.ts';
import type { PlanMode, RunQuery } from '../../src/database/run-query.ts';
import { sql, type Sql } from '../../src/sql/sql.ts';

// A registry of one number: each change adds one to it, and to the position of the last change. Changes touch what a test says.

const QUESTION = sql`SELECT the number`;
const POSITION = sql`SELECT the position`;
const TOUCHED = sql`SELECT what was touched`;
const OPTIONS = {
  rows: 1_000,
  positionText: POSITION,
  touchedText: TOUCHED,
  tables: new Map([
    ['officer', ['officer']],
    ['unit', ['unit']],
    ['headcount', ['officer']],
    ['change', []],
  ]),
  ofThings: new Set(['officer']),
};

let number: number;
/** What each change touches; null: too much to tell. */
let touched: readonly string[] | null;
let sent: string[];
/** What a statement waits for before it is answered, to be let go by a test. */
let held: Promise<void> | null;

const registry: RunQuery = async <Row>(text: Sql) => {
  sent.push(text === POSITION ? 'position' : text === TOUCHED ? 'touched' : text);
  const rows = [
    text === POSITION ? { position: number } : text === TOUCHED ? { position: number, touched } : { number },
  ];
  if (held && text !== POSITION && text !== TOUCHED) await held;
  return rows as Row[];
};

const turn = () => new Promise((resolve) => setImmediate(resolve));

let memory: Memory;

/** What one request is answered with. */
const asked = async (text: Sql = QUESTION, values: readonly unknown[] = [], mode?: PlanMode) => {
  const [row] = await memory.before(registry)<{ number: number }>(text, values, mode);
  await turn();
  return row!.number;
};

beforeEach(() => {
  number = 1;
  touched = null;
  sent = [];
  held = null;
  memory = new Memory(registry, OPTIONS);
});

describe('the memory', () => {
  it('answers the same question without a statement while nothing changes', async () => {
    expect([await asked(), await asked(), await asked()]).toEqual([1, 1, 1]);
    expect(sent).toEqual(['position', QUESTION, 'position', 'position']);
  });

  it('reads again after a change', async () => {
    await asked();
    number = 2;
    expect([await asked(), await asked()]).toEqual([2, 2]);
    expect(sent).toEqual(['position', QUESTION, 'position', 'touched', QUESTION, 'position']);
  });

  it('does not keep rows if a change came while they were read', async () => {
    let letGo = () => undefined as void;
    held = new Promise((resolve) => (letGo = resolve));
    const slow = asked();
    await turn();
    held = null;
    number = 2;
    await asked(sql`SELECT something else`);
    letGo();
    // it was asked before the change, so either answer is right
    expect(await slow).toBe(1);
    expect(await asked()).toBe(2);
  });

  it('keeps rows for each list of values', async () => {
    await asked(QUESTION, [1]);
    await asked(QUESTION, ['1']);
    await asked(QUESTION, [[1]]);
    await asked(QUESTION, [1, null]);
    expect(sent.filter((text) => text === QUESTION)).toHaveLength(4);
  });

  it('reads each time in mode uncached, without asking for the last position', async () => {
    await asked(QUESTION, [], 'uncached');
    await asked(QUESTION, [], 'uncached');
    expect(sent).toEqual([QUESTION, QUESTION]);
  });

  it('returns lists that cannot be changed', async () => {
    const rows = (await memory.before(registry)<{ number: number }>(QUESTION, [])) as { number: number }[];
    expect(() => rows.push({ number: 7 })).toThrow(TypeError);
  });

  it('forgets everything on demand', async () => {
    await asked();
    memory.forget();
    await asked();
    expect(sent.filter((text) => text === QUESTION)).toHaveLength(2);
  });
});

describe('what a change touches', () => {
  const OFFICERS = sql`SELECT name FROM officer JOIN "unit" ON TRUE`;
  const UNITS = sql`SELECT code FROM unit`;
  const HEADS = sql`SELECT police FROM headcount`;
  const CHANGES = sql`SELECT at FROM change`;

  /** The statements that are sent anew after a change. */
  const askedAnew = async (change: readonly string[] | null) => {
    const all = async () => {
      for (const text of [OFFICERS, UNITS, HEADS, CHANGES, QUESTION]) await asked(text);
    };
    await all();
    number += 1;
    touched = change;
    sent = [];
    await all();
    return sent.filter((text) => text !== 'position');
  };

  it('is forgotten where a statement names its table, or one that follows from it', async () => {
    expect(await askedAnew(['officer'])).toEqual(['touched', OFFICERS, HEADS, CHANGES, QUESTION]);
    expect(await askedAnew(['unit'])).toEqual(['touched', OFFICERS, UNITS, CHANGES, QUESTION]);
  });

  it('is never known of a table whose rows no change notes, and of a statement that names no table', async () => {
    expect(await askedAnew([])).toEqual(['touched', CHANGES, QUESTION]);
  });

  it('is everything where there is too much to tell', async () => {
    expect(await askedAnew(null)).toEqual(['touched', OFFICERS, UNITS, HEADS, CHANGES, QUESTION]);
  });

  it('is everything where the question fails', async () => {
    const failing: RunQuery = async (text, values) => {
      if (text === TOUCHED) throw new Error('out of time');
      return registry(text, values);
    };
    memory = new Memory(failing, OPTIONS);
    await asked(OFFICERS);
    number = 2;
    touched = [];
    expect([await asked(OFFICERS), await asked(OFFICERS)]).toEqual([2, 2]);
    expect(sent.filter((text) => text === OFFICERS)).toHaveLength(2);
  });

  it('is what rows show, where they tell that', async () => {
    const ask = async () => {
      const read = await memory.before(registry)<{ number: number }>(OFFICERS, [], 'generic', (rows, tokensOf) => ({
        rows: rows.map((row) => ({ number: row.number * 10 })),
        tokens: ['O7', ...tokensOf.otherTables(OFFICERS)],
      }));
      await turn();
      return read[0]!.number;
    };
    expect(await ask()).toBe(10);
    number = 2;
    touched = ['officer', 'O8'];
    expect(await ask()).toBe(10);
    number = 3;
    touched = ['officer', 'O7'];
    expect(await ask()).toBe(30);
    number = 4;
    touched = ['unit'];
    expect(await ask()).toBe(40);
  });

  it('is asked from the change on that is known, though another question was answered meanwhile', async () => {
    await asked(UNITS);
    number = 2;
    touched = ['officer'];
    await Promise.all([asked(UNITS), turn().then(() => asked(UNITS))]);
    number = 3;
    touched = ['unit'];
    expect(await asked(UNITS)).toBe(3);
  });
});

describe('what many ask for at once', () => {
  it('is read once', async () => {
    let letGo = () => undefined as void;
    held = new Promise((resolve) => (letGo = resolve));
    const all = Promise.all([asked(), asked(), asked()]);
    await turn();
    letGo();
    expect(await all).toEqual([1, 1, 1]);
    expect(sent).toEqual(['position', QUESTION]);
  });

  it('is read by each of the others where the one who reads has no answer', async () => {
    const first = memory.before(async (text, values) => {
      if (text !== QUESTION) return registry(text, values);
      await turn();
      throw new Error('out of time');
    })(QUESTION, []);
    const second = memory.before(registry)<{ number: number }>(QUESTION, []);
    await expect(first).rejects.toThrow('out of time');
    expect(await second).toEqual([{ number: 1 }]);
  });
});

describe('the last position', () => {
  it('is asked for once by all requests of one turn, and again by the next', async () => {
    await Promise.all([asked(sql`a`), asked(sql`b`), asked(sql`c`)]);
    expect(sent).toEqual(['position', 'a', 'b', 'c']);
    await asked(sql`a`);
    expect(sent.slice(4)).toEqual(['position']);
  });

  it('is asked for once by one request, however much the request reads', async () => {
    const door = memory.before(registry);
    await door(sql`a`, []);
    await turn();
    await door(sql`b`, []);
    expect(sent).toEqual(['position', 'a', 'b']);
  });

  it('fails only the requests that asked for it', async () => {
    const broken = new Memory(async () => Promise.reject(new Error('gone')), OPTIONS);
    await expect(broken.before(registry)(QUESTION, [])).rejects.toThrow('gone');
    await turn();
    await expect(broken.before(registry)(QUESTION, [])).rejects.toThrow('gone');
  });
});

describe('the size of the memory', () => {
  const rowsOf =
    (count: number): RunQuery =>
    <Row>(text: Sql) =>
      text === POSITION
        ? registry<Row>(text, [])
        : (sent.push(text), Promise.resolve(Array.from({ length: count }, (_, i) => ({ number: i }) as Row)));

  it('is a number of rows; what was used longest ago is forgotten first', async () => {
    const door = async (text: Sql) => {
      await memory.before(rowsOf(19))(text, []);
      await turn();
    };
    // 50 of 19 rows and one more fill it
    for (let i = 0; i < 50; i++) await door(sql`q${i}`);
    sent = [];
    await door(sql`q0`);
    expect(sent).toEqual(['position']);
    await door(sql`one more`);
    sent = [];
    await door(sql`q0`);
    await door(sql`q1`);
    expect(sent).toEqual(['position', 'position', 'q1']);
  });

  it('keeps no statement that would take a large share of it', async () => {
    for (const [count, times] of [
      [20, 1],
      [21, 2],
    ] as const) {
      sent = [];
      memory = new Memory(registry, OPTIONS);
      for (let i = 0; i < 2; i++) {
        await memory.before(rowsOf(count))(QUESTION, []);
        await turn();
      }
      expect(sent.filter((text) => text === QUESTION)).toHaveLength(times);
    }
  });
});
