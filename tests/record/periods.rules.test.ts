import { describe, expect, it } from '@jest/globals';
import type { Basis } from '../../src/record/write.ts';
import {
  firstVersion,
  covers,
  endFrom,
  onDay,
  replaceFrom,
  replaceUntilNext,
  reviseUntilNextChange,
  revisedUntil,
  replaceForGood,
  type Rewriting,
  type Version,
} from '../../src/record/periods.ts';
import { dated, int, text as textFact } from '../../src/record/declaration.ts';
import { endChanges, fieldChanges } from '../../src/record/recorded-facts.ts';
import { thereOn } from '../../src/record/timeline.ts';
import { NotFoundError } from '../../src/errors/refusals.ts';

type Facts = {
  readonly name: string;
  readonly sound: string;
  readonly size: number | null;
};

/** Names that sound as they are written, in lower case: 'A' and 'a' are the same to the ear. */
const facts = (name: string, size: number | null = null): Facts => ({ name, sound: name.toLowerCase(), size });

/** A declaration whose record tells these facts alone. */
const telling = (...told: readonly (keyof Facts)[]) => {
  const recorded = (fact: keyof Facts) => (told.includes(fact) ? {} : { recordedAs: null });
  return dated({
    type: 'Thing',
    table: 'thing',
    facts: {
      name: textFact(recorded('name')),
      sound: textFact(recorded('sound')),
      size: int({ nullable: true, ...recorded('size') }),
    },
  });
};

const ORDER: Basis = { documentNumber: 'new', reason: null };
const OLD: Basis = { documentNumber: 'old', reason: null };

/** Days are years here; rows are numbered from 1. */
type Row = [name: string, size: number | null, from: number, to: number | null];

const day = (year: number) => `${year}-01-01`;

const rows = (all: readonly Row[]): Version<Facts>[] =>
  all.map(([name, size, from, to], i) => ({
    ...facts(name, size),
    id: i + 1,
    validFrom: day(from),
    validTo: to === null ? null : day(to),
    startKnown: false,
    basis: OLD,
  }));

const year = (text: string) => Number(text.slice(0, 4));

/** Rows superseded, and those recorded in their place: with `!` where they stand on the new order. */
const told = ({ superseded, recorded }: Rewriting<Facts>) => [
  superseded.join(' '),
  ...recorded.map(
    ({ name, size, validFrom, validTo, basis }) =>
      `${name} ${size ?? '-'} ${year(validFrom)}-${validTo === null ? '' : year(validTo)}${basis === ORDER ? ' !' : ''}`,
  ),
];

const ONE: Row[] = [['a', 1, 2020, null]];
const THREE: Row[] = [
  ['a', 1, 2020, 2022],
  ['a', 2, 2022, 2024],
  ['b', 2, 2024, null],
];

describe('reviseUntilNextChange', () => {
  it.each<[string, Row[], number, Partial<Facts>, string[]]>([
    ['splits the row of the day', ONE, 2021, { size: 5 }, ['1', 'a 1 2020-2021', 'a 5 2021- !']],
    ['replaces a row that begins on the day', ONE, 2020, { size: 5 }, ['1', 'a 5 2020- !']],
    ['keeps the end', [['a', 1, 2020, 2025]], 2021, { size: 5 }, ['1', 'a 1 2020-2021', 'a 5 2021-2025 !']],
    ['clears a fact', ONE, 2021, { size: null }, ['1', 'a 1 2020-2021', 'a - 2021- !']],
    ['does nothing where all is so', ONE, 2021, { size: 1, name: 'a' }, ['']],
    ['does nothing after the end', [['a', 1, 2020, 2021]], 2021, { size: 5 }, ['']],
    ['takes undefined for nothing', ONE, 2021, { size: undefined } as object, ['']],
    ['stops at the next change of the fact', THREE, 2021, { size: 5 }, ['1', 'a 1 2020-2021', 'a 5 2021-2022 !']],
    [
      'runs on through changes of other facts, which keep their order',
      THREE,
      2021,
      { name: 'c' },
      ['1 2', 'a 1 2020-2021', 'c 1 2021-2022 !', 'c 2 2022-2024'],
    ],
    [
      'stops for each fact on its own day',
      THREE,
      2021,
      { name: 'c', size: 5 },
      ['1 2', 'a 1 2020-2021', 'c 5 2021-2022 !', 'c 2 2022-2024'],
    ],
    ['leaves rows before the day', THREE, 2024, { size: 5 }, ['3', 'b 5 2024- !']],
    ['meets the same value later', THREE, 2021, { size: 2 }, ['1', 'a 1 2020-2021', 'a 2 2021-2022 !']],
  ])('%s', (_case, before, from, values, expected) => {
    expect(told(reviseUntilNextChange(rows(before), day(from), values, ORDER))).toEqual(expected);
  });

  it('knows the start of what it begins, and not of what began before', () => {
    const { recorded } = reviseUntilNextChange(rows(ONE), day(2021), { size: 5 }, ORDER);
    expect(recorded.map(({ startKnown }) => startKnown)).toEqual([false, true]);
  });

  it('stops a derived fact with the one it is made from', () => {
    const homophones: Row[] = [
      ['a', null, 2020, 2022],
      ['A', null, 2022, null],
    ];
    const sounds = (derived: { sound?: 'name' }) =>
      reviseUntilNextChange(rows(homophones), day(2021), facts('c'), ORDER, derived).recorded.map(
        ({ name, sound }) => name + sound,
      );
    expect(sounds({ sound: 'name' })).toEqual(['aa', 'cc']);
    // and without it goes on into a name that it does not belong to
    expect(sounds({})).toEqual(['aa', 'cc', 'Ac']);
  });
});

describe('replaced', () => {
  it.each<[string, Row[], number, (row: Facts) => Partial<Facts>, string[]]>([
    [
      'changes every row from the day on as it is told',
      THREE,
      2021,
      ({ size }) => ({ size: size! + 10 }),
      ['1 2 3', 'a 1 2020-2021', 'a 11 2021-2022 !', 'a 12 2022-2024', 'b 12 2024-'],
    ],
    [
      'leaves rows it is told nothing of',
      THREE,
      2021,
      ({ name }) => (name === 'b' ? { size: 9 } : {}),
      ['3', 'b 9 2024-'],
    ],
    ['leaves rows that are so already', THREE, 2021, () => ({ size: 2 }), ['1', 'a 1 2020-2021', 'a 2 2021-2022 !']],
  ])('%s', (_case, before, from, valuesOf, expected) => {
    expect(told(replaceFrom(rows(before), day(from), valuesOf, ORDER))).toEqual(expected);
  });
});

describe('replaceForGood', () => {
  it.each<[string, Row[], number, string[]]>([
    ['ends the row of the day', ONE, 2021, ['1', 'a 1 2020-2021', 'c 9 2021- !']],
    ['replaces a row that begins on the day', ONE, 2020, ['1', 'c 9 2020- !']],
    ['replaces what begins later', ONE, 2019, ['1', 'c 9 2019- !']],
    ['drops what was to come', THREE, 2023, ['2 3', 'a 2 2022-2023', 'c 9 2023- !']],
    ['begins after what has ended', [['a', 1, 2020, 2021]], 2022, ['', 'c 9 2022- !']],
    ['begins what was not there', [], 2022, ['', 'c 9 2022- !']],
  ])('%s', (_case, before, from, expected) => {
    expect(told(replaceForGood(rows(before), day(from), facts('c', 9), ORDER))).toEqual(expected);
  });
});

describe('replaceUntilNext', () => {
  it.each<[string, Row[], number, string[]]>([
    ['ends the row of the day', ONE, 2021, ['1', 'a 1 2020-2021', 'c 9 2021- !']],
    ['leaves what is on record for later', THREE, 2023, ['2', 'a 2 2022-2023', 'c 9 2023-2024 !']],
    ['replaces a row that begins on the day', THREE, 2022, ['2', 'c 9 2022-2024 !']],
    ['begins before all that is on record', THREE, 2019, ['', 'c 9 2019-2020 !']],
    ['begins after what has ended', [['a', 1, 2020, 2021]], 2022, ['', 'c 9 2022- !']],
    ['begins what was not there', [], 2022, ['', 'c 9 2022- !']],
  ])('%s', (_case, before, from, expected) => {
    expect(told(replaceUntilNext(rows(before), day(from), facts('c', 9), ORDER))).toEqual(expected);
  });
});

describe('ended', () => {
  it.each<[string, Row[], number, string[]]>([
    ['cuts the row of the day', ONE, 2021, ['1', 'a 1 2020-2021']],
    ['drops what was to come', THREE, 2023, ['2 3', 'a 2 2022-2023']],
    ['drops a row that begins on the day', THREE, 2022, ['2 3']],
    ['leaves what has ended', [['a', 1, 2020, 2021]], 2021, ['']],
  ])('%s', (_case, before, from, expected) => {
    expect(told(endFrom(rows(before), day(from)))).toEqual(expected);
  });
});

describe('revisedUntil', () => {
  it.each<[string, Row[], number, keyof Facts, number | null]>([
    ['the next change of the fact', THREE, 2021, 'size', 2022],
    ['a later one, past changes of others', THREE, 2021, 'name', 2024],
    ['for good', THREE, 2023, 'size', null],
    ['the end', [['a', 1, 2020, 2025]], 2021, 'name', 2025],
    ['the end, past changes of others', THREE.slice(0, 2), 2021, 'name', 2024],
  ])('is %s', (_case, before, from, fact, expected) => {
    expect(revisedUntil(rows(before), day(from), fact)).toBe(expected === null ? null : day(expected));
  });
});

describe('covers', () => {
  const GAP: Row[] = [
    ['a', null, 2020, 2022],
    ['a', null, 2023, 2025],
  ];

  it.each<[Row[], number, number | null, boolean]>([
    [ONE, 2020, null, true],
    [ONE, 2019, null, false],
    [ONE, 2019, 2020, false],
    [THREE, 2020, null, true],
    [THREE, 2021, 2023, true],
    [GAP, 2020, 2022, true],
    [GAP, 2021, 2023, false],
    [GAP, 2022, 2023, false],
    [GAP, 2023, 2025, true],
    [GAP, 2024, null, false],
    [GAP, 2025, 2026, false],
    [[], 2020, null, false],
  ])('%j from %s to %s: %s', (all, from, to, expected) => {
    expect(covers(rows(all), day(from), to === null ? null : day(to))).toBe(expected);
  });
});

describe('onDay', () => {
  it.each([
    [2019, undefined],
    [2020, 1],
    [2022, 2],
    [2030, 3],
  ])('finds the row of %s', (on, expected) => {
    expect(onDay(rows(THREE), day(on))?.id).toBe(expected);
  });
});

describe('what is recorded of a change', () => {
  it('is every fact that differs, as text', () => {
    expect(fieldChanges(telling('name', 'size'), facts('a', 1), facts('b', 1))).toEqual([
      { field: 'name', before: 'a', after: 'b' },
    ]);
    expect(fieldChanges(telling('name', 'size'), null, facts('b', 0))).toEqual([
      { field: 'name', before: null, after: 'b' },
      { field: 'size', before: null, after: '0' },
    ]);
    expect(fieldChanges(telling('size'), facts('a', 1), null)).toEqual([{ field: 'size', before: '1', after: null }]);
  });

  it('is, of an end, its day and what was to come', () => {
    expect(endChanges(telling('name', 'size'), rows(THREE) as never, day(2021))).toEqual([
      { field: 'validTo', before: null, after: '2021-01-01' },
      { field: '2022-01-01.size', before: '2', after: null },
      { field: '2024-01-01.name', before: 'b', after: null },
    ]);
    expect(endChanges(telling('name'), rows([['a', 1, 2020, 2025]]) as never, day(2021))).toEqual([
      { field: 'validTo', before: '2025-01-01', after: '2021-01-01' },
    ]);
  });

  it('begins with one row', () => {
    expect(told(firstVersion(facts('a', 1), day(2020), null, ORDER))).toEqual(['', 'a 1 2020- !']);
    expect(told(firstVersion(facts('a', 1), day(2020), day(2021), null))).toEqual(['', 'a 1 2020-2021']);
  });
});

describe('what is not there on a day', () => {
  const there = rows([
    ['a', 1, 2020, 2021],
    ['a', 1, 2021, 2022],
    ['b', 2, 2024, 2025],
  ]);
  const toldOf = (of: typeof there, on: number) => {
    try {
      return thereOn({ type: 'Unit' }, 1, of, day(on)).name;
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      expect(error.text.zh).toBe('该日没有此单位');
      return Object.values(error.withDays);
    }
  };

  it.each<[string, typeof there, number, string | readonly string[]]>([
    ['is there', there, 2021, 'a'],
    [
      'is to come',
      there,
      2019,
      ['该日没有此单位，自 2020-01-01 起才在册', 'There is no such Unit on that day: it is on record from 2020-01-01.'],
    ],
    [
      'is gone',
      there,
      2025,
      [
        '该日没有此单位，自 2025-01-01 起已不在册',
        'There is no such Unit on that day: it is no longer on record from 2025-01-01.',
      ],
    ],
    [
      'is gone and comes again',
      there,
      2022,
      [
        '该日没有此单位，自 2022-01-01 起不在册，自 2024-01-01 起又在册',
        'There is no such Unit on that day: it is no longer on record from 2022-01-01, and is again from 2024-01-01.',
      ],
    ],
    ['never was', [], 2022, ['该日没有此单位', 'There is no such Unit on that day.']],
  ])('tells from which day it is there, or until when it was: %s', (_case, of, on, expected) => {
    expect(toldOf(of, on)).toEqual(expected);
  });
});
