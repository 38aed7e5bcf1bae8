import type { UnitCategory, UnitKind } from '../generated/prisma/enums.ts';

/** What a unit may stand below: a bureau of a level, a station or a brigade. */
export type Above = 1 | 2 | 3 | 4 | 'STATION' | 'BRIGADE';

/** The departments of one kind. */
export interface Department {
  /** How many they are, against the shares of the others. */
  readonly share: number;
  readonly under: Above;
  readonly kind: UnitKind;
  readonly category: UnitCategory | null;
  readonly letter: string;
  readonly title: (number: number) => string;
}

const BRANCHES = ['刑侦', '治安', '交警', '巡特警', '禁毒', '经侦', '网安', '出入境'];
const OFFICES = ['政工室', '办公室', '法制室', '督察室', '警务保障室', '科技信息室'];
const numbered = (number: number, kind: string): string => `第${number}${kind}`;
/** The name of a branch; where a parent has more departments than there are names, these come again, numbered. */
const among = (names: readonly string[], number: number, kind: string): string => {
  const round = Math.ceil(number / names.length);
  return `${names[(number - 1) % names.length]!}${round > 1 ? `第${round}` : ''}${kind}`;
};

/** Each stands after those that it may stand below. */
export const DEPARTMENTS: readonly Department[] = [
  { share: 700, under: 4, kind: 'STATION', category: 'STATION', letter: 'P', title: (n) => numbered(n, '派出所') },
  {
    share: 120,
    under: 4,
    kind: 'BRIGADE',
    category: 'OPERATIONAL',
    letter: 'B',
    title: (n) => among(BRANCHES, n, '大队'),
  },
  { share: 60, under: 4, kind: 'OFFICE', category: 'GENERAL', letter: 'G', title: (n) => among(OFFICES, n, '') },
  {
    share: 28,
    under: 3,
    kind: 'DETACHMENT',
    category: 'OPERATIONAL',
    letter: 'D',
    title: (n) => among(BRANCHES, n, '支队'),
  },
  { share: 8, under: 2, kind: 'OFFICE', category: 'GENERAL', letter: 'G', title: (n) => among(OFFICES, n, '') },
  { share: 4, under: 1, kind: 'CENTER', category: 'GENERAL', letter: 'C', title: (n) => numbered(n, '中心') },
  {
    share: 55,
    under: 'STATION',
    kind: 'POLICE_ROOM',
    category: null,
    letter: 'R',
    title: (n) => numbered(n, '警务室'),
  },
  { share: 25, under: 'BRIGADE', kind: 'TEAM', category: null, letter: 'T', title: (n) => numbered(n, '中队') },
];
