import {
  openWords,
  storedKeys,
  unwrapKey,
  unwrapKeyOf,
  type StoredKey,
  type Worded,
  type WordKey,
} from '../personal/words.ts';
import { rowOfEach } from '../record/group-by.ts';
import type { Context } from './context.ts';
import { personalKeyMissing } from './errors.ts';
import { loaderFor, readRows } from './loading.ts';

/** The keys of words as they are stored, of things of one type; null where one is destroyed. Never from memory. */
const storedKeyOf = loaderFor<Worded, number, StoredKey | null>(async (ids, type, context) => {
  const rows = await readRows<StoredKey>(context, 'uncached', (statement) =>
    storedKeys(type, statement.value(ids, 'int[]')),
  );
  return rowOfEach(ids, rows, 'id');
});

/** The words of a thing as they were written; null for none, and where their key is destroyed. Error where the server lacks its key. */
export async function wordsOf(
  context: Context,
  { type, id, field, sealed }: Place & { readonly sealed: Uint8Array | string | null },
): Promise<string | null> {
  if (sealed === null) return null;
  const key = await wordKeyOf(context, type, id);
  return key && openWords(key, field, sealed);
}

/** Whether the key of the words of a thing is there still. */
export const hasWords = async (context: Context, type: Worded, id: number): Promise<boolean> =>
  (await storedKeyOf(context, type).load(id)) !== null;

interface Place {
  readonly type: Worded;
  readonly id: number;
  /** Under which field they were sealed. */
  readonly field: string;
}

async function wordKeyOf(context: Context, type: Worded, id: number): Promise<WordKey | null> {
  const stored = await storedKeyOf(context, type).load(id);
  if (!stored) return null;
  if (!context.sealer?.opens(stored.keyId)) throw personalKeyMissing();
  return unwrapKey(context.sealer, type, id, stored);
}

/** Words of a thing that is no part of the record, which keeps its key itself; null where there are none, or no key any more. */
export function wordsKeptWith(
  { sealer }: Context,
  thing: string,
  { keyId, wrapped }: { readonly keyId: string | null; readonly wrapped: string | null },
  { field, sealed }: Pick<Place, 'field'> & { readonly sealed: string | null },
): string | null {
  if (sealed === null || keyId === null || wrapped === null) return null;
  if (!sealer?.opens(keyId)) throw personalKeyMissing();
  return openWords(unwrapKeyOf(sealer, thing, { keyId, wrapped }), field, sealed);
}
