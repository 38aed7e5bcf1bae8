import type { UnitCategory } from '../generated/prisma/enums.ts';
import { apportion } from '../modules/selection/apportionment.rules.ts';
import { dayText, type DayNumber } from './days.ts';
import type { Member } from './members.ts';
import { BASIS, MARK_ZH, spanOf, type ForceOptions } from './options.ts';
import { Random } from './random.ts';
import type { Rows } from './rows.ts';
import { categoryOf, type Bureau, type Tree, type TreeUnit } from './tree.ts';
import { RECOMMENDED, type WorkPrograms } from './work-programs.ts';

const TARGETS: readonly (readonly [UnitCategory, number])[] = [
  ['STATION', 4_500],
  ['OPERATIONAL', 4_000],
  ['GENERAL', 1_500],
];

/** The ids of the policies, by municipal bureau; a policy is in force for all units below its bureau. */
export type Policies = ReadonlyMap<TreeUnit, number>;

export function addPolicies(rows: Rows, options: ForceOptions, tree: Tree): Policies {
  const from = dayText(spanOf(options).first);
  const policies = new Map<TreeUnit, number>();
  for (const bureau of tree.bureaus) {
    if (bureau.kind !== 'MUNICIPAL_BUREAU') continue;
    const policy = rows.add('policy', `${bureau.code}-POLICY`, bureau.id, 'LARGEST_REMAINDER');
    rows.add('policyVersion', policy, bureau.id, from, null, true, BASIS);
    for (const [category, points] of TARGETS) rows.addTarget(policy, category, points);
    policies.set(bureau, policy);
  }
  return policies;
}

/** Years before the end in which each bureau of a county or district held a round. */
const ROUNDS_AGO = [5, 3, 1];
const DAYS_OPEN = 60;
/** A round has one vacancy for so many members. */
const MEMBERS_A_VACANCY = 40;
const VACANCIES_MAXIMUM = 20;

/** Adds the concluded rounds of one bureau, with their recommendations and selections. */
export function addRounds(
  rows: Rows,
  options: ForceOptions,
  bureau: Bureau,
  members: readonly Member[],
  { policies, programs }: { readonly policies: Policies; readonly programs: WorkPrograms },
): void {
  const policy = bureau.parent && policies.get(bureau.parent);
  const right = bureau.parent && programs.get(bureau.parent);
  if (policy == null || members.length === 0) return;
  const random = new Random(options.seed, 'selection', bureau.id);
  for (const years of ROUNDS_AGO) {
    const opened = spanOf(options).until - years * 365 - random.below(90);
    const day = dayText(opened);
    const vacancies = Math.min(VACANCIES_MAXIMUM, Math.ceil(members.length / MEMBERS_A_VACANCY));
    const title = `${day.slice(0, 4)}年度干部选任${MARK_ZH}`;
    const round = rows.add('round', bureau.id, policy, title, day, vacancies);
    const concluded = dayText(opened + DAYS_OPEN);
    rows.add('roundVersion', round, 'OPEN', day, concluded, true, BASIS);
    rows.add('roundVersion', round, 'CONCLUDED', concluded, null, true, BASIS);
    if (right) addRecommendations(rows, options, members, { round, opened, program: right.recommendation });
    const quotas = apportion(
      'LARGEST_REMAINDER',
      vacancies,
      TARGETS.map(([, points]) => points),
    );
    const selected = new Set<Member>();
    for (const [i, [category]] of TARGETS.entries()) {
      const eligible = members.filter((member) => !selected.has(member) && wasIn(member, category, opened));
      for (let seat = 0; seat < quotas[i]! && eligible.length > 0; seat++) {
        const [member] = eligible.splice(random.below(eligible.length), 1);
        selected.add(member!);
        const on = dayText(opened + random.below(DAYS_OPEN));
        const unit = postOf(member!).unit;
        rows.add('selection', round, member!.id, unit.id, category, '副职', on, BASIS);
      }
    }
  }
}

interface Recommended {
  readonly round: number;
  readonly opened: DayNumber;
  /** That gives the right. */
  readonly program: number;
}

const RECOMMENDING = 0.5;

/** Leaders recommend police officers of their bureau on the first days of a round. */
function addRecommendations(
  rows: Rows,
  options: ForceOptions,
  members: readonly Member[],
  { round, opened, program }: Recommended,
): void {
  const random = new Random(options.seed, 'recommendation', round);
  const there = members.filter((member) => postOf(member).from <= opened);
  const police = there.filter(({ career }) => career.category === 'POLICE');
  for (const leader of there) {
    if (postOf(leader).role === 'MEMBER' || !random.chance(RECOMMENDING)) continue;
    const others = police.filter(({ id }) => id !== leader.id);
    for (let n = 0; n < RECOMMENDED && others.length > 0; n++) {
      const [{ id }] = others.splice(random.below(others.length), 1) as [Member];
      const on = dayText(opened + random.below(10));
      const words = ['副职', `合成的推荐理由${MARK_ZH}`, on, false];
      const recommendation = rows.add('recommendation', 1);
      rows.add('recommendationVersion', recommendation, round, id, leader.id, program, ...words, on, null, true, BASIS);
    }
  }
}

const postOf = ({ career }: Member) => career.posts[0]!;

/** Whether a police officer had, on the day the round was opened, the present post, in a unit of the category. */
function wasIn(member: Member, category: UnitCategory, opened: DayNumber): boolean {
  const { unit, from } = postOf(member);
  return member.career.category === 'POLICE' && from <= opened && categoryOf(unit) === category;
}
