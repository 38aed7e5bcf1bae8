import type { AssignmentRole, OfficerCategory } from '../generated/prisma/enums.ts';
import { FULL_YEAR, type DayNumber } from './days.ts';
import type { Random } from './random.ts';
import type { Seat } from './seats.ts';
import type { TreeUnit } from './tree.ts';

/** The standing of an officer in a unit. */
export type Standing = 'LEADER' | 'DEPUTY' | 'MEMBER';

export interface Post {
  readonly unit: TreeUnit;
  readonly title: string;
  readonly role: AssignmentRole;
  readonly kind: 'PRIMARY' | 'CONCURRENT' | 'SECONDMENT';
  readonly from: DayNumber;
  /** Null: still held. */
  readonly to: DayNumber | null;
  readonly startKnown: boolean;
}

/** The days of service, and the first of them on record. */
export interface History {
  readonly joined: DayNumber;
  readonly onRecord: DayNumber;
  readonly end: DayNumber;
  readonly known: boolean;
}

/** The average days between two transfers. */
const TENURE = 5 * 365;
const TENURE_SHORTEST = 120;
const POSTS_MAXIMUM = 4;
const CONCURRENT = 0.35;
const SECONDED = 0.02;

interface Service extends History {
  readonly standing: Standing;
  readonly category: OfficerCategory;
  readonly left: DayNumber | null;
}

/**
 * The primary posts without a gap, newest first, of which the newest is the seat; then the posts that are held beside
 * it.
 */
export function postsOf(random: Random, seat: Seat, service: Service): Post[] {
  const { standing, category, onRecord, end, known, left } = service;
  const member = category === 'AUXILIARY' ? '辅警' : '民警';
  const posts: Post[] = [];
  let { unit } = seat;
  let to = left;
  for (;;) {
    const from = Math.max(onRecord, (to ?? end) - TENURE_SHORTEST - random.waiting(TENURE));
    const first = from - onRecord < TENURE_SHORTEST || posts.length === POSTS_MAXIMUM - 1;
    const now = posts.length === 0;
    const begins = first ? onRecord : from;
    const role = !now || standing === 'MEMBER' ? 'MEMBER' : standing;
    const title = role === 'MEMBER' ? member : titleOf(unit, role, seat.place);
    posts.push({
      unit,
      title,
      role,
      kind: 'PRIMARY',
      from: begins,
      to,
      startKnown: !first || known,
    });
    if (first) break;
    to = begins;
    unit = random.of(unit.bureau.units);
  }
  posts.push(...beside(random, posts[0]!, service));
  return posts;
}

/** The posts that are held beside the present primary post. */
function beside(random: Random, current: Post, { standing, left, end }: Service): Post[] {
  const { unit, from } = current;
  if (left !== null) return [];
  if (standing === 'LEADER' && unit.bureau === unit) {
    return [{ ...current, title: '党委书记', role: 'PARTY_SECRETARY', kind: 'CONCURRENT' }];
  }
  if (standing === 'LEADER' && unit.level === 5 && random.chance(CONCURRENT)) {
    return [{ ...current, unit: unit.bureau, title: '党委委员', role: 'PARTY_COMMITTEE', kind: 'CONCURRENT' }];
  }
  if (standing !== 'MEMBER' || !random.chance(SECONDED) || end - from < FULL_YEAR) return [];
  const begins = end - random.between(30, FULL_YEAR - 1);
  const over = random.chance(0.5);
  const hosts = unit.bureau.units.filter((other) => other !== unit);
  if (hosts.length === 0) return [];
  const host = random.of(hosts);
  return [
    { ...current, unit: host, kind: 'SECONDMENT', from: begins, to: over ? begins + 30 : null, startKnown: true },
  ];
}

const HEADS: Readonly<Partial<Record<TreeUnit['kind'], string>>> = {
  MINISTRY: '部长',
  PROVINCIAL_DEPARTMENT: '厅长',
  MUNICIPAL_BUREAU: '局长',
  COUNTY_BUREAU: '局长',
  SUB_BUREAU: '分局长',
  DETACHMENT: '支队长',
  BRIGADE: '大队长',
  STATION: '所长',
  CENTER: '主任',
  OFFICE: '主任',
  TEAM: '中队长',
};

function titleOf({ kind }: TreeUnit, role: 'LEADER' | 'DEPUTY', place: number): string {
  const head = HEADS[kind] ?? '负责人';
  if (role === 'LEADER') return head;
  return kind === 'STATION' && place === 1 ? '教导员' : `副${head}`;
}
