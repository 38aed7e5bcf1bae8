import { describe, expect, it } from '@jest/globals';
import { beginningsOf, type Then } from '../../console/src/places/beginnings.ts';
import { besideQuota } from '../../console/src/selection/beside-quota.ts';
import { TEXTS, type Tell } from '../../console/src/texts.ts';
import { filledOf, gapOf, knownOf, unknownOf } from '../../console/src/units/gap.ts';

// what the console reckons from what it was told, without a page

const t: Tell = (key, { count = '' } = {}) => TEXTS[key][0].replace('{count}', String(count));

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
  const then = (name: string, from: string, to: string | null, startKnown = true): Then => ({
    name,
    validity: { from, to, startKnown },
  });
  /** What is told of a place that was so from time to time, and before which days it was asked what it was. */
  async function toldOf(...times: readonly Then[]) {
    const asked: string[] = [];
    const { place, name } = await beginningsOf(times.at(-1)!, async (day) => {
      asked.push(day);
      return times.find(({ validity: { from, to } }) => from < day && (to === null || day <= to));
    });
    return { place: place.from, name: name.from, asked };
  }

  it('is before all its changes, and that of its name before those that left the name', async () => {
    const first = then('甲', '2020-01-01', '2021-01-01');
    const named = then('乙', '2021-01-01', '2022-01-01');
    const changed = then('乙', '2022-01-01', '2023-01-01');
    const last = then('乙', '2023-01-01', null);
    expect(await toldOf(first, named, changed, last)).toEqual({
      place: '2020-01-01',
      name: '2021-01-01',
      asked: ['2023-01-01', '2022-01-01', '2021-01-01', '2020-01-01'],
    });
    expect(await toldOf(last)).toEqual({ place: '2023-01-01', name: '2023-01-01', asked: ['2023-01-01'] });
  });

  it('of a name that it had before, too, is when it got it again', async () => {
    const once = then('甲', '2020-01-01', '2021-01-01');
    const other = then('乙', '2021-01-01', '2022-01-01');
    const again = then('甲', '2022-01-01', null);
    expect(await toldOf(once, other, again)).toMatchObject({ place: '2020-01-01', name: '2022-01-01' });
  });

  it('is after a time in which it was not there', async () => {
    const before = then('甲', '2020-01-01', '2021-01-01');
    const after = then('甲', '2021-06-01', '2022-01-01');
    const last = then('甲', '2022-01-01', null);
    expect(await toldOf(before, after, last)).toMatchObject({ place: '2021-06-01', name: '2021-06-01' });
  });

  it('that is not known ends the asking', async () => {
    const first = then('甲', '2020-01-01', '2021-01-01', false);
    const last = then('甲', '2021-01-01', null);
    expect(await toldOf(first, last)).toEqual({ place: '2020-01-01', name: '2020-01-01', asked: ['2021-01-01'] });
    expect(await beginningsOf(first, () => Promise.reject(new Error('asked')))).toEqual({
      place: first.validity,
      name: first.validity,
    });
  });
});
