import { decodeGlobalID } from '@pothos/plugin-relay';

const ID_MAXIMUM = 2_147_483_647;

/** Whether a text has the form of the keys that the registry gives. */
export const isKey = (text: string): boolean => /^[1-9]\d*$/.test(text) && Number(text) <= ID_MAXIMUM;

/** The form of positions, which are the keys of changes and exceed the range of others. */
const POSITION = /^[1-9]\d{0,17}$/;

/** What cannot be an id is told without an error, which takes long to make: the cells of files are asked by thousands. */
const maybeId = (id: string): boolean => /^\w+:\d+$/.test(Buffer.from(id, 'base64').toString('latin1'));

/** The type and the key of a global id, as text; null where it is none that the registry gives. */
export function decodedId(id: string): { typename: string; id: string } | null {
  if (!maybeId(id)) return null;
  try {
    const decoded = decodeGlobalID(id);
    const isOne = decoded.typename === 'Change' ? POSITION.test(decoded.id) : isKey(decoded.id);
    return isOne ? decoded : null;
  } catch {
    return null;
  }
}

/** The same for a key that is a number; null also for the position of a change beyond the range of numbers. */
export function decodedKey(id: string): { typename: string; key: number } | null {
  const decoded = decodedId(id);
  return decoded && isKey(decoded.id) ? { typename: decoded.typename, key: Number(decoded.id) } : null;
}
