import type { Day } from '../time/day.ts';
import type { PersonalField, Sealer } from './sealer.ts';

/** Personal facts of an officer, in clear; null where one is not known. */
export interface PersonalFacts {
  readonly birthOn: Day | null;
  /** In its normal form. */
  readonly nationalId: string | null;
}

/** The same as they are stored: both sealed with one key. */
export interface PersonalRow {
  readonly officerId: number;
  readonly birthOn: Uint8Array<ArrayBuffer> | null;
  readonly nationalId: Uint8Array<ArrayBuffer> | null;
  readonly nationalIdHash: Uint8Array<ArrayBuffer> | null;
  readonly keyId: string;
}

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

export function openRow(sealer: Sealer, { officerId, keyId, ...row }: PersonalRow): PersonalFacts {
  const opened = (field: PersonalField) =>
    row[field] === null ? null : sealer.open(officerId, field, { keyId, bytes: row[field] });
  return { birthOn: opened('birthOn'), nationalId: opened('nationalId') };
}
