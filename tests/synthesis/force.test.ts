import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chineseName } from '../../src/names/chinese-name.ts';
import { makeForce } from '../../src/synthesis/force.ts';
import { drawName, nameKeys } from '../../src/synthesis/names.ts';
import { DEFAULTS, type ForceOptions } from '../../src/synthesis/options.ts';
import { timeLeft } from '../../src/synthesis/progress.ts';
import { Random, Shuffle } from '../../src/synthesis/random.ts';
import { Rows, type Row } from '../../src/synthesis/rows.ts';
import { growTree } from '../../src/synthesis/tree.ts';
import { TABLES, type Table } from '../../src/synthesis/tables.ts';

const SMALL: ForceOptions = { ...DEFAULTS, officers: 300, units: 30 };

function made(options: ForceOptions, officersAStep?: number): Map<string, Row[]> {
  const rows = new Rows();
  const all = new Map<string, Row[]>();
  for (const _step of makeForce(options, rows, officersAStep)) {
    for (const [table, batch] of rows.takeBatch()) all.set(table.name, [...(all.get(table.name) ?? []), ...batch]);
  }
  return all;
}

const hash = (force: Map<string, Row[]>): string =>
  createHash('sha256')
    .update(JSON.stringify([...force].toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .digest('hex');

describe('a synthetic force', () => {
  it('is the same for the same options, whatever the steps in which it is made', () => {
    const first = hash(made(SMALL));
    expect(hash(made(SMALL))).toBe(first);
    expect(hash(made(SMALL, 7))).toBe(first);
    expect(hash(made({ ...SMALL, seed: 2 }))).not.toBe(first);
    expect(hash(made({ ...SMALL, until: '2025-06-30' }))).not.toBe(first);
  });

  it('steps through shares that sum to one in each phase', () => {
    const sums = new Map<string, number>();
    for (const { phase, share } of makeForce(SMALL, new Rows(), 40)) sums.set(phase, (sums.get(phase) ?? 0) + share);
    expect([...sums].map(([phase, share]) => [phase, Math.round(share * 1e9) / 1e9])).toEqual([
      ['units', 1],
      ['officers', 1],
      ['evaluations', 1],
    ]);
  });

  it.each([12, 30, 600, 60_000])('has a tree of six levels of %i units, each with a code of its own', (units) => {
    const tree = growTree({ ...SMALL, units });
    expect(tree.units.length).toBe(units);
    expect(new Set(tree.units.map(({ code }) => code)).size).toBe(units);
    expect(tree.units.filter(({ code }) => !code.startsWith('SYN'))).toEqual([]);
    expect(new Set(tree.units.map(({ level }) => level))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
    expect(
      tree.units.filter(({ parent, level, id }) => (parent?.level ?? 0) + 1 !== level || (parent?.id ?? 0) >= id),
    ).toEqual([]);
  });

  it('has the departments of a country in their proportions', () => {
    const count = new Map<string, number>();
    for (const { kind } of growTree({ ...SMALL, units: 60_000 }).units) count.set(kind, (count.get(kind) ?? 0) + 1);
    expect(Object.fromEntries(count)).toEqual({
      MINISTRY: 1,
      PROVINCIAL_DEPARTMENT: 31,
      MUNICIPAL_BUREAU: 333,
      SUB_BUREAU: 1144,
      COUNTY_BUREAU: 1713,
      STATION: 39740,
      BRIGADE: 6813,
      DETACHMENT: 1590,
      OFFICE: 3863,
      CENTER: 228,
      POLICE_ROOM: 3124,
      TEAM: 1420,
    });
  });
});

describe('the officers of a synthetic force', () => {
  const OFFICERS = 3_000;
  let force: Map<string, Row[]>;
  const column = (table: Table, row: Row, name: string) =>
    row[table.columns.findIndex((each) => each.name === name) + 1] ?? null;

  beforeAll(() => {
    force = made({ ...SMALL, officers: OFFICERS, units: 100 });
  });

  /** What the last row of each officer says. */
  const now = (name: string): Map<number, string> =>
    new Map(
      force.get('officer_version')!.map((row) => [row[1] as number, String(column(TABLES.officerVersion, row, name))]),
    );
  const share = (values: Iterable<string>, wanted: (value: string) => boolean): number => {
    const all = [...values];
    return all.filter(wanted).length / all.length;
  };

  it('are marked, and each serving officer has a police number of their own', () => {
    const statuses = now('status');
    expect(statuses.size).toBe(OFFICERS);
    const held = [...now('police_number')].filter(([, number]) => number !== 'null');
    const serving = [...statuses].filter(([, status]) => status === 'ACTIVE' || status === 'SUSPENDED');
    expect(held.map(([id]) => id)).toEqual(serving.map(([id]) => id));
    const numbers = new Set(held.map(([, number]) => number));
    expect(numbers.size).toBe(serving.length);
    expect([...numbers].filter((number) => !/^SYN\d{8}$/.test(number))).toEqual([]);
    for (const [name, rows] of force) {
      const at = Object.values(TABLES)
        .find((table) => table.name === name)
        ?.columns.findIndex((each) => each.name === 'basis_document');
      if (at === undefined || at === -1) continue;
      expect(new Set(rows.map((row) => row[at + 1]))).toEqual(new Set(['合成数据']));
    }
  });

  it('have the expected number of each kind', () => {
    expect(share(now('status').values(), (status) => status === 'ACTIVE' || status === 'SUSPENDED')).toBeCloseTo(
      0.91,
      6,
    );
    expect(share(now('status').values(), (status) => status === 'RETIRED')).toBeCloseTo(0.065, 1);
    expect(share(now('category').values(), (category) => category === 'AUXILIARY')).toBeCloseTo(0.37, 1);
    expect(share(now('gender').values(), (gender) => gender === 'FEMALE')).toBeCloseTo(0.17, 1);
    expect(share(now('rank').values(), (rank) => rank.startsWith('COMMISSIONER'))).toBeLessThan(0.01);
  });

  it('have ranks that follow the years of service', () => {
    const [joined, ranks] = [now('joined_on'), now('rank')];
    const medianJoined = (prefix: string) => {
      const days = [...ranks].flatMap(([id, rank]) => (rank.startsWith(prefix) ? [joined.get(id)!] : [])).toSorted();
      return days[days.length >> 1]!;
    };
    expect(medianJoined('CONSTABLE') > medianJoined('SUPERINTENDENT')).toBe(true);
    expect(medianJoined('SUPERINTENDENT') > medianJoined('SUPERVISOR')).toBe(true);
  });

  it('are transferred, lead, are lent and hold posts beside others', () => {
    const of = (name: string) =>
      new Set(force.get('assignment_version')!.map((row) => column(TABLES.assignmentVersion, row, name)));
    expect(of('kind')).toEqual(new Set(['PRIMARY', 'CONCURRENT', 'SECONDMENT']));
    expect(of('role')).toEqual(new Set(['LEADER', 'DEPUTY', 'PARTY_SECRETARY', 'PARTY_COMMITTEE', 'MEMBER']));
    expect(force.get('assignment_version')!.length / OFFICERS).toBeCloseTo(2.15, 1);
  });

  it('are excellent in no more than a fifth of a cycle', () => {
    const cycles = new Map<number, { graded: number; excellent: number }>();
    const grades = force.get('evaluation_version')!.map((row) => column(TABLES.evaluationVersion, row, 'grade'));
    for (const [i, row] of force.get('evaluation')!.entries()) {
      const cycle = row[1] as number;
      const counted = cycles.get(cycle) ?? { graded: 0, excellent: 0 };
      if (grades[i] !== 'NOT_GRADED') counted.graded++;
      if (grades[i] === 'EXCELLENT') counted.excellent++;
      cycles.set(cycle, counted);
    }
    for (const { graded, excellent } of cycles.values()) expect(excellent).toBeLessThanOrEqual(graded / 5);
    expect(new Set(grades)).toEqual(
      new Set(['EXCELLENT', 'COMPETENT', 'BASICALLY_COMPETENT', 'INCOMPETENT', 'NOT_GRADED']),
    );
  });

  it('are graded as a cycle grades: by the cap it was opened with, and not on probation', () => {
    const pinned = force
      .get('evaluation_cycle')!
      .map((row) => [
        column(TABLES.cycle, row, 'excellent_cap_basis_points'),
        column(TABLES.cycle, row, 'probation_months'),
      ]);
    expect(new Set(pinned.map(String))).toEqual(new Set(['2000,12']));
    const probation = force.get('evaluation')!.map((row) => column(TABLES.evaluation, row, 'probation'));
    const seen = new Set<string>();
    for (const [i, row] of force.get('evaluation_version')!.entries()) {
      const [grade, band, capped] = ['grade', 'band_grade', 'capped'].map((name) =>
        column(TABLES.evaluationVersion, row, name),
      );
      const graded = capped ? 'COMPETENT' : (band ?? 'NOT_GRADED');
      expect([grade, band === null]).toEqual([graded, probation[i]]);
      seen.add(`${probation[i]} ${capped} ${band === 'EXCELLENT'}`);
    }
    expect(seen).toEqual(new Set(['true false false', 'false false false', 'false false true', 'false true true']));
  });
});

describe('what a synthetic force is made of', () => {
  it('draws names whose keys, put together, are those of the name', () => {
    for (let i = 0; i < 2_000; i++) {
      const name = drawName(new Random(1, 'officer', i), i % 2 === 0);
      expect(nameKeys(name)).toEqual(chineseName(name));
    }
  });

  it('shuffles each number to a place of its own, and finds it there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), fc.nat(), (size, seed) => {
        const shuffle = new Shuffle(seed, 'seat', size);
        const places = Array.from({ length: size }, (_, i) => shuffle.at(i));
        expect(places.toSorted((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, i) => i));
        expect(places.map((place) => shuffle.indexOf(place))).toEqual(Array.from({ length: size }, (_, i) => i));
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    [10_000, 0, '?'],
    [10_000, 0.5, '10 s'],
    [60_000, 0.25, '3 min 0 s'],
    [60_000, 1, '0 s'],
  ])('tells after %i ms that with a share of %f done there are %s left', (elapsed, fraction, left) => {
    expect(timeLeft(elapsed, fraction)).toBe(left);
  });
});
