import type { FactsOf } from '../record/declaration.ts';
import type { Day } from '../time/day.ts';
import type { OFFICER_PERSONAL } from './personal.declaration.ts';
import type { PersonalField, Sealer } from './sealer.ts';

/** Personal facts of an officer, in clear; null where one is not known. */
export interface PersonalFacts {
  readonly birthOn: Day | null;
  /** In its normal form. */
  readonly nationalId: string | null;
}

/** Personal facts as they are stored: both sealed with one key. */
export interface PersonalRow {
  readonly officerId: number;
  readonly birthOn: Uint8Array<ArrayBuffer> | null;
  readonly nationalId: Uint8Array<ArrayBuffer> | null;
  readonly nationalIdHash: Uint8Array<ArrayBuffer> | null;
  readonly keyId: string;
}

/** Seals personal facts with the present key. */
export function sealRow(sealer: Sealer, officerId: number, facts: PersonalFacts): PersonalRow {
  const sealed = (field: PersonalField) =>
    facts[field] === null ? null : sealer.seal(officerId, field, facts[field]).bytes;
  return {
    officerId,
    birthOn: sealed('birthOn'),
    nationalId: sealed('nationalId'),
    nationalIdHash: facts.nationalId === null ? null : sealer.hash(facts.nationalId),
    keyId: sealer.keyId,
  };
}

/** Opens sealed personal facts; throws a SealError for what does not open. */
export function openRow(sealer: Sealer, { officerId, keyId, ...row }: PersonalRow): PersonalFacts {
  const opened = (field: PersonalField) =>
    row[field] === null ? null : sealer.open(officerId, field, { keyId, bytes: row[field] });
  return { birthOn: opened('birthOn'), nationalId: opened('nationalId') };
}

/** A sealed row as it is recorded: bytes as text. */
export const recordedRow = (row: PersonalRow): FactsOf<typeof OFFICER_PERSONAL> => ({
  ...row,
  birthOn: bytesAsText(row.birthOn),
  nationalId: bytesAsText(row.nationalId),
  nationalIdHash: bytesAsText(row.nationalIdHash),
});

/** A recorded row as it is opened: the reverse of `recordedRow`. */
export const sealedRow = (row: FactsOf<typeof OFFICER_PERSONAL>): PersonalRow => ({
  officerId: row.officerId,
  birthOn: textAsBytes(row.birthOn),
  nationalId: textAsBytes(row.nationalId),
  nationalIdHash: textAsBytes(row.nationalIdHash),
  keyId: row.keyId,
});

const bytesAsText = (value: Uint8Array | null): string | null =>
  value && String.raw`\x${Buffer.from(value).toString('hex')}`;

const textAsBytes = (text: string | null): Uint8Array<ArrayBuffer> | null =>
  text === null ? null : Uint8Array.from(Buffer.from(text.slice(2), 'hex'));
