import type { FieldChange, Write } from '../record/write.ts';
import { RuleViolationError } from '../errors/refusals.ts';
import { openRow, sealRow, type PersonalFacts, type PersonalRow } from './row.ts';
import { SealError, type Sealer } from './sealer.ts';

/** What is to be stored of an officer. Left out: stays as it is. Null: is not known any more. */
export type PersonalValues = { readonly [Field in keyof PersonalFacts]?: PersonalFacts[Field] | undefined };

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

/**
 * Stores personal facts of an officer in place of those that are believed, and says for the record which of them
 * changed, not from what to what. Nothing is written, and no key is needed, where nothing is given. What does not open
 * is replaced only as a whole: a part that is kept would be lost unseen.
 */
export async function recordPersonal(
  { transaction, at }: Write,
  sealer: Sealer | null,
  officerId: number,
  { birthOn, nationalId }: PersonalValues,
): Promise<FieldChange[]> {
  if (birthOn === undefined && nationalId === undefined) return [];
  const row = await believedRow(transaction, officerId);
  const whole = birthOn !== undefined && nationalId !== undefined;
  const sealing = requireSealer(sealer, whole ? null : row);
  const before = row ? (whole ? openIfPossible(sealing, row) : openRow(sealing, row)) : NOTHING;
  const after: PersonalFacts = {
    birthOn: birthOn === undefined ? (before.birthOn ?? null) : birthOn,
    nationalId: nationalId === undefined ? (before.nationalId ?? null) : nationalId,
  };
  const changed = (['birthOn', 'nationalId'] as const).filter((field) => before[field] !== after[field]);
  if (changed.length === 0) return [];
  if (row) await transaction.officerPersonal.update({ where: { id: row.id }, data: { supersededAt: at } });
  if (after.birthOn !== null || after.nationalId !== null) {
    await transaction.officerPersonal.create({ data: { ...sealRow(sealing, officerId, after), recordedAt: at } });
  }
  return changed.map((field) => ({ field, before: shown(before[field]), after: shown(after[field]) }));
}

/** What a row says; undefined where it says something that does not open any more. */
function openIfPossible(sealer: Sealer, row: PersonalRow): PersonalValues {
  try {
    return openRow(sealer, row);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    return { birthOn: row.birthOn && undefined, nationalId: row.nationalId && undefined };
  }
}

/** The personal facts of an officer that are believed, in clear: for a rule to compare with, never for a message. */
export async function personalFactsOf(
  { transaction }: Pick<Write, 'transaction'>,
  sealer: Sealer,
  officerId: number,
): Promise<PersonalFacts> {
  const row = await believedRow(transaction, officerId);
  return row ? openRow(requireSealer(sealer, row), row) : NOTHING;
}

const believedRow = (transaction: Write['transaction'], officerId: number) =>
  transaction.officerPersonal.findFirst({ where: { officerId, supersededAt: null } });

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
