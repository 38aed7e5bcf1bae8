import type { Merging, Moving } from '../../record/moving.ts';
import { believedRows, replaceRows } from '../../record/recordings.ts';
import type { Write } from '../../record/write.ts';
import { SELECTION } from './selection.declaration.ts';

/** The selections of one officer become those of another: they are recorded anew, under ids of their own. */
export async function selectionsToMove(write: Write, { from, into }: Merging): Promise<Moving> {
  const [moved = [], kept = []] = await believedRows(
    write,
    SELECTION,
    ['officerId'],
    [{ officerId: from }, { officerId: into }],
  );
  const twice = moved.filter(({ roundId }) => kept.some((selection) => selection.roundId === roundId));
  return {
    contradictions: twice.map(({ title, selectedOn }) => ({
      zh: `两人在同一选任中都已选任（${selectedOn}「${title}」）`,
      en: `both were selected in one round (on ${selectedOn} as "${title}")`,
    })),
    fields: moved.map(({ title, selectedOn }) => ({
      field: 'selection',
      before: null,
      after: `${selectedOn} ${title}`,
    })),
    record: () =>
      replaceRows(
        write,
        SELECTION,
        moved.map(({ id }) => id),
        moved.map(({ id: _id, ...selection }) => ({ ...selection, officerId: into })),
      ),
  };
}
