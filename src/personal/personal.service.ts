import type { FieldChange, Write } from '../record/write.ts';
import { RuleViolationError } from '../errors/refusals.ts';
import { openRow, sealRow, type PersonalFacts, type PersonalRow } from './row.ts';
import { SealError, type Sealer } from './sealer.ts';

/** What is to be stored of an officer. Left out: stays as it is. Null: is not known any more. */
export type PersonalValues = { readonly [Field in keyof PersonalFacts]?: PersonalFacts[Field] | undefined };

const TABLE = 'officer_personal';

const NOTHING: PersonalFacts = { birthOn: null, nationalId: null };

/** Personal data is stored sealed or not at all; what is on record must open where it is kept beside what changes. */
export function requireSealer(sealer: Sealer | null, kept: { readonly keyId: string } | null = null): Sealer {
  if (!sealer) {
    throw new RuleViolationError('personal-key-missing', {
      zh: '服务器未配置个人信息密钥,不能保存出生日期和公民身份号码',
      en: 'This server has no key to seal personal data with, so it stores neither a birth date nor a national id.',
    });
  }
  if (kept && !sealer.opens(kept.keyId)) {
    throw new RuleViolationError('personal-key-missing', {
      zh: `服务器缺少密钥 ${kept.keyId},无法打开已保存的个人信息;须同时填写出生日期和公民身份号码以替换`,
      en: `This server lacks the key ${kept.keyId}, with which the personal data on record is sealed; give both the birth date and the national id to replace it.`,
    });
  }
  return sealer;
}

/** What a change does to the personal facts of an officer. */
export interface PersonalRevision {
  /** The facts afterwards, in clear: for a rule to compare with, never for a message. */
  readonly facts: PersonalFacts;
  /** For the record: which of them changed, not from what to what. */
  readonly fields: readonly FieldChange[];
  readonly superseded: readonly number[];
  readonly recorded: readonly PersonalRow[];
}

/** The row of an officer's personal facts that is believed; null for none. */
export const believedPersonalRow = ({ transaction }: Pick<Write, 'transaction'>, officerId: number) =>
  transaction.officerPersonal.findFirst({ where: { officerId, supersededAt: null } });

type BelievedRow = Awaited<ReturnType<typeof believedPersonalRow>>;

/**
 * Works out new personal facts of an officer in place of those of the believed row; null where nothing is given, and then
 * no key is needed. What does not open is replaced only as a whole: a part that is kept would be lost unseen.
 */
export function revisePersonal(
  sealer: Sealer | null,
  officerId: number,
  row: BelievedRow,
  { birthOn, nationalId }: PersonalValues,
): PersonalRevision | null {
  if (birthOn === undefined && nationalId === undefined) return null;
  const whole = birthOn !== undefined && nationalId !== undefined;
  const sealing = requireSealer(sealer, whole ? null : row);
  const before = row ? (whole ? openIfPossible(sealing, row) : openRow(sealing, row)) : NOTHING;
  const facts: PersonalFacts = {
    birthOn: birthOn === undefined ? (before.birthOn ?? null) : birthOn,
    nationalId: nationalId === undefined ? (before.nationalId ?? null) : nationalId,
  };
  const changed = (['birthOn', 'nationalId'] as const).filter((field) => before[field] !== facts[field]);
  if (changed.length === 0) return { facts, fields: [], superseded: [], recorded: [] };
  const known = facts.birthOn !== null || facts.nationalId !== null;
  return {
    facts,
    fields: changed.map((field) => ({ field, before: shown(before[field]), after: shown(facts[field]) })),
    superseded: row ? [row.id] : [],
    recorded: known ? [sealRow(sealing, officerId, facts)] : [],
  };
}

/** Records what a change does to the personal facts of an officer. */
export function recordPersonal({ buffer }: Pick<Write, 'buffer'>, { superseded, recorded }: PersonalRevision): void {
  buffer.supersede(TABLE, superseded);
  buffer.record(
    TABLE,
    recorded.map((row) => ({
      officer_id: row.officerId,
      birth_on: bytesAsText(row.birthOn),
      national_id: bytesAsText(row.nationalId),
      national_id_hash: bytesAsText(row.nationalIdHash),
      key_id: row.keyId,
    })),
  );
}

const bytesAsText = (bytes: Uint8Array | null): string | null =>
  bytes && String.raw`\x${Buffer.from(bytes).toString('hex')}`;

/** What a row says; undefined where it says something that does not open any more. */
function openIfPossible(sealer: Sealer, row: PersonalRow): PersonalValues {
  try {
    return openRow(sealer, row);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    return { birthOn: row.birthOn && undefined, nationalId: row.nationalId && undefined };
  }
}

/** The personal facts of an officer in clear: for a rule to compare with, never for a message. */
export const personalFactsOf = (sealer: Sealer, row: BelievedRow): PersonalFacts =>
  row ? openRow(requireSealer(sealer, row), row) : NOTHING;

/** More people read the record of changes than personal data: it tells that there is something, not what. */
const shown = (value: string | null | undefined): string | null => (value === null ? null : 'sealed');

/** The officer, if any, who is believed to have a national id, given in its normal form. */
export async function officerWithNationalId(
  { transaction }: Pick<Write, 'transaction'>,
  sealer: Sealer,
  nationalId: string,
): Promise<number | null> {
  const row = await transaction.officerPersonal.findFirst({
    where: { nationalIdHash: sealer.hash(nationalId), supersededAt: null },
    select: { officerId: true },
  });
  return row?.officerId ?? null;
}
