import { RuleViolationError } from '../../errors/refusals.ts';
import type { Day } from '../../time/day.ts';
import type { Dated } from '../../time/temporal.ts';
import { assertServing, isServing } from './employment.rules.ts';
import type { OfficerFacts } from './officer.declaration.ts';
import { endsLater, overlaps } from './post.rules.ts';
import { assertMayHaveRank } from './rank.rules.ts';
import { counted } from '../../vocabulary/counted.ts';

type Row = Pick<OfficerFacts, 'name' | 'status' | 'category' | 'rank' | 'grade'> & Dated;
type Held = Pick<Dated, 'validFrom' | 'validTo'>;

/**
 * What holds of every row of an officer, whatever is corrected: ranks are for police officers; who has left holds no post, and
 * the rank and the grade of the last day stay; death is for good.
 */
export function assertOfficerHolds(rows: readonly Row[], posts: readonly Held[]): void {
  for (const [i, row] of rows.entries()) {
    assertNotBack(row, rows.slice(0, i));
    if (row.rank !== null) assertMayHaveRank(row.category);
    if (isServing(row.status)) continue;
    const held = posts.filter((post) => overlaps(post, row));
    assertHoldsNoPost({ name: row.name, from: row.validFrom, posts: held.length });
    const last = rows[i - 1];
    const stays = !last || endsEarlier(last, row) || (last.rank === row.rank && last.grade === row.grade);
    assertServing({ name: row.name, from: row.validFrom, throughout: stays });
  }
}

/** Nobody comes back from death: it is the death that is put right. */
function assertNotBack({ name, status, validFrom }: Row, earlier: readonly Row[]): void {
  const dead = earlier.find((row) => row.status === 'DECEASED');
  if (!dead || status === 'DECEASED') return;
  throw new RuleViolationError('officer-deceased', {
    zh: `${name} 登记为 ${dead.validFrom} 去世，不能自 ${validFrom} 起恢复；如去世登记有误，请自该日更正`,
    en: `${name} is dead from ${dead.validFrom} on and cannot be back on ${validFrom}; correct the death from its first day.`,
  });
}

const endsEarlier = (last: Held, row: Held): boolean =>
  !endsLater(last.validTo, row.validFrom) && last.validTo !== row.validFrom;

/** Who has left the force holds no post from that day on: the posts are put right first. */
function assertHoldsNoPost({ name, from, posts }: { name: string; from: Day; posts: number }): void {
  if (posts === 0) return;
  throw new RuleViolationError('officer-has-posts', {
    zh: `${name} 自 ${from} 起登记有 ${posts} 项任职，须先更正或结束任职`,
    en: `${name} has ${counted(posts, 'assignment')} on record from ${from} on, to be corrected or ended first.`,
  });
}
