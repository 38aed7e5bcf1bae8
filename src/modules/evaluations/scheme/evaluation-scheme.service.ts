import type { EvaluationSubjectKind } from '../../../generated/prisma/enums.ts';
import { endFrom, firstVersion, onDay } from '../../../record/periods.ts';
import { assertReach } from '../../../record/reach.ts';
import { newFields } from '../../../record/recorded-facts.ts';
import { begin, newId, recordRevision, thingOn } from '../../../record/timeline.ts';
import type { Basis, Outcome, Write } from '../../../record/write.ts';
import type { Day } from '../../../time/day.ts';
import { UNIT } from '../../units/unit.declaration.ts';
import { EVALUATION_SCHEME } from './evaluation-scheme.declaration.ts';
import { editionsOf, regulationLimits } from './evaluation-scheme.reads.ts';
import {
  assertKeyOfOwner,
  assertNoEditionFrom,
  excellentCap,
  type Band,
  type EvaluatorGroup,
  type Indicator,
  type Weighted,
} from './evaluation-scheme.rules.ts';

export interface DefineEvaluationScheme {
  readonly key: string;
  readonly name: string;
  readonly ownerId: number;
  readonly subjectKind: EvaluationSubjectKind;
  readonly indicators: readonly Indicator[];
  readonly gradeBands: readonly Band[];
  readonly evaluatorGroups: readonly EvaluatorGroup[];
  readonly excellentCapBasisPoints: number | null;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

/** Puts an edition of a scheme in force from a day on, until the next one on record; the one in force on the day ends. */
export async function defineEvaluationScheme(
  write: Write,
  command: DefineEvaluationScheme,
): Promise<Outcome<{ schemeId: number }>> {
  const { key, ownerId, effectiveOn, basis } = command;
  await assertReach(write, { units: [ownerId] });
  const [{ current: owner }, limits, editions, id] = await Promise.all([
    thingOn(write, UNIT, ownerId, effectiveOn),
    regulationLimits(write).load(effectiveOn),
    editionsOf(write, key),
    newId(write, EVALUATION_SCHEME),
  ]);
  const excellentCapBasisPoints = excellentCap({
    subjectKind: command.subjectKind,
    cap: command.excellentCapBasisPoints,
    usual: limits.EXCELLENT_CAP ?? null,
    approved: limits.EXCELLENT_CAP_APPROVED ?? null,
    documentNumber: basis?.documentNumber ?? null,
  });
  assertKeyOfOwner(key, { ownerId, existing: editions.at(-1) });
  const sameDay = editions.find(({ version }) => version.validFrom === effectiveOn);
  assertNoEditionFrom(key, effectiveOn, sameDay);
  const last = editions.find(({ version }) => onDay([version], effectiveOn));
  const until = editions.find(({ version }) => version.validFrom > effectiveOn)?.version.validFrom ?? null;

  const scheme = { ...command, excellentCapBasisPoints };
  if (last) recordRevision(write, EVALUATION_SCHEME, last.id, endFrom([last.version], effectiveOn));
  recordEdition(write, id, scheme, until);
  const fields = newFields(forRecord(scheme, owner.code, until));
  if (last) fields.push({ field: 'previous.validTo', before: last.version.validTo, after: effectiveOn });
  return {
    keys: { schemeId: id },
    effectiveOn,
    change: { subjectType: EVALUATION_SCHEME.type, subjectId: id, fields, basis },
  };
}

function recordEdition(write: Write, id: number, scheme: DefineEvaluationScheme, until: Day | null): void {
  const { key, name, effectiveOn, basis } = scheme;
  begin(write, EVALUATION_SCHEME, id, firstVersion({ key }, effectiveOn, until, basis), {
    key,
    name,
    owner_id: scheme.ownerId,
    subject_kind: scheme.subjectKind,
    excellent_cap_basis_points: scheme.excellentCapBasisPoints,
  });
  const weighted = ({ key: partKey, name: partName, weightBasisPoints }: Weighted, i: number) => ({
    scheme_id: id,
    position: i + 1,
    key: partKey,
    name: partName,
    weight_basis_points: weightBasisPoints,
  });
  for (const [i, indicator] of scheme.indicators.entries()) {
    write.buffer.identity('indicator', { ...weighted(indicator, i), maximum: indicator.maximum });
  }
  for (const { grade, minimum } of scheme.gradeBands) {
    write.buffer.identity('grade_band', { scheme_id: id, grade, minimum });
  }
  for (const [i, group] of scheme.evaluatorGroups.entries()) {
    write.buffer.identity('evaluator_group', weighted(group, i));
  }
}

/** What the record of the change tells of an edition: every part by its key. */
const forRecord = (scheme: DefineEvaluationScheme, owner: string, validTo: Day | null): Record<string, unknown> => {
  const { key, name, subjectKind, excellentCapBasisPoints, indicators, gradeBands, evaluatorGroups } = scheme;
  const parts = (list: string, all: readonly Weighted[]) =>
    all.flatMap((part) => [
      [`${list}.${part.key}.name`, part.name],
      [`${list}.${part.key}.weightBasisPoints`, part.weightBasisPoints],
    ]);
  return {
    key,
    name,
    owner,
    subjectKind,
    ...Object.fromEntries([
      ...parts('indicators', indicators),
      ...indicators.map((indicator) => [`indicators.${indicator.key}.maximum`, indicator.maximum]),
      ...gradeBands.map(({ grade, minimum }) => [`gradeBands.${grade}`, minimum]),
      ...parts('evaluatorGroups', evaluatorGroups),
    ]),
    excellentCapBasisPoints,
    validTo,
  };
};
