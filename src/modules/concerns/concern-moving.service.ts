import type { Merging, Moving } from '../../record/moving.ts';
import { replaceFrom } from '../../record/periods.ts';
import { recordRevisions, thingsReferringTo } from '../../record/timeline.ts';
import type { Write } from '../../record/write.ts';
import { CONCERN } from './concern.declaration.ts';
import { EVER } from '../../time/day.ts';

/** Concerns about one officer become those about another. The record of the merger, which others read, tells nothing of it. */
export async function concernsToMove(write: Write, { from, into }: Merging): Promise<Moving> {
  const concerns = await thingsReferringTo(write, CONCERN, 'officerId', from);
  const moved = [...concerns].map(
    ([id, rows]) => [id, replaceFrom(rows, EVER, () => ({ officerId: into }), null)] as const,
  );
  return {
    contradictions: [],
    fields: [],
    record: () => recordRevisions(write, CONCERN, new Map(moved)),
  };
}
