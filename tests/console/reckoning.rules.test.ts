import { describe, expect, it } from '@jest/globals';
import { HEIGHT, layoutOf, WIDTH } from '../../console/src/units/chart-layout.ts';
import { calledIn, titledBy } from '../../console/src/called.ts';
import { choiceIn, choicesIn, dayIn, idIn, isYear, oneOf, textIn } from '../../console/src/address-values.ts';
import { codesOf } from '../../console/src/changes/codes-of.ts';
import { namesOf } from '../../console/src/changes/names-of.ts';
import { nameOfCycle, periodText } from '../../console/src/evaluations/cycle-name.ts';
import { loweredIn } from '../../console/src/officers/lowered.ts';
import { commonOf, ownOf } from '../../console/src/sheets/in-common.ts';
import { beginningsOf } from '../../console/src/places/beginnings.ts';
import { besideQuota } from '../../console/src/selection/beside-quota.ts';
import { askedBy, ORDERS } from '../../console/src/officers/roster-asked.ts';
import { nearestFirst, nearestOf, unitsNearestFirst } from '../../console/src/search/nearest-first.ts';
import { MARKS } from '../../console/src/marks.ts';
import { TEXTS, type Tell } from '../../console/src/texts.ts';
import { filledOf, gapOf, knownOf, unknownOf } from '../../console/src/units/gap.ts';

// what the console reckons from what it was told, without a page

const t: Tell = (key, { count = '' } = {}) => TEXTS[key][0].replace('{count}', String(count));

describe('what an address asks for', () => {
  const isKnown = oneOf([{ value: 'RANK' }, { value: 'GENDER' }]);
  const days = (text: string) => dayIn(new URLSearchParams({ from: text }), 'from');
  const choices = (text: string) => choicesIn(new URLSearchParams({ by: text }), 'by', isKnown);
  const none = new URLSearchParams();

  it('is a day in any form in which one is typed, and nothing where no calendar has it', () => {
    expect([days('2026-1-5'), days('20260105')].map(({ value }) => value)).toEqual(['2026-01-05', '2026-01-05']);
    expect(days('2026-02-30')).toEqual({ value: null, wrong: [{ text: '2026-02-30', isDay: true }] });
    expect([days(''), dayIn(none, 'from')]).toEqual([
      { value: null, wrong: [] },
      { value: null, wrong: [] },
    ]);
  });

  it('is what can be chosen, without what cannot', () => {
    const bad = { text: 'SHOE', isDay: false };
    expect(choices('RANK,GENDER')).toEqual({ value: ['RANK', 'GENDER'], wrong: [] });
    expect(choices('RANK,SHOE')).toEqual({ value: ['RANK'], wrong: [bad] });
    // as if nothing was asked for, where nothing can be used; none is what was chosen, too
    expect(choices('SHOE')).toEqual({ value: null, wrong: [bad] });
    expect(choices('')).toEqual({ value: [], wrong: [] });
    expect(choicesIn(none, 'by', isKnown)).toEqual({ value: null, wrong: [] });
    const year = (text: string) => choiceIn(new URLSearchParams({ year: text }), 'year', isYear);
    expect([year('2025').value, year('20255').value, year('20255').wrong.length]).toEqual(['2025', null, 1]);
  });
});

describe('a cycle of evaluation', () => {
  it.each([
    ['2025-01-01', '2026-01-01', '2025'],
    ['2024-01-01', '2026-01-01', '2024 – 2025'],
    ['2025-03-01', '2025-04-01', '2025-03'],
    ['2025-10-01', '2026-01-01', '2025-10 – 2025-12'],
    ['2025-01-01', '2026-01-02', '2025-01-01 – 2026-01-01'],
    ['2025-03-05', '2025-03-06', '2025-03-05'],
  ])('from %s until %s is called by its scheme and %s', (from, to, period) => {
    expect(periodText({ from, to })).toBe(period);
    expect(nameOfCycle({ scheme: { name: '合成考核' }, from, to })).toBe(`合成考核 ${period}`);
  });
});

describe('what rows of scores have in common', () => {
  const columns = ['cycle', 'scores.subject', 'scores.indicator', 'scores.value', 'scores.evaluator', null].map(
    (field) => ({ field }),
  );
  const row = (cycle: string, subject: string, summary: string | null) => ({
    cells: [cycle, subject, '指标', '90', null, '备注'],
    summary,
  });
  const rows = [row('周期', '甲', '办法：一；甲：1'), row('周期', '乙', '办法：一；乙：1；附')];
  const common = (some: typeof rows, kind = 'RECORD_SCORES') => {
    const { columns: alike, beginning } = commonOf(kind, columns, some, '；');
    return [[...alike], beginning];
  };

  it('is what several say alike, but for their subjects and scores, what is blank, and what is not used', () => {
    expect(common(rows)).toEqual([[0, 2], '办法：一']);
    expect(common([...rows, row('别的', '丙', '办法：二；丙：1')])).toEqual([[2], '']);
    for (const some of [[], rows.slice(1)]) expect(common(some)).toEqual([[], '']);
    expect(common(rows, 'PROMOTE_OFFICERS')).toEqual([[], '']);
  });

  it('leaves each what it alone does, and what is refused out of it', () => {
    const refused = row('周期', '丁', null);
    const found = commonOf('RECORD_SCORES', columns, [refused, ...rows], '；');
    expect([refused, ...rows].map(({ summary }) => ownOf(summary, found, '；'))).toEqual(['', '甲：1', '乙：1；附']);
    // of those that do the same nothing would be left
    expect(common([rows[0]!, rows[0]!])).toEqual([[0, 2], '办法：一']);
    expect(common([row('周期', '甲', '没有变更'), row('周期', '乙', '没有变更')])).toEqual([[0, 2], '']);
  });
});

describe('ranks that a correction makes lower', () => {
  const ranks = ['甲', '乙', '丙'];
  const line = (beforeText: string | null, afterText: string | null, field = 'rank') => ({
    field,
    beforeText,
    afterText,
  });

  it('are told once each, on however many days, and no others', () => {
    const fields = [line('甲', '丙'), line('甲', '丙', '2020-01-01.rank'), line('甲', '乙', '2021-01-01.rank')];
    expect(loweredIn(fields, ranks)).toEqual([
      { before: '甲', after: '丙' },
      { before: '甲', after: '乙' },
    ]);
    const others = [line('丙', '甲'), line(null, '丙'), line('甲', null), line('甲', '丙', 'grade')];
    expect(loweredIn(others, ranks)).toEqual([]);
  });
});

describe('an id in an address', () => {
  const asked = (id: string) => idIn(new URLSearchParams({ of: id }), 'of', ['Unit', 'Officer']);
  const left = (text: string) => ({ value: null, wrong: [{ text, isDay: false }] });

  it('is one of a type that the page can use, and nothing where it is none or of another', () => {
    const [unit, officer, place, cut] = ['Unit:1', 'Officer:20', 'Place:3', 'Unit:'].map((id) => btoa(id));
    expect([unit!, officer!].map(asked)).toEqual([unit, officer].map((value) => ({ value, wrong: [] })));
    for (const text of [place!, cut!, 'NOPE', 'VW5pd']) expect(asked(text)).toEqual(left(text));
    expect(asked('')).toEqual({ value: null, wrong: [] });
  });
});

describe('what is looked for by an address', () => {
  it('is as long as the registry takes, which is told where it was longer', () => {
    const asked = (text: string) => textIn(new URLSearchParams({ find: text }), 'find');
    const most = '合'.repeat(64);
    expect(asked(most)).toEqual({ value: most, wrong: [] });
    expect(asked(`${most}成`)).toEqual({ value: most, wrong: [{ text: most, isDay: false, isCut: true }] });
    expect(asked('')).toEqual({ value: null, wrong: [] });
  });
});

describe('the strength of a unit', () => {
  const strength = (police: number, authorized: number | null, unknownUnits = 0, unknownPolice = 0) => ({
    police,
    authorized,
    unknownUnits,
    unknownPolice,
  });
  const of = (...told: Parameters<typeof strength>) => {
    const known = knownOf(strength(...told));
    return [gapOf(known, t), filledOf(known)];
  };

  it('is vacant, full or over, and nothing where there is nothing to compare', () => {
    expect([of(2, 4), of(4, 4), of(5, 4), of(0, 4)]).toEqual([
      ['缺编 2', '50.0'],
      ['满编', '100.0'],
      ['超编 1', '125.0'],
      ['缺编 4', '0.0'],
    ]);
    // none wanted and nobody there, somebody where none is wanted, and what is known of no unit
    expect([of(0, 0), of(1, 0), of(3, null, 1, 3)]).toEqual([
      ['—', '—'],
      ['超编 1', '—'],
      ['—', '—'],
    ]);
  });

  it('is compared without the police of units whose authorized strength is not known', () => {
    expect([of(9, 4, 2, 5), of(9, 4, 2, 7), of(9, 4, 2, 4)]).toEqual([
      ['满编', '100.0'],
      ['缺编 2', '50.0'],
      ['超编 1', '125.0'],
    ]);
  });

  it('tells of how many units it is not known, beside what is authorized of others', () => {
    const told = [strength(9, 4, 2, 5), strength(9, 4), strength(9, null, 1, 9)].map((one) => unknownOf(one, t));
    expect(told).toEqual(['2 个单位编制不详', false, false]);
  });
});

describe('what a round selected', () => {
  it('is under its quota, over it or as it is', () => {
    const of = (selected: number) => besideQuota({ quota: 3, selected }, t);
    expect([of(0), of(2), of(3), of(5)]).toEqual(['不足 3', '不足 1', '符合名额', '超出 2']);
  });
});

describe('the beginning of a place', () => {
  /** What is told of a place with these rows on record, the last of which is shown: name, first day, day after the last. */
  function toldOf(...rows: readonly (readonly [string, string, string | null, ('unknown' | 'superseded')?])[]) {
    const history = rows.map(([name, from, to, state]) => ({
      name,
      validity: { from, to, startKnown: state !== 'unknown' },
      supersededAt: state === 'superseded' ? '2024-01-01T00:00:00Z' : null,
    }));
    const { place, name } = beginningsOf({ ...history.at(-1)!, history });
    return [place.from, name.from];
  }

  it('is before all its changes, and that of its name before those that left the name', () => {
    const first = ['甲', '2020-01-01', '2021-01-01'] as const;
    const named = ['乙', '2021-01-01', '2022-01-01'] as const;
    const believedOnce = ['丙', '2021-06-01', '2022-01-01', 'superseded'] as const;
    const changed = ['乙', '2022-01-01', '2023-01-01'] as const;
    const last = ['乙', '2023-01-01', null] as const;
    expect(toldOf(first, named, believedOnce, changed, last)).toEqual(['2020-01-01', '2021-01-01']);
    expect(toldOf(last)).toEqual(['2023-01-01', '2023-01-01']);
  });

  it('of a name that it had before, too, is when it got it again', () => {
    const rows = [
      ['甲', '2020-01-01', '2021-01-01'],
      ['乙', '2021-01-01', '2022-01-01'],
      ['甲', '2022-01-01', null],
    ] as const;
    expect(toldOf(...rows)).toEqual(['2020-01-01', '2022-01-01']);
  });

  it('is after a time in which it was not there, or of which nobody knows', () => {
    const last = ['甲', '2022-01-01', null] as const;
    const gap = [
      ['甲', '2020-01-01', '2021-01-01'],
      ['甲', '2021-06-01', '2022-01-01'],
    ] as const;
    expect(toldOf(...gap, last)).toEqual(['2021-06-01', '2021-06-01']);
    const unknown = [
      ['甲', '2020-01-01', '2021-01-01'],
      ['甲', '2021-01-01', '2022-01-01', 'unknown'],
    ] as const;
    expect(toldOf(...unknown, last)).toEqual(['2021-01-01', '2021-01-01']);
  });
});

describe('what a change of several places is about', () => {
  const told = ['枫杨社区 A1.name', '乙 1.5 区 B-2.validTo', '乙 1.5 区 B-2.2027-01-01.name'];
  // as was recorded before
  const before = ['A1.kind', 'C3.2027-01-01.name'];
  const fields = ['effectiveOn', ...told, ...before].map((field) => ({ field }));

  it('are their codes, each once, whatever else it tells', () => {
    expect(codesOf({ subject: null, subjectType: 'Place', fields })).toEqual(['A1', 'B-2', 'C3']);
    expect(codesOf({ subject: null, subjectType: 'Duty', fields })).toEqual([]);
  });
});

describe('what a change is about that is not there', () => {
  type Values = Readonly<Record<string, readonly [before: string | null, after: string | null]>>;
  const told = (subjectType: string, values: Values, subject: { readonly __typename: 'Registry' } | null = null) =>
    namesOf({
      subject: subject as never,
      subjectType,
      fields: Object.entries({ effectiveOn: [null, '2026-01-01'] as const, ...values }).map(
        ([field, [beforeText, afterText]]) => ({ field, beforeText, afterText }),
      ),
    });

  it('is named by the fields of the change: as it is after it, or was before where that was undone', () => {
    const enrolled = { name: [null, '合成甲'], policeNumber: [null, '000001'], title: [null, '民警'] } as const;
    expect(told('Officer', enrolled)).toEqual(['合成甲 000001']);
    expect(told('Officer', { name: ['合成甲', null], policeNumber: ['000001', null] })).toEqual(['合成甲 000001']);
    expect(told('Officer', { policeNumber: ['000001', null] })).toEqual(['000001']);
    expect(told('Unit', { code: [null, 'HC-9'], name: ['合成旧所', '合成新所'] })).toEqual(['合成新所 HC-9']);
    expect(told('Assignment', { officer: [null, '000001'], title: ['民警', null] })).toEqual(['000001 民警']);
    expect(told('Duty', { duty: [null, '000001 联系 P1'], validTo: [null, '2027-01-01'] })).toEqual(['000001 联系 P1']);
    expect(told('CalendarDay', { '2026-10-01': [null, '节假日'], '2026-10-02': ['节假日', null] })).toEqual([
      '2026-10-01',
      '2026-10-02',
    ]);
    expect(told('Place', { '合成社区 A1.name': [null, '合成社区'] })).toEqual(['A1']);
    expect(told('Program', { key: [null, '合成制度（a）'], name: [null, '合成制度'] })).toEqual(['合成制度（a）']);
  });

  it('is not named where it is there, where it is told for a purpose alone, or where no field names it', () => {
    expect(told('Officer', { name: [null, '合成甲'] }, { __typename: 'Registry' })).toEqual([]);
    expect(told('Sanction', { officer: [null, '000001'], kind: [null, '警告'] })).toEqual([]);
    expect(told('Unit', { validTo: [null, '2027-01-01'] })).toEqual([]);
  });
});

describe('what somebody of a list is called in its buttons', () => {
  const one = { id: 'a', name: '合成甲', policeNumber: '000001' };
  const namesake = { id: 'b', name: '合成甲', policeNumber: '000002' };
  const other = { id: 'c', name: '合成乙', policeNumber: '000003' };
  const unit = { id: 'd', name: '合成甲' };
  const called = (rows: readonly (typeof unit)[]) => {
    const call = calledIn(MARKS['zh-CN'], rows, (row) => row);
    return rows.map(call);
  };

  it('is the name, however many rows there are of one, and the number with it where another has the name', () => {
    expect(called([one, one, other])).toEqual(['合成甲', '合成甲', '合成乙']);
    expect(called([one, namesake, other])).toEqual(['合成甲（000001）', '合成甲（000002）', '合成乙']);
    expect(called([one, unit])).toEqual(['合成甲（000001）', '合成甲']);
  });
});

describe('what the title of a form is about', () => {
  it('is somebody by name and number, and then what else tells it apart', () => {
    const one = { name: '合成甲', policeNumber: '000001' };
    const titles = [
      '合成甲',
      '',
      '合成甲 年度考核',
      '合成甲（000001） 年度考核',
      '年度考核',
      '合成甲乙',
      '嘉奖 合成甲 等2个',
    ].map((title) => titledBy(MARKS['zh-CN'], one, title));
    const [whole, evaluated] = ['合成甲（000001）', '合成甲（000001） 年度考核'];
    const named = [`${whole} 合成甲乙`, `嘉奖 ${whole} 等2个`];
    expect(titles).toEqual([whole, whole, evaluated, evaluated, evaluated, ...named]);
    expect(titledBy(MARKS['zh-CN'], { name: '合成所' }, '合成所')).toBe('合成所');
  });
});

describe('what is found first', () => {
  const list = (...ids: readonly string[]) => ({ nodes: ids.map((id) => ({ id })) });

  it('is who is called so as a whole, of them those who serve, then who is called so in part, each once', () => {
    const found = {
      namedServing: list('b'),
      named: list('a', 'b'),
      foundServing: list('d', 'b'),
      officers: list('c', 'd', 'a'),
    };
    expect(nearestFirst(found).map(({ id }) => id)).toEqual(['b', 'a', 'd', 'c']);
  });

  it('is a unit that is called so as a whole, and then those that are so in part', () => {
    const found = { unitsNamed: list('b'), units: list('a', 'b', 'c') };
    expect(unitsNearestFirst(found).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  });

  it('has its things found first, those of so many of each kind, and it is said where there are others', () => {
    const [few, many] = [list('a', 'b').nodes, list('1', '2', '3', '4', '5', '6').nodes];
    expect(nearestOf([few])).toEqual({ ids: ['a', 'b'], areMore: false });
    expect(nearestOf([few, many])).toEqual({ ids: ['a', 'b', '1', '2', '3', '4', '5'], areMore: true });
  });
});

describe('a roster', () => {
  it('by rank begins with the highest', () => {
    const choice = { text: '', serving: true, subunits: true } as const;
    const orderOf = (order: (typeof ORDERS)[number]) => askedBy({ ...choice, order }).orderBy;
    expect(orderOf('RANK')).toEqual([{ field: 'HIGHEST_RANK', direction: 'ASC' }]);
    expect(orderOf('NAME')).toEqual([{ field: 'NAME', direction: 'ASC' }]);
  });
});

describe('an organization chart', () => {
  const unit = (id: string, parent: string | null) => ({
    id,
    name: id,
    category: null,
    leaders: [],
    strength: { police: 1, authorized: null, authorizedUnknown: 0, unitsUnknown: 0 },
    parent: parent === null ? null : { id: parent },
  });
  const of = (nodes: readonly ReturnType<typeof unit>[]) =>
    layoutOf({
      ...unit('局', null),
      descendants: { nodes, pageInfo: { hasNextPage: false } },
    } as unknown as Parameters<typeof layoutOf>[0])!;

  it('has the subunits in a row, and theirs hanging below each, so that no box covers another', () => {
    const rows = ['甲', '乙', '丙'].flatMap((id) => [
      unit(id, '局'),
      ...Array.from({ length: 5 }, (_, i) => unit(`${id}${i}`, id)),
    ]);
    const { boxes, left, right, bottom } = of(rows);
    expect(boxes.map((box) => box.unit.id)).toEqual(['局', ...rows.map(({ id }) => id)]);
    const covers = boxes.flatMap((one, i) =>
      boxes.slice(i + 1).filter(({ x, y }) => Math.abs(x - one.x) < WIDTH && Math.abs(y - one.y) < HEIGHT),
    );
    expect(covers).toEqual([]);
    for (const { x, y } of boxes) {
      expect(x - WIDTH / 2).toBeGreaterThan(left);
      expect(x + WIDTH / 2).toBeLessThan(right);
      expect(y + HEIGHT).toBeLessThan(bottom);
    }
    // three boxes are as wide as a window, whatever hangs below them
    expect(right - left).toBeLessThan(5 * WIDTH);
  });

  it('leaves out whatever stands below what is not in it, and is of the unit alone where there is nothing below', () => {
    expect(of([unit('甲', '局'), unit('乙', '别处')]).boxes.map((box) => box.unit.id)).toEqual(['局', '甲']);
    expect(of([]).boxes).toHaveLength(1);
    expect(layoutOf(null)).toBeNull();
  });
});
