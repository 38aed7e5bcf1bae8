import type { Merging, Moving } from '../../record/moving.ts';
import { believedRows, replaceRows, type BelievedRow } from '../../record/recordings.ts';
import type { Write } from '../../record/write.ts';
import { TALLY } from './tally.declaration.ts';
import { isSamePeriod, overlaps } from './tally.rules.ts';

type Row = BelievedRow<typeof TALLY>;

/** The tallies of one officer become those of another, recorded anew; what both have on record alike was counted once. */
export async function talliesToMove(write: Write, { from, into }: Merging): Promise<Moving> {
  const [moved = [], kept = []] = await believedRows(
    write,
    TALLY,
    ['officerId'],
    [{ officerId: from }, { officerId: into }],
  );
  const besides = (row: Row) => kept.filter((other) => other.key === row.key && overlaps(other, row));
  const named = ({ key, fromDay, lastOn }: Row) => `${key} ${fromDay}–${lastOn}`;
  return {
    contradictions: moved
      .filter((row) => besides(row).some((other) => !isAlike(other, row)))
      .map((row) => ({
        zh: `两人的计数（${named(row)}）不一致或时段重叠`,
        en: `the tallies of both (${named(row)}) differ or share days`,
      })),
    fields: moved.map((row) => ({ field: 'tally', before: null, after: named(row) })),
    record: () =>
      replaceRows(
        write,
        TALLY,
        moved.map(({ id }) => id),
        moved
          .filter((row) => besides(row).length === 0)
          .map(({ id: _id, thing: _thing, ...row }) => ({ ...row, officerId: into })),
      ),
  };
}

const isAlike = (a: Row, b: Row): boolean => isSamePeriod(a, b) && a.value === b.value && a.valueUnit === b.valueUnit;
