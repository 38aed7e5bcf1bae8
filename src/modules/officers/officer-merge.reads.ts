import { rowOfEach } from '../../record/group-by.ts';
import { writeLoader } from '../../record/loading.ts';
import type { Reading } from '../../record/write.ts';
import { LED } from './officer-merge.sql.ts';

const survivors = writeLoader<number, number>(async (ids, { query }) => {
  const found = await query<{ id: number; intoId: number }>(LED, [ids]);
  return rowOfEach(ids, found, 'id').map((row, i) => row?.intoId ?? ids[i]!);
});

/** The officer to whom an id leads: itself, where it was not merged. */
export const survivorOf = (reading: Reading, id: number): Promise<number> => survivors(reading).load(id);
