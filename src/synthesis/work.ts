import { dayNumber, dayText } from './days.ts';
import type { Member } from './members.ts';
import { BASIS, MARK_ZH, type ForceOptions } from './options.ts';
import { Random } from './random.ts';
import type { Rows } from './rows.ts';
import { categoryOf, type Bureau } from './tree.ts';
import { BUILDINGS, CLASS_HOURS, VISITS, type WorkPrograms } from './work-programs.ts';

const ATTENDED = 0.9;
const VISITED = 0.95;

/** Adds what the members of one bureau answer for, attended and did. */
export function addWork(
  rows: Rows,
  options: ForceOptions,
  bureau: Bureau,
  members: readonly Member[],
  programs: WorkPrograms,
): void {
  const own = programs.get(bureau) ?? (bureau.parent && programs.get(bureau.parent));
  if (own == null) return;
  const random = new Random(options.seed, 'work', bureau.id);
  const communities = addCommunities(rows, bureau, own.contact);
  const months = lastMonths(options.until, 2);
  const quarter = lastMonths(options.until, 3);
  for (const member of members) {
    const { career, id } = member;
    const post = career.posts[0]!;
    for (const { id: activity, on } of own.classes) {
      if (post.role === 'MEMBER' || career.onRecord > on || !random.chance(ATTENDED)) continue;
      rows.add('attendance', activity, id, dayText(on), 'ATTENDED', CLASS_HOURS, BASIS);
    }
    if (career.category !== 'POLICE') continue;
    const [start] = quarter;
    if (career.onRecord <= dayNumber(start!.from)) {
      const tasks = random.below(12);
      rows.add('tally', id, 'strike_tasks', '打击任务', tasks, 'COUNT', start!.from, quarter.at(-1)!.lastOn, BASIS);
    }
    if (categoryOf(post.unit) === 'STATION' || categoryOf(post.unit) === null) continue;
    addBuildings(rows, member, communities, own.contact, random);
    for (const { from, lastOn } of months) {
      if (career.onRecord > dayNumber(from) || !random.chance(VISITED)) continue;
      rows.add(
        'tally',
        id,
        'household_visits',
        '走访',
        random.between(VISITS - 3, VISITS + 12),
        'COUNT',
        from,
        lastOn,
        BASIS,
      );
    }
  }
}

/** What places are there from. */
const FOUNDED = '2000-01-01';

interface Community {
  readonly id: number;
  readonly code: string;
  buildings: number;
}

/** A community of each station that is open, for which the station answers. */
function addCommunities(rows: Rows, { units }: Bureau, program: number): Community[] {
  return units
    .filter(({ kind }) => kind === 'STATION')
    .map((station) => {
      const id = rows.add('place', 1);
      const code = `${station.code}-SQ`;
      rows.add(
        'placeVersion',
        id,
        code,
        'COMMUNITY',
        `${station.shortName ?? station.name}社区${MARK_ZH}`,
        null,
        FOUNDED,
        null,
        true,
        BASIS,
      );
      const duty = rows.add('duty', 1);
      rows.add('dutyVersion', duty, 'RESPONSIBLE', program, null, station.id, id, null, FOUNDED, null, true, BASIS);
      return { id, code, buildings: 0 };
    });
}

/** The buildings that an officer of a department has in a community of the bureau. */
function addBuildings(
  rows: Rows,
  { id, career }: Member,
  communities: readonly Community[],
  program: number,
  random: Random,
): void {
  if (communities.length === 0) return;
  const community = random.of(communities);
  const from = dayText(career.posts[0]!.from);
  for (let n = random.chance(ATTENDED) ? BUILDINGS : BUILDINGS - 1; n > 0; n--) {
    const place = rows.add('place', 1);
    community.buildings += 1;
    const { buildings } = community;
    rows.add(
      'placeVersion',
      place,
      `${community.code}-${buildings}`,
      'BUILDING',
      `${buildings}号楼${MARK_ZH}`,
      community.id,
      FOUNDED,
      null,
      true,
      BASIS,
    );
    const duty = rows.add('duty', 1);
    rows.add('dutyVersion', duty, 'LINKED', program, id, null, place, null, from, null, true, BASIS);
  }
}

interface Month {
  readonly from: string;
  readonly lastOn: string;
}

/** The last months that are over by a day, earliest first. */
function lastMonths(until: string, count: number): Month[] {
  const after = new Date((dayNumber(until) + 1) * 86_400_000);
  const firstOf = (back: number) => Date.UTC(after.getUTCFullYear(), after.getUTCMonth() - back, 1) / 86_400_000;
  return Array.from({ length: count }, (_, i) => ({
    from: dayText(firstOf(count - i)),
    lastOn: dayText(firstOf(count - i - 1) - 1),
  }));
}
