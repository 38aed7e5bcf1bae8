import type { EvaluationSubjectKind, ProgramAdmission, ProgramStatus } from '../../generated/prisma/enums.ts';
import { ConflictError, InvalidInputError, RuleViolationError } from '../../errors/refusals.ts';
import type { Day } from '../../time/day.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';

const SUBJECTS_MAXIMUM = 1_000;
/** Of how many a refusal names. */
const NAMED_MAXIMUM = 10;

/** Somebody or a unit to be admitted. */
export interface Subject {
  readonly type: 'Officer' | 'Unit';
  readonly id: number;
}

/** Reads who is to be admitted, each once, by ids that `read` reads. */
export function parseSubjects(
  check: InputCheck,
  ids: readonly string[],
  read: (id: string, path: string) => Subject | null,
): Subject[] {
  if (!check.size('subjects', ids, SUBJECTS_MAXIMUM)) return [];
  const seen = new Set<string>();
  return ids.flatMap((id, i) => {
    const subject = read(id, `subjects.${i}`);
    if (!subject) return [];
    const key = `${subject.type}:${subject.id}`;
    if (seen.has(key)) check.refuse(`subjects.${i}`, { zh: '与前面的重复', en: 'is given twice' });
    seen.add(key);
    return [subject];
  });
}

/** Reads the end of a membership that has one from the start. */
export function parseUntil(check: InputCheck, from: Day, until: Day | null | undefined, today: Day): Day | null {
  if (until == null) return null;
  if (until > from) return check.day('until', until, today);
  check.refuse('until', { zh: '必须晚于生效日期', en: 'must be after effectiveOn' });
  return until;
}

/** A program of officers admits officers, one of units units. */
export function assertOfKind(subjects: readonly Subject[], kind: EvaluationSubjectKind): void {
  const [type, zh] = kind === 'OFFICER' ? (['Officer', '民警'] as const) : (['Unit', '单位'] as const);
  const problems = subjects.flatMap((subject, i) =>
    subject.type === type
      ? []
      : [
          {
            path: `subjects.${i}`,
            text: { zh: `该制度只接纳${zh}`, en: `must be the id of ${en(type)}: the program admits no others` },
          },
        ],
  );
  if (problems.length > 0) throw new InvalidInputError(problems);
}

const en = (type: Subject['type']): string => (type === 'Officer' ? 'an Officer' : 'a Unit');

/** Members are admitted to a program that admits them, and is not over on the day. */
export function assertAdmits(facts: {
  readonly name: string;
  readonly admission: ProgramAdmission;
  readonly status: ProgramStatus;
  readonly on: Day;
}): void {
  const { name, admission, status, on } = facts;
  if (admission !== 'BY_ADMISSION') {
    throw new RuleViolationError('program-by-criteria', {
      zh: `制度「${name}」按条件自动适用，无须列入制度名单`,
      en: `The program ${name} concerns all who meet its criteria; nobody is admitted to it.`,
    });
  }
  if (status !== 'ENDED') return;
  throw new RuleViolationError('program-ended', {
    zh: `制度「${name}」在 ${on} 已结束`,
    en: `The program ${name} has ended by ${on}.`,
  });
}

/** Nobody is a member of a program twice on a day. */
export function assertNoMember(
  existing: { readonly id: number; readonly on: Day; readonly name: string } | null,
): void {
  if (!existing) return;
  const { id, on, name } = existing;
  throw new ConflictError(
    { zh: `${name} 在 ${on} 已是成员`, en: `${name} is a member on ${on} already.` },
    { type: 'ProgramMember', id, on },
  );
}

/** Those alone are admitted whom the program concerns on the day. */
export function assertConcerned(outside: readonly string[], on: Day): void {
  if (outside.length === 0) return;
  const more = outside.length > NAMED_MAXIMUM;
  const named = outside.slice(0, NAMED_MAXIMUM);
  throw new RuleViolationError('outside-criteria', {
    zh: `${named.join('、')}${more ? ` 等 ${outside.length} 个` : ''} 在 ${on} 不符合适用条件`,
    en: `The criteria are not met on ${on} by ${named.join(', ')}${more ? ` and ${outside.length - NAMED_MAXIMUM} more` : ''}.`,
  });
}

/** A membership ends after its first day: what was recorded by mistake is withdrawn, not ended. */
export function assertHeldBefore(facts: { readonly firstDay: Day; readonly effectiveOn: Day }): void {
  if (facts.firstDay < facts.effectiveOn) return;
  throw new RuleViolationError('membership-never-held', {
    zh: `该成员资格自 ${facts.firstDay} 起，不能在当日或之前结束；登记有误请撤回`,
    en: `The membership begins on ${facts.firstDay} and cannot end on that day or before; withdraw it if it should not be on record.`,
  });
}
