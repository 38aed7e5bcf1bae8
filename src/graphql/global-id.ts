import { decodeGlobalID } from '@pothos/plugin-relay';

const ID_MAXIMUM = 2_147_483_647;

/** Whether a text has the form of the keys that the registry gives. */
export const isKey = (text: string): boolean => /^[1-9]\d*$/.test(text) && Number(text) <= ID_MAXIMUM;

/** What a global id names; null where it is none that the registry gives. */
export function decodedKey(id: string): { typename: string; key: number } | null {
  let decoded: { typename: string; id: string };
  try {
    decoded = decodeGlobalID(id);
  } catch {
    return null;
  }
  const { typename } = decoded;
  return isKey(decoded.id) ? { typename, key: Number(decoded.id) } : null;
}
