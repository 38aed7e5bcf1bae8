import type { Message } from '../../errors/refusals.ts';
import { nameKey } from '../officers/officer.rules.ts';

/**
 * Why two records may be of one person, the most telling first. The same name alone is no reason: among 100,000 officers a
 * common name has hundreds of bearers. Numbers are powers of two, so that a pair with several reasons comes before one with
 * the lesser of them.
 */
export const REASONS = [
  { bit: 8, told: { zh: '登记过同一公民身份号码', en: 'the same national id was recorded of both' } },
  { bit: 4, told: { zh: '姓名与出生日期相同', en: 'the same name and birth date' } },
  {
    bit: 2,
    told: { zh: '先后使用同一警号且姓名同音', en: 'one police number in two times, and names that sound alike' },
  },
  { bit: 1, told: { zh: '姓名与入警时间相同', en: 'the same name, and they joined on the same day' } },
] as const satisfies readonly { readonly bit: number; readonly told: Message }[];

export const [SAME_NATIONAL_ID, SAME_BIRTH, SAME_NUMBER, JOINED_TOGETHER] = REASONS.map(({ bit }) => bit) as [
  8,
  4,
  2,
  1,
];

/** Two records, and the sum of the reasons why they may be of one person. */
export interface LikelyPair {
  readonly one: number;
  readonly other: number;
  readonly name: string;
  readonly reasons: number;
}

/** The reasons of a pair, the most telling first. */
export const reasonsOf = ({ reasons }: LikelyPair): Message[] =>
  REASONS.filter(({ bit }) => (reasons & bit) > 0).map(({ told }) => told);

/** Most alike first, then by name and by ids; unique. It sorts as text does. */
export const placeOf = ({ one, other, name, reasons }: LikelyPair): string =>
  `${99 - reasons} ${name} ${String(one).padStart(10, '0')} ${String(other).padStart(10, '0')}`;

/** What tells of somebody whose birth date is on record. */
export interface Born {
  readonly officerId: number;
  readonly name: string;
  readonly namePinyin: string;
  readonly policeNumber: string | null;
  readonly gender: string | null;
  readonly isWithin: boolean;
  readonly birthOn: string;
}

/** The pairs of one name and birth date, of whom one at least is within, and who are told apart by neither number nor gender. */
export function bornAlike(all: readonly Born[]): LikelyPair[] {
  const groups = new Map<string, Born[]>();
  for (const born of all) {
    const key = `${born.birthOn} ${nameKey(born.name)}`;
    groups.set(key, [...(groups.get(key) ?? []), born]);
  }
  return [...groups.values()].flatMap((group) =>
    group.flatMap((one, i) =>
      group
        .slice(i + 1)
        .filter((other) => (one.isWithin || other.isWithin) && mayBeOne(one, other))
        .map((other) => ({
          one: Math.min(one.officerId, other.officerId),
          other: Math.max(one.officerId, other.officerId),
          name: one.namePinyin,
          reasons: SAME_BIRTH,
        })),
    ),
  );
}

const mayBeOne = (one: Born, other: Born): boolean =>
  (one.gender === null || other.gender === null || one.gender === other.gender) &&
  (one.policeNumber === null || other.policeNumber === null);

/** A pair with the names of both, which were found by how they sound. */
export type FoundPair = LikelyPair & { readonly names: readonly [string, string] };

/** The pairs without a reason that is the same name, where the names only sound alike; gone where there is no other. */
export const ofOneName = (pairs: readonly FoundPair[]): LikelyPair[] =>
  pairs.flatMap(({ names: [one, other], ...pair }) => {
    const reasons = nameKey(one) === nameKey(other) ? pair.reasons : pair.reasons & ~JOINED_TOGETHER;
    return reasons === 0 ? [] : [{ ...pair, reasons }];
  });

/** Pairs that were found for several reasons, once each, most alike first. */
export function joined(pairs: readonly LikelyPair[], maximum: number): LikelyPair[] {
  const byIds = new Map<string, LikelyPair>();
  for (const pair of pairs) {
    const key = `${pair.one} ${pair.other}`;
    const known = byIds.get(key);
    byIds.set(key, known ? { ...known, reasons: known.reasons | pair.reasons } : pair);
  }
  const placed = [...byIds.values()].map((pair) => ({ pair, place: placeOf(pair) }));
  return placed
    .toSorted((a, b) => (a.place < b.place ? -1 : 1))
    .slice(0, maximum)
    .map(({ pair }) => pair);
}
