import { sealedOf, type FieldChange, type Reading, type Write } from '../record/write.ts';
import { writeLoader } from '../record/loading.ts';
import { believedRows, replaceRows } from '../record/recordings.ts';
import { RuleViolationError } from '../errors/refusals.ts';
import { sql } from '../sql/sql.ts';
import { believedNow } from '../time/temporal.ts';
import { OFFICER_PERSONAL } from './personal.declaration.ts';
import { openRow, recordedRow, sealedRow, sealRow, type PersonalFacts, type PersonalRow } from './row.ts';
import { SealError, type PersonalField, type Sealer } from './sealer.ts';

/** New personal facts of an officer. Left out: unchanged. Null: no longer known. */
export type PersonalValues = { readonly [Field in keyof PersonalFacts]?: PersonalFacts[Field] | undefined };

export const PERSONAL_FIELDS = ['birthOn', 'nationalId'] as const;

const NOTHING: PersonalFacts = { birthOn: null, nationalId: null };

/** Refuses to store personal data without a key, or beside a kept value that the keys do not open. */
export function requireSealer(sealer: Sealer | null, kept: { readonly keyId: string } | null = null): Sealer {
  if (!sealer) {
    throw new RuleViolationError('personal-key-missing', {
      zh: '服务器未配置个人信息密钥，不能保存须加密的内容：出生日期、公民身份号码、干部档案信息，处分、办案责任和苗头问题的内容。请系统管理员配置密钥',
      en: 'This server has no key to seal personal data with, so it stores nothing that is sealed: no birth date, national id or dossier, nor the words of a sanction, a case or a concern. Its administrator can give it one.',
    });
  }
  if (kept && !sealer.opens(kept.keyId)) {
    throw new RuleViolationError('personal-key-missing', {
      zh: `服务器缺少密钥 ${kept.keyId}，无法打开已保存的个人信息；须同时填写出生日期和公民身份号码以替换`,
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

interface BelievedRow extends PersonalRow {
  readonly id: number;
}

/** The believed row of the personal facts of an officer; null for none. */
export async function believedPersonalRow(reading: Reading, officerId: number): Promise<BelievedRow | null> {
  const [rows] = await believedRows(reading, OFFICER_PERSONAL, ['officerId'], [{ officerId }]);
  const row = rows?.[0];
  return row ? { id: row.id, ...sealedRow(row) } : null;
}

/**
 * Computes the change from the believed row to new personal facts; null where nothing is given, which needs no key. A row
 * that does not open is replaced only as a whole: a kept part of it would be lost unnoticed.
 */
export function revisePersonal(
  sealer: Sealer | null,
  officerId: number,
  row: BelievedRow | null,
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
  const changed = PERSONAL_FIELDS.filter((field) => before[field] !== facts[field]);
  if (changed.length === 0) return { facts, fields: [], superseded: [], recorded: [] };
  const known = facts.birthOn !== null || facts.nationalId !== null;
  return {
    facts,
    fields: changed.map((field) => ({ field, before: sealedOf(before[field]), after: sealedOf(facts[field]) })),
    superseded: row ? [row.id] : [],
    recorded: known ? [sealRow(sealing, officerId, facts)] : [],
  };
}

/** What becomes of the personal facts of two records of one person, and which facts contradict each other. */
export interface MergedPersonal extends PersonalRevision {
  readonly differing: readonly PersonalField[];
}

/**
 * The survivor keeps what is known, and is given what the other record alone knows, sealed anew: a value opens for its officer
 * alone. The row of the other record is superseded.
 */
export function mergePersonal(
  sealer: Sealer | null,
  into: number,
  kept: BelievedRow | null,
  moved: BelievedRow | null,
): MergedPersonal | null {
  if (!moved) return null;
  const sealing = requireSealer(sealer, moved);
  const before = personalFactsOf(sealing, kept);
  const added = openRow(sealing, moved);
  const facts = { birthOn: before.birthOn ?? added.birthOn, nationalId: before.nationalId ?? added.nationalId };
  const changed = PERSONAL_FIELDS.filter((field) => before[field] !== facts[field]);
  return {
    facts,
    differing: PERSONAL_FIELDS.filter((field) => added[field] !== null && added[field] !== facts[field]),
    fields: changed.map((field) => ({ field, before: sealedOf(before[field]), after: sealedOf(facts[field]) })),
    superseded: [moved.id, ...(kept && changed.length > 0 ? [kept.id] : [])],
    recorded: changed.length > 0 ? [sealRow(sealing, into, facts)] : [],
  };
}

/** Records what a change does to the personal facts of an officer. */
export const recordPersonal = (write: Write, { superseded, recorded }: PersonalRevision): void =>
  replaceRows(write, OFFICER_PERSONAL, superseded, recorded.map(recordedRow));

/** The facts of a row; undefined for a fact that no longer opens. */
function openIfPossible(sealer: Sealer, row: PersonalRow): PersonalValues {
  try {
    return openRow(sealer, row);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    return { birthOn: row.birthOn && undefined, nationalId: row.nationalId && undefined };
  }
}

/** The personal facts of an officer in clear: for a rule to compare with, never for a message. */
export const personalFactsOf = (sealer: Sealer, row: BelievedRow | null): PersonalFacts =>
  row ? openRow(requireSealer(sealer, row), row) : NOTHING;

const holders = writeLoader<string, number | null>(
  async (hashes, { query }) => {
    const found = await query<{ hash: string; officerId: number }>(
      sql`SELECT p.national_id_hash::text AS hash, p.officer_id AS "officerId" FROM officer_personal p
WHERE p.national_id_hash = ANY($1::bytea[]) AND ${believedNow('p')}`,
      [hashes],
    );
    const holderOf = new Map(found.map(({ hash, officerId }) => [hash, officerId]));
    return hashes.map((hash) => holderOf.get(hash) ?? null);
  },
  { cache: false, reads: (value) => [{ table: OFFICER_PERSONAL.versions, column: 'national_id_hash', value }] },
);

/** The officer who is believed to have a national id, given in its normal form; null for none. */
export const officerWithNationalId = (reading: Reading, sealer: Sealer, nationalId: string): Promise<number | null> =>
  // as rows have it, in JSON and as text
  holders(reading).load(`\\x${Buffer.from(sealer.hash(nationalId)).toString('hex')}`);
