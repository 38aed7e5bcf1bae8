import type { Day } from '../../../time/day.ts';
import type { EvaluationGrade, EvaluationSubjectKind } from '../../../generated/prisma/enums.ts';
import { ConflictError, RuleViolationError } from '../../../errors/refusals.ts';

/** A part of a scheme that has a weight. */
export interface Weighted {
  readonly key: string;
  readonly name: string;
  readonly weightBasisPoints: number;
}

export interface Indicator extends Weighted {
  /** A decimal. */
  readonly maximum: string;
}

export interface Band {
  readonly grade: EvaluationGrade;
  /** A decimal. */
  readonly minimum: string;
}

export type EvaluatorGroup = Weighted;

/** A limit that a regulation sets on a day. */
export interface RegulationLimit {
  readonly value: number;
  readonly article: string;
}

export interface CapFacts {
  readonly subjectKind: EvaluationSubjectKind;
  /** The cap that the input gives; null where it gives none. */
  readonly cap: number | null;
  /** The caps of the regulation in force, without approval and with it; null where none is on record. */
  readonly usual: RegulationLimit | null;
  readonly approved: RegulationLimit | null;
  /** The number of the document that approves more. */
  readonly documentNumber: string | null;
}

/** The cap on EXCELLENT of a scheme. For officers the regulation limits it; default there: the usual cap. */
export function excellentCap({ subjectKind, cap, usual, approved, documentNumber }: CapFacts): number | null {
  if (subjectKind === 'UNIT' || !usual) return cap;
  if (cap === null || cap <= usual.value) return cap ?? usual.value;
  const most = Math.max(usual.value, approved?.value ?? 0);
  if (documentNumber !== null && cap <= most) return cap;
  throw new RuleViolationError(
    'excellent-cap',
    {
      zh: `优秀比例上限 ${cap} 超过规定的 ${usual.value}；经批准并注明文号的，最高 ${most}`,
      en: `The cap on EXCELLENT of ${cap} is above ${usual.value}; with the number of a document that approves it, ${most} at most.`,
    },
    usual.article,
  );
}

/** Refuses an edition by another unit: a key belongs to the unit that defined its first edition. */
export function assertKeyOfOwner(
  key: string,
  facts: { ownerId: number; existing: { id: number; ownerId: number | null; on: Day } | undefined },
): void {
  const { ownerId, existing } = facts;
  if (!existing || existing.ownerId === ownerId) return;
  throw new ConflictError(
    { zh: `考核办法 ${key} 由其他单位制定`, en: `The scheme ${key} is another unit's.` },
    { type: 'EvaluationScheme', id: existing.id, on: existing.on },
    'key',
  );
}

/** Refuses a second edition from the same day: cycles may have been opened by the first. */
export function assertNoEditionFrom(key: string, on: Day, existing: { id: number } | undefined): void {
  if (!existing) return;
  throw new ConflictError(
    { zh: `考核办法 ${key} 已有自 ${on} 起执行的版本`, en: `There is an edition of ${key} from ${on} on.` },
    { type: 'EvaluationScheme', id: existing.id, on },
    'effectiveOn',
  );
}
