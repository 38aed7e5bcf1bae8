import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { correctedFields, heldIn, rewritingTo } from '../../src/record/corrected-rows.ts';
import { dated, int, text } from '../../src/record/declaration.ts';
import { onDay, replaceBetween, rowsAfter, type Version } from '../../src/record/periods.ts';
import type { Basis } from '../../src/record/write.ts';

interface Facts {
  readonly name: string;
  readonly size: number | null;
}

const THING = dated({
  type: 'CorrectedThing',
  table: 'thing',
  facts: { name: text(), size: int({ nullable: true }) },
});
const ORDER: Basis = { documentNumber: 'new', reason: null };
const OLD: Basis = { documentNumber: 'old', reason: null };

/** Days are years here; rows are numbered from 1, and a source tells only that they held. */
const day = (year: number) => `${year}-01-01`;
type Row = [name: string, size: number | null, from: number, to: number | null];
const rows = (all: readonly Row[]): Version<Facts>[] =>
  all.map(([name, size, from, to], i) => ({
    id: i + 1,
    name,
    size,
    basis: OLD,
    startKnown: false,
    validFrom: day(from),
    validTo: to === null ? null : day(to),
  }));
const days = (from: number, until: number | null) => ({ from: day(from), until: until === null ? null : day(until) });

/** Rows as texts: facts, days, whether the first day is known, and the order. */
const told = (
  all: readonly (Facts & { validFrom: string; validTo: string | null; startKnown: boolean; basis: Basis | null })[],
) =>
  all.map(({ name, size, validFrom, validTo, startKnown, basis }) =>
    [
      name,
      size ?? '-',
      validFrom.slice(0, 4),
      validTo?.slice(0, 4) ?? '',
      startKnown ? 'known' : '',
      basis?.documentNumber,
    ].join(' '),
  );

describe('replaceBetween: values on some days alone', () => {
  it('splits a row at both ends', () => {
    const rewriting = replaceBetween(rows([['a', 1, 2010, null]]), days(2012, 2014), () => ({ name: 'b' }), ORDER);
    expect(rewriting.superseded).toEqual([1]);
    expect(told(rewriting.recorded)).toEqual(['a 1 2010 2012  old', 'b 1 2012 2014 known new', 'a 1 2014  known old']);
  });

  it('leaves alone what is outside of the days, and what is right already', () => {
    const before = rows([
      ['a', 1, 2010, 2012],
      ['b', 2, 2012, 2014],
      ['a', 3, 2014, null],
    ]);
    const rewriting = replaceBetween(before, days(2010, 2015), () => ({ name: 'b' }), ORDER);
    expect(rewriting.superseded).toEqual([1, 3]);
    // a row that begins later keeps its order, and the first day of the first row stays unknown
    expect(told(rewriting.recorded)).toEqual(['b 1 2010 2012  new', 'b 3 2014 2015  old', 'a 3 2015  known old']);
  });

  it('goes over changes that are on record, where a revision would stop at them', () => {
    const before = rows([
      ['a', 1, 2010, 2012],
      ['c', 1, 2012, null],
    ]);
    const after = rowsAfter(
      before,
      replaceBetween(before, days(2011, null), () => ({ name: 'b' }), ORDER),
    );
    expect(told(after)).toEqual(['a 1 2010 2011  old', 'b 1 2011 2012 known new', 'b 1 2012   old']);
  });

  it('a correction of a correction touches its days alone', () => {
    const first = rows([['third', null, 2020, null]]);
    const once = rowsAfter(
      first,
      replaceBetween(first, days(2022, null), () => ({ name: 'second' }), ORDER),
    );
    const believed = once.map((row, i) => ({ ...row, id: i + 1 }));
    const again = replaceBetween(believed, days(2022, 2023), () => ({ name: 'third' }), ORDER);
    expect(again.superseded).toEqual([2]);
    expect(told(rowsAfter(believed, again))).toEqual([
      'third - 2020 2022  old',
      'third - 2022 2023 known new',
      'second - 2023  known new',
    ]);
  });
});

describe('heldIn and rewritingTo: other days for a thing', () => {
  const before = rows([
    ['a', 1, 2010, 2012],
    ['b', 1, 2012, 2015],
  ]);
  const moved = (from: number, until: number | null) => {
    const rewriting = rewritingTo(before, heldIn(before, days(from, until)), ORDER);
    return [rewriting.superseded, told(rewriting.recorded)];
  };

  it('an earlier first day and a later end stretch the outer rows', () => {
    expect(moved(2008, null)).toEqual([
      [1, 2],
      ['a 1 2008 2012 known new', 'b 1 2012   old'],
    ]);
  });

  it('a later first day and an earlier end cut them, and drop what lies outside', () => {
    expect(moved(2011, 2014)).toEqual([
      [1, 2],
      ['a 1 2011 2012 known new', 'b 1 2012 2014  old'],
    ]);
    expect(moved(2013, 2015)).toEqual([[1, 2], ['b 1 2013 2015 known new']]);
    expect(moved(2010, 2011)).toEqual([[1, 2], ['a 1 2010 2011  old']]);
  });

  it('days that are all before or after leave one row there', () => {
    expect(moved(2005, 2006)).toEqual([[1, 2], ['a 1 2005 2006 known new']]);
    expect(moved(2020, 2021)).toEqual([[1, 2], ['b 1 2020 2021 known new']]);
  });

  it('the same days change nothing', () => {
    expect(moved(2010, 2015)).toEqual([[], []]);
  });

  it('the same facts under an order that was read again change nothing', () => {
    const read = rows([['a', 1, 2010, null]]);
    const again = read.map((row) => ({ ...row, basis: { ...OLD } }));
    expect(rewritingTo(read, again, ORDER)).toEqual({ superseded: [], recorded: [] });
  });
});

describe('what the record of a correction tells', () => {
  const is = (name: string, size: number | null = 1) => ({ name, size });

  it('the first day under the plain name, others under theirs, and where it ends', () => {
    const changed = [
      { on: day(2010), before: is('a'), after: is('b') },
      { on: day(2012), before: is('c', 2), after: is('b', 1) },
    ];
    expect(correctedFields(THING, changed, days(2010, 2014))).toEqual([
      { field: 'name', before: 'a', after: 'b' },
      { field: '2012-01-01.name', before: 'c', after: 'b' },
      { field: '2012-01-01.size', before: '2', after: '1' },
      { field: 'until', before: null, after: day(2014) },
    ]);
  });

  it('the same change of the next row is not told twice', () => {
    const changed = [
      { on: day(2010), before: is('a'), after: is('b') },
      { on: day(2012), before: is('a', 2), after: is('b', 2) },
    ];
    expect(correctedFields(THING, changed, days(2010, null))).toEqual([{ field: 'name', before: 'a', after: 'b' }]);
  });
});

describe('any rows and any days', () => {
  const YEARS = 8;
  const year = fc.integer({ min: 0, max: YEARS });
  const history = fc
    .uniqueArray(year, { minLength: 1, maxLength: 5 })
    .chain((starts) =>
      fc.tuple(
        fc.constant(starts.toSorted((a, b) => a - b)),
        fc.array(fc.constantFrom('a', 'b'), { minLength: 5, maxLength: 5 }),
        fc.boolean(),
      ),
    )
    .map(([starts, names, open]) =>
      rows(
        starts.map((from, i): Row => [
          names[i]!,
          i % 2,
          2000 + from,
          starts[i + 1] === undefined ? (open ? null : 2012) : 2000 + starts[i + 1]!,
        ]),
      ),
    );
  const eachYear = Array.from({ length: YEARS + 6 }, (_, i) => 2000 + i);

  it('have the value on every day of the correction and are as they were on all others; no two rows share a day', () => {
    fc.assert(
      fc.property(history, year, fc.option(fc.integer({ min: 1, max: 6 })), (before, from, length) => {
        const period = days(2000 + from, length === null ? null : 2000 + from + length);
        const after = rowsAfter(
          before,
          replaceBetween(before, period, () => ({ name: 'b' }), ORDER),
        );
        for (const each of eachYear) {
          const [was, is] = [onDay(before, day(each)), onDay(after, day(each))];
          const inside = day(each) >= period.from && (period.until === null || day(each) < period.until);
          expect(is && [is.name, is.size]).toEqual(was && [inside ? 'b' : was.name, was.size]);
          expect(after.filter((row) => onDay([row], day(each)))).toHaveLength(was ? 1 : 0);
        }
      }),
    );
  });

  it('hold on other days as long as they are told to, each day as the nearest row was', () => {
    fc.assert(
      fc.property(history, year, fc.integer({ min: 1, max: 6 }), (before, from, length) => {
        const period = days(2000 + from, 2000 + from + length);
        const after = rowsAfter(before, rewritingTo(before, heldIn(before, period), ORDER));
        for (const each of eachYear) {
          const inside = day(each) >= period.from && day(each) < period.until!;
          expect(after.filter((row) => onDay([row], day(each)))).toHaveLength(inside ? 1 : 0);
          const was = onDay(before, day(each));
          const is = onDay(after, day(each));
          expect(is?.name).toBe(inside && was ? was.name : is?.name);
        }
      }),
    );
  });
});
