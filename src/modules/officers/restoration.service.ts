import { RuleViolationError } from '../../errors/refusals.ts';
import type { PoliceRank } from '../../generated/prisma/enums.ts';
import { onDay, replaceBetween, type Version } from '../../record/periods.ts';
import { versionsOfOne } from '../../record/timeline.ts';
import type { Write } from '../../record/write.ts';
import { dayBefore, type Day } from '../../time/day.ts';
import type { OfficerRevision } from './demotion.service.ts';
import { OFFICER, type OfficerFacts } from './officer.declaration.ts';
import { nameOfRank } from './rank.rules.ts';

// What was taken from an officer by a decision that turned out to be wrong is given back for its very days, as known from now
// on: a rank, or that the officer may act.

const NOTHING: OfficerRevision = { rewriting: { superseded: [], recorded: [] }, fields: [] };

type Row = Version<OfficerFacts>;

/** The first row after a day on which, and on all days since, something holds; undefined where it holds for good. */
const firstWithout = (rows: readonly Row[], from: Day, holds: (row: Row) => boolean): Row | undefined =>
  rows.find((row) => (row.validTo === null || row.validTo > from) && !holds(row));

/**
 * The rank of the day before a reduction, through all days on which the lower one is held. Refuses where another rank than that
 * one came after it: what of those still holds is for who gave them to say.
 */
export async function restoredRank(
  write: Write,
  { id, on, lowered }: { readonly id: number; readonly on: Day; readonly lowered: PoliceRank },
): Promise<OfficerRevision> {
  const rows = await versionsOfOne(write, OFFICER, id);
  const [held, current] = [onDay(rows, dayBefore(on))?.rank ?? null, onDay(rows, on)];
  // it was put right in another way since
  if (held === null || current?.rank !== lowered) return NOTHING;
  const next = firstWithout(rows, on, ({ rank }) => rank === lowered);
  if (next && next.rank !== held) throw rankChangedSince(next);
  return {
    rewriting: replaceBetween<OfficerFacts>(
      rows,
      { from: on, until: next?.validFrom ?? null },
      () => ({ rank: held }),
      null,
    ),
    fields: [{ field: 'rank', before: lowered, after: held }],
  };
}

const rankChangedSince = ({ name, rank, validFrom }: Row): RuleViolationError => {
  const { zh, en } = rank === null ? { zh: '无警衔', en: 'no rank' } : nameOfRank(rank);
  return new RuleViolationError('rank-changed-since', {
    zh: `${name} 自 ${validFrom} 起登记为${zh}，原衔级不能自动恢复；请先更正或撤回该次变动`,
    en: `${name} is on record with ${en} from ${validFrom}, so the former rank is not given back by itself; correct or withdraw that change first.`,
  });
};

/** Active instead of suspended from a day on, until another, or as long as the suspension lasts. */
export async function restoredDuty(
  write: Write,
  { id, on, until }: { readonly id: number; readonly on: Day; readonly until: Day | null },
): Promise<OfficerRevision> {
  const rows = await versionsOfOne(write, OFFICER, id);
  if (onDay(rows, on)?.status !== 'SUSPENDED') return NOTHING;
  const next = firstWithout(rows, on, ({ status }) => status === 'SUSPENDED');
  const ends = [until, next?.validFrom ?? null].filter((day) => day !== null).toSorted();
  return {
    rewriting: replaceBetween<OfficerFacts>(
      rows,
      { from: on, until: ends[0] ?? null },
      () => ({ status: 'ACTIVE' }),
      null,
    ),
    fields: [{ field: 'status', before: 'SUSPENDED', after: 'ACTIVE' }],
  };
}
