import { RuleViolationError } from '../../errors/refusals.ts';
import type { Day } from '../../time/day.ts';
import type { Dated } from '../../time/temporal.ts';
import { assertServing, isServing } from './employment.rules.ts';
import type { OfficerFacts } from './officer.declaration.ts';
import { endsLater, overlaps } from './post.rules.ts';
import { assertMayHaveRank } from './rank.rules.ts';

type Row = Pick<OfficerFacts, 'name' | 'status' | 'category' | 'rank' | 'grade'> & Dated;
type Held = Pick<Dated, 'validFrom' | 'validTo'>;

/**
 * What holds of every row of an officer, whatever is corrected: ranks are for police officers; who has left holds no post, and
 * the rank and the grade of the last day stay.
 */
export function assertOfficerHolds(rows: readonly Row[], posts: readonly Held[]): void {
  for (const [i, row] of rows.entries()) {
    if (row.rank !== null) assertMayHaveRank(row.category);
    if (isServing(row.status)) continue;
    const held = posts.filter((post) => overlaps(post, row));
    assertHoldsNoPost({ name: row.name, from: row.validFrom, posts: held.length });
    const last = rows[i - 1];
    const stays = !last || endsEarlier(last, row) || (last.rank === row.rank && last.grade === row.grade);
    assertServing({ name: row.name, from: row.validFrom, throughout: stays });
  }
}

const endsEarlier = (last: Held, row: Held): boolean =>
  !endsLater(last.validTo, row.validFrom) && last.validTo !== row.validFrom;

/** Who has left the force holds no post from that day on: the posts are put right first. */
function assertHoldsNoPost({ name, from, posts }: { name: string; from: Day; posts: number }): void {
  if (posts === 0) return;
  throw new RuleViolationError('officer-has-posts', {
    zh: `${name} 自 ${from} 起登记有 ${posts} 项任职，须先更正或结束任职`,
    en: `${name} has ${posts} assignment(s) on record from ${from} on; correct or end them first.`,
  });
}
