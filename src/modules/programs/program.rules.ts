import type { EvaluationSubjectKind, ProgramAdmission, ProgramKind } from '../../generated/prisma/enums.ts';
import { InvalidInputError, RuleViolationError } from '../../errors/refusals.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';
import { EVALUATION_SUBJECT_KIND } from '../evaluations/evaluation.vocabulary.ts';
import { PROGRAM_ADMISSION, PROGRAM_KIND } from './program.vocabulary.ts';
import { requirementsOf } from './requirement.declaration.ts';
import { statedRequirement } from './requirement.rules.ts';

/** What never changes about a program beside its key. */
export interface FixedFacts {
  readonly kind: ProgramKind;
  readonly admission: ProgramAdmission;
  readonly subjectKind: EvaluationSubjectKind;
}

/** A warning is about a team and never about a person. */
export function checkWarning(check: InputCheck, { kind, subjectKind }: FixedFacts): void {
  if (kind !== 'WARNING' || subjectKind === 'UNIT') return;
  check.refuse('subjectKind', { zh: '预警只针对单位，须为 UNIT', en: 'must be UNIT for a program of kind WARNING' });
}

/** Refuses another definition of a program that would change what never changes. */
export function assertSameProgram(before: FixedFacts, after: FixedFacts): void {
  const was = {
    kind: PROGRAM_KIND.terms[before.kind],
    admission: PROGRAM_ADMISSION.terms[before.admission],
    subjectKind: EVALUATION_SUBJECT_KIND.terms[before.subjectKind],
  };
  const problems = (['kind', 'admission', 'subjectKind'] as const)
    .filter((path) => before[path] !== after[path])
    .map((path) => ({
      path,
      text: { zh: `设立后不变，须为${was[path].zh}`, en: `never changes: the program has ${before[path]}` },
    }));
  if (problems.length > 0) throw new InvalidInputError(problems);
}

/** Refuses an expected version where no program has the key: there is no program whose version was read. */
export function assertThereToChange(expectedVersion: number | null): void {
  if (expectedVersion === null) return;
  throw new InvalidInputError([
    { path: 'expectedVersion', text: { zh: '没有此标识的制度', en: 'is of no program: none has this key' } },
  ]);
}

/** Programs that are parts of others form no ring on any day. */
export function assertNotOwnPart(facts: { readonly name: string; readonly wouldBe: boolean }): void {
  if (!facts.wouldBe) return;
  throw new RuleViolationError('program-own-part', {
    zh: `制度「${facts.name}」不能成为自己的组成部分`,
    en: `The program ${facts.name} would be a part of itself.`,
  });
}

type Asked = Parameters<typeof requirementsOf>[0];

/** For the record: the requirements that differ, each under its key, in words. */
export function requirementChanges(before: Asked | null, after: Asked) {
  const stated = (asked: Asked | null) =>
    new Map((asked === null ? [] : requirementsOf(asked)).map((one) => [one.key, statedRequirement(one)]));
  const [was, is] = [stated(before), stated(after)];
  const changes = [...new Set([...was.keys(), ...is.keys()])]
    .map((key) => ({ field: `requirements.${key}`, before: was.get(key) ?? null, after: is.get(key) ?? null }))
    .filter((change) => change.before !== change.after);
  const order = (asked: Asked | null) =>
    (asked === null ? [] : requirementsOf(asked).map(({ name }) => name)).join('、');
  // the order is what is shown, and a part of the definition
  return changes.length > 0 || order(before) === order(after)
    ? changes
    : [{ field: 'requirements', before: order(before), after: order(after) }];
}
