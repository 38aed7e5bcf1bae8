import type { Basis, Outcome, Write } from '../../../record/write.ts';
import { noteMade, raiseVersions } from '../../../record/optimistic-locks.ts';
import { assertReach } from '../../../record/reach.ts';
import type { Day } from '../../../time/day.ts';
import { firstVersion, endFrom, onDay, type Rewriting } from '../../../record/periods.ts';
import { fieldChanges, rewrite } from '../../../record/timeline-legacy.ts';
import type { EvaluationSubjectKind } from '../../../generated/prisma/enums.ts';
import { UNIT } from '../../units/unit.declaration.ts';
import { thingOn } from '../../../record/timeline.ts';
import { SCHEME, SCHEME_VERSIONS, editionsOf, evaluationRules, type SchemeFacts } from './evaluation-scheme.reads.ts';
import {
  assertKeyOfOwner,
  assertNoEditionFrom,
  excellentCap,
  type Band,
  type Group,
  type Indicator,
} from './evaluation-scheme.rules.ts';

export interface DefineEvaluationScheme {
  readonly key: string;
  readonly name: string;
  readonly ownerId: number;
  readonly subjectKind: EvaluationSubjectKind;
  readonly indicators: readonly Indicator[];
  readonly gradeBands: readonly Band[];
  readonly evaluatorGroups: readonly Group[];
  readonly excellentCapBasisPoints: number | null;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

/** An edition of a scheme from a day on, until the next one on record; the one in force on the day ends. */
export async function defineEvaluationScheme(
  write: Write,
  command: DefineEvaluationScheme,
): Promise<Outcome<{ schemeId: number }>> {
  const { key, ownerId, effectiveOn, basis } = command;
  await assertReach(write, { units: [ownerId] });
  const { current: owner } = await thingOn(write, UNIT, ownerId, effectiveOn);
  const rules = await evaluationRules(write, effectiveOn);
  const excellentCapBasisPoints = excellentCap({
    subjectKind: command.subjectKind,
    cap: command.excellentCapBasisPoints,
    usual: rules.EXCELLENT_CAP ?? null,
    approved: rules.EXCELLENT_CAP_APPROVED ?? null,
    documentNumber: basis?.documentNumber ?? null,
  });
  const editions = await editionsOf(write, key);
  assertKeyOfOwner(key, { ownerId, existing: editions.at(-1) });
  const sameDay = editions.find(({ version }) => version.validFrom === effectiveOn);
  assertNoEditionFrom(key, effectiveOn, sameDay);
  const last = editions.find(({ version }) => onDay([version], effectiveOn));
  const until = editions.find(({ version }) => version.validFrom > effectiveOn)?.version.validFrom ?? null;

  const scheme = { ...command, excellentCapBasisPoints };
  const id = await createEdition(write, scheme);
  noteMade(write, SCHEME.table, id);
  const rewritings = new Map<number, Rewriting<SchemeFacts>>();
  // what ends first, for no key has two editions on a day
  if (last) rewritings.set(last.id, endFrom([last.version], effectiveOn));
  rewritings.set(id, firstVersion({ key }, effectiveOn, until, basis));
  await rewrite(write, SCHEME_VERSIONS, rewritings);
  if (last) raiseVersions(write, SCHEME.table, [last.id]);

  const recorded = forRecord(scheme, owner.code, until);
  const fields = fieldChanges<Record<string, unknown>>(null, recorded, Object.keys(recorded));
  if (last) fields.push({ field: 'previous.validTo', before: last.version.validTo, after: effectiveOn });
  return {
    keys: { schemeId: id },
    effectiveOn,
    change: { subjectType: SCHEME.type, subjectId: id, fields, basis },
  };
}

async function createEdition(write: Write, scheme: DefineEvaluationScheme): Promise<number> {
  const { key, name, ownerId, subjectKind, excellentCapBasisPoints } = scheme;
  const placed = <Part>(parts: readonly Part[]) => parts.map((part, i) => ({ position: i + 1, ...part }));
  const { id } = await write.transaction.evaluationScheme.create({
    data: {
      key,
      name,
      ownerId,
      subjectKind,
      excellentCapBasisPoints,
      indicators: { createMany: { data: placed(scheme.indicators) } },
      gradeBands: { createMany: { data: [...scheme.gradeBands] } },
      groups: { createMany: { data: placed(scheme.evaluatorGroups) } },
    },
    select: { id: true },
  });
  return id;
}

/** What the record of the change tells: every part by its key. */
const forRecord = (scheme: DefineEvaluationScheme, owner: string, validTo: Day | null): Record<string, unknown> => {
  const { key, name, subjectKind, excellentCapBasisPoints, indicators, gradeBands, evaluatorGroups } = scheme;
  const parts = (
    list: string,
    all: readonly { readonly key: string; readonly name: string; readonly weightBasisPoints: number }[],
  ) =>
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
