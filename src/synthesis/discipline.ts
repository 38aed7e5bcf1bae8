import type { DisciplineForm, SanctionKind } from '../generated/prisma/enums.ts';
import { newWordKey, sealWords } from '../personal/words.ts';
import type { Sealer } from '../personal/sealer.ts';
import type { Day } from '../time/day.ts';
import { dayText } from './days.ts';
import type { Member } from './members.ts';
import { BASIS, MARK, MARK_ZH, spanOf, type ForceOptions } from './options.ts';
import { Random } from './random.ts';
import type { Rows } from './rows.ts';
import type { Bureau } from './tree.ts';

/** The shares of members who were sanctioned, and of police who have a part in a case that is on record. */
const SANCTIONED = 0.02;
const LIABLE = 0.1;
/** How far back sanctions go. */
const DAYS_BACK = 730;
const KINDS: readonly (readonly [SanctionKind, DisciplineForm])[] = [
  ['WARNING', 'SECOND'],
  ['WARNING', 'SECOND'],
  ['ADMONITION', 'SECOND'],
  ['DEMERIT', 'THIRD'],
];
/** Adds the sanctions of members of one bureau, and the cases they answer for. */
export function addDiscipline(rows: Rows, options: ForceOptions, bureau: Bureau, members: readonly Member[]): void {
  const random = new Random(options.seed, 'discipline', bureau.id);
  const { until } = spanOf(options);
  for (const { id, career } of members) {
    const on = dayText(random.between(Math.max(career.onRecord, until - DAYS_BACK), until));
    if (random.chance(SANCTIONED) && options.sealer)
      addSanction(rows, options.sealer, { id, on, kind: random.of(KINDS) });
    if (career.category !== 'POLICE' || !random.chance(LIABLE)) continue;
    const post = career.posts[0]!;
    const liability = rows.add('caseLiability', 1);
    const role = post.role === 'MEMBER' ? 'HANDLER' : 'APPROVER';
    const from = dayText(random.between(post.from, until));
    const caseNumber = `${MARK}${String(liability).padStart(8, '0')}号${MARK_ZH}`;
    rows.add('caseLiabilityVersion', liability, id, caseNumber, role, post.unit.id, from, null, true, BASIS);
  }
}

interface Sanctioned {
  readonly id: number;
  readonly on: Day;
  readonly kind: (typeof KINDS)[number];
}

/** Its words are sealed with a key of its own, which differs each time a force is made. */
function addSanction(rows: Rows, sealer: Sealer, { id, on, kind: [kind, form] }: Sanctioned): void {
  const sanction = rows.add('sanction', 1);
  const key = newWordKey(sealer, 'Sanction', sanction);
  const words = sealWords(key, 'grounds', `合成的违纪事实${MARK_ZH}`);
  const decided = [`督察部门${MARK_ZH}`, on, words, false, false];
  rows.add('sanctionVersion', sanction, id, kind, form, ...decided, on, null, true, BASIS);
  rows.add('wordKey', sanction, key.wrapped, key.keyId);
}
