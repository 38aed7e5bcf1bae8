import { describe, expect, it } from '@jest/globals';
import { mergedRows } from '../../../src/modules/officers/merged-rows.service.ts';
import { OFFICER, type OfficerFacts } from '../../../src/modules/officers/officer.declaration.ts';
import { chineseName } from '../../../src/names/chinese-name.ts';
import { rowsAfter, type Version } from '../../../src/record/periods.ts';

type Row = Version<OfficerFacts>;

const NOTHING = Object.fromEntries(Object.keys(OFFICER.facts).map((fact) => [fact, null])) as unknown as OfficerFacts;

/** The rows of one record, each until the next one. */
const record = (id: number, ...rows: readonly (Partial<OfficerFacts> & { from: string })[]): Row[] =>
  rows.map(({ from, ...facts }, i) => ({
    ...NOTHING,
    name: '丁一',
    category: 'POLICE',
    status: 'ACTIVE',
    ...Object.assign({}, ...rows.slice(0, i)),
    ...facts,
    id: id + i,
    validFrom: from,
    validTo: rows[i + 1]?.from ?? null,
    startKnown: true,
    basis: null,
  }));

const merged = (survivor: readonly Row[], duplicate: readonly Row[]) => {
  const { rewriting, contradictions } = mergedRows(survivor, duplicate);
  return {
    contradictions: contradictions.map(({ en }) => en),
    rows: rowsAfter(survivor, rewriting).map(
      ({ validFrom, status, name, gender, category, rank, grade, joinedOn }) => ({
        from: validFrom,
        status,
        name,
        gender,
        category,
        rank,
        grade,
        joinedOn,
      }),
    ),
  };
};

const LEFT = {
  gender: 'MALE',
  rank: 'SUPERVISOR_FIRST_CLASS',
  grade: 'POLICE_OFFICER_4',
  joinedOn: '2000-07-01',
} as const;
const left = (status: OfficerFacts['status'], facts: Partial<OfficerFacts> = {}) =>
  record(1, { from: '2000-07-01', ...LEFT, ...facts }, { from: '2015-01-01', status });
const anew = (facts: Partial<OfficerFacts> = {}) => record(11, { from: '2022-01-01', ...facts });

describe('who left and was put on record anew', () => {
  describe.each([
    ['into the earlier record', (one: readonly Row[], later: readonly Row[]) => merged(one, later)],
    ['into the later record', (one: readonly Row[], later: readonly Row[]) => merged(later, one)],
  ])('merged %s', (way, merge) => {
    /** What both say: the record that is kept first. */
    const both = (one: string, later: string) =>
      (way === 'into the earlier record' ? [one, later] : [later, one]).join(', ');

    it('keeps what the later record does not know; rank and grade after retirement alone', () => {
      expect(merge(left('RETIRED'), anew())).toEqual({
        contradictions: [],
        rows: [
          expect.objectContaining({ from: '2000-07-01', status: 'ACTIVE', ...LEFT }),
          expect.objectContaining({ from: '2015-01-01', status: 'RETIRED', ...LEFT }),
          expect.objectContaining({ from: '2022-01-01', status: 'ACTIVE', ...LEFT }),
        ],
      });
      expect(merge(left('SEPARATED'), anew()).rows.at(-1)).toMatchObject({
        ...LEFT,
        status: 'ACTIVE',
        rank: null,
        grade: null,
      });
    });

    it('has the status, category, rank and grade of the later record', () => {
      const facts = { category: 'AUXILIARY', status: 'ACTIVE' } as const;
      expect(merge(left('RETIRED'), anew(facts)).rows.at(-1)).toMatchObject({ ...facts, rank: null, grade: null });
      const promoted = { rank: 'SUPERINTENDENT_THIRD_CLASS' } as const;
      expect(merge(left('RETIRED'), anew(promoted)).rows.at(-1)).toMatchObject(promoted);
    });

    it('has one name, gender and day of joining', () => {
      const other = anew({ name: '丁二', gender: 'FEMALE', joinedOn: '2022-01-01', category: 'AUXILIARY' });
      expect(merge(left('SEPARATED'), other).contradictions).toEqual([
        `their names differ from 2022-01-01 on (${both('丁一', '丁二')})`,
        `their genders differ from 2022-01-01 on (${both('Male', 'Female')})`,
        `their days of joining differ from 2022-01-01 on (${both('2000-07-01', '2022-01-01')})`,
      ]);
    });

    it('may leave again, in another way', () => {
      const again = record(11, { from: '2022-01-01' }, { from: '2024-01-01', status: 'RETIRED' });
      const { contradictions, rows } = merge(left('SEPARATED'), again);
      expect(contradictions).toEqual([]);
      expect(rows.map(({ from, status }) => [from, status])).toEqual([
        ['2000-07-01', 'ACTIVE'],
        ['2015-01-01', 'SEPARATED'],
        ['2022-01-01', 'ACTIVE'],
        ['2024-01-01', 'RETIRED'],
      ]);
    });

    it('has no rank of before where the later record had another one, or knows of a return of its own', () => {
      const lost = record(
        11,
        { from: '2022-01-01', rank: 'SUPERVISOR_SECOND_CLASS', grade: 'POLICE_OFFICER_1' },
        { from: '2023-01-01', rank: null, grade: null },
      );
      expect(
        merge(left('RETIRED'), lost)
          .rows.map(({ from, rank, grade }) => [from, rank, grade])
          .slice(2),
      ).toEqual([
        ['2022-01-01', 'SUPERVISOR_SECOND_CLASS', 'POLICE_OFFICER_1'],
        ['2023-01-01', null, null],
      ]);
      const returned = record(
        11,
        { from: '2022-01-01' },
        { from: '2023-01-01', status: 'SEPARATED' },
        { from: '2024-01-01', status: 'ACTIVE' },
      );
      expect(
        merge(left('RETIRED'), returned)
          .rows.map(({ from, status, rank }) => [from, status, rank])
          .slice(2),
      ).toEqual([
        ['2022-01-01', 'ACTIVE', LEFT.rank],
        ['2023-01-01', 'SEPARATED', LEFT.rank],
        ['2024-01-01', 'ACTIVE', null],
      ]);
    });

    it('may have served between, in a gap of the other record', () => {
      const twice = record(
        1,
        { from: '2005-01-01' },
        { from: '2010-01-01', status: 'SEPARATED' },
        { from: '2016-01-01', status: 'ACTIVE' },
      );
      const between = record(11, { from: '2012-01-01' }, { from: '2014-01-01', status: 'RETIRED' });
      const { contradictions, rows } = merge(twice, between);
      expect(contradictions).toEqual([]);
      expect(rows.map(({ from, status }) => [from, status])).toEqual([
        ['2005-01-01', 'ACTIVE'],
        ['2010-01-01', 'SEPARATED'],
        ['2012-01-01', 'ACTIVE'],
        ['2014-01-01', 'RETIRED'],
        ['2016-01-01', 'ACTIVE'],
      ]);
    });

    it('has not died, and was not put on record before having left', () => {
      expect(merge(left('DECEASED'), anew()).contradictions).toEqual([
        `their statuses differ from 2022-01-01 on (${both('Deceased', 'Active')})`,
      ]);
      const early = record(11, { from: '2014-12-31' });
      expect(merge(left('RETIRED'), early).contradictions).toEqual([
        `their statuses differ from 2015-01-01 on (${both('Retired', 'Active')})`,
      ]);
    });
  });
});

it('keeps the reading of a name that staff have set in either record', () => {
  const read = { namePinyin: 'chong yan', nameJoined: 'chongyan', nameInitials: 'cy' };
  const derived = { name: '重岩', ...chineseName('重岩') };
  expect(derived.namePinyin).not.toBe(read.namePinyin);
  const set = record(1, { from: '2020-01-01', ...derived, ...read });
  const plain = record(11, { from: '2020-01-01', ...derived });
  for (const [one, other] of [
    [set, plain],
    [plain, set],
  ] as const) {
    expect(rowsAfter(one, mergedRows(one, other).rewriting)).toMatchObject([{ ...derived, ...read }]);
  }
});

it('names are the same however they are written, and the survivor keeps its own', () => {
  const [traditional, simplified] = [record(1, { from: '2020-01-01', name: '張 偉' }), anew({ name: '张伟' })];
  expect(merged(traditional, simplified)).toMatchObject({ contradictions: [], rows: [{ name: '張 偉' }] });
  expect(merged(simplified, traditional)).toMatchObject({
    contradictions: [],
    rows: [{ name: '張 偉' }, { from: '2022-01-01', name: '张伟' }],
  });
  expect(merged(traditional, anew({ name: '张玮' })).contradictions).toEqual([
    'their names differ from 2022-01-01 on (張 偉, 张玮)',
  ]);
});
