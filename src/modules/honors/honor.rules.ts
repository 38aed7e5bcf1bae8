import type { Day } from '../../time/day.ts';
import type {
  DatePrecision,
  HonorKind,
  HonorStatus,
  OfficerCategory,
  OfficerStatus,
  RecipientKind,
} from '../../generated/prisma/enums.ts';
import { ConflictError, InvalidInputError, RuleViolationError, type Message } from '../../errors/refusals.ts';
import { isServing } from '../officers/employment.rules.ts';
import { assertNotSuspendedOn } from '../officers/suspension.rules.ts';
import { HONOR_KIND, HONOR_STATUS } from './honor.vocabulary.ts';

const RECIPIENTS = '公安机关人民警察奖励条令 第七条';

/** The steps from each status. No step leads back. */
const NEXT: Readonly<Record<HonorStatus, readonly HonorStatus[]>> = {
  NOMINATED: ['UNDER_PUBLIC_NOTICE', 'CONFERRED', 'REJECTED'],
  UNDER_PUBLIC_NOTICE: ['CONFERRED', 'REJECTED'],
  CONFERRED: ['REVOKED'],
  REJECTED: [],
  REVOKED: [],
};

const nameOf = (status: HonorStatus): Message => HONOR_STATUS.terms[status];

export function assertStep(title: string, from: HonorStatus, to: HonorStatus): void {
  if (NEXT[from].includes(to)) return;
  const [is, be] = [nameOf(from), nameOf(to)];
  throw new RuleViolationError('honor-status', {
    zh: `“${title}”的状态为${is.zh}，不能变更为${be.zh}`,
    en: `${title} is ${is.en.toLowerCase()} and cannot become ${be.en.toLowerCase()}.`,
  });
}

/** Refuses a step before the last one. Where the day of the nomination is not known, a step may be dated before it. */
export function assertStepDay(
  path: string,
  day: Day,
  last: { readonly validFrom: Day; readonly startKnown: boolean; readonly status: HonorStatus },
): void {
  if (day >= last.validFrom || (last.status === 'NOMINATED' && !last.startKnown)) return;
  const { zh, en } = nameOf(last.status);
  throw new InvalidInputError([
    {
      path,
      text: {
        zh: `不能早于 ${last.validFrom}（自该日起${zh}）`,
        en: `must not be before ${last.validFrom}, from which it is ${en.toLowerCase()}`,
      },
    },
  ]);
}

/** Refuses recipients other than police officers in service who are not suspended or, posthumously, those who died in service. */
export function assertMayReceive(facts: {
  readonly name: string;
  readonly on: Day;
  readonly category: OfficerCategory;
  readonly status: OfficerStatus;
  /** Whether somebody who is dead had left the force before. Default: false. */
  readonly leftAlive?: boolean;
  readonly posthumous: boolean;
}): void {
  const { name, on, category, status, leftAlive, posthumous } = facts;
  const police = category === 'POLICE';
  if (posthumous && leftAlive) {
    throw new RuleViolationError(
      'recipient-not-deceased',
      {
        zh: `${name} 去世前已离开公安队伍，追授只授予在职期间去世的民警`,
        en: `${name} had left the force before death; honors are given posthumously to those who died in service.`,
      },
      RECIPIENTS,
    );
  }
  if (posthumous && !(police && status === 'DECEASED')) {
    throw new RuleViolationError(
      'recipient-not-deceased',
      {
        zh: `${name} 在 ${on} 不是已故民警，不能追授`,
        en: `${name} is no deceased police officer on ${on}; nothing can be given posthumously.`,
      },
      RECIPIENTS,
    );
  }
  if (!posthumous && !(police && isServing(status))) {
    throw new RuleViolationError(
      'recipient-not-police',
      {
        zh: `${name} 在 ${on} 不是在职民警，个人奖励只授予在职民警`,
        en: `${name} does not serve as a police officer on ${on}; honors for persons are for those who do.`,
      },
      RECIPIENTS,
    );
  }
  assertNotSuspendedOn({ name, on, status });
}

const KIND_OF: Readonly<Record<RecipientKind, HonorKind>> = { OFFICER: 'INDIVIDUAL', UNIT: 'COLLECTIVE' };
const RECIPIENT_OF: Readonly<Record<HonorKind, RecipientKind>> = { INDIVIDUAL: 'OFFICER', COLLECTIVE: 'UNIT' };

/** The kind of the honors of a program that is for officers or for units; null: any. */
export const kindOf = (recipient: RecipientKind | null): HonorKind | null => recipient && KIND_OF[recipient];
export const recipientKindOf = (kind: HonorKind | null | undefined): RecipientKind | null =>
  kind ? RECIPIENT_OF[kind] : null;

export function assertProgramFits(
  program: { readonly name: string; readonly recipientKind: RecipientKind | null },
  kind: HonorKind,
): void {
  const wanted = kindOf(program.recipientKind);
  if (wanted === null || wanted === kind) return;
  const { zh, en } = HONOR_KIND.terms[wanted];
  throw new RuleViolationError('program-recipient-kind', {
    zh: `“${program.name}”的奖励对象为${zh}`,
    en: `Honors of ${program.name} are ${en.toLowerCase()}.`,
  });
}

/** An honor on record, and a day on which it can be shown. */
export interface Existing {
  readonly id: number;
  readonly on: Day;
}

const shown = (existing: Existing) => ({ type: 'Honor', ...existing });

/** Refuses a second nomination for the same honor, recipient and day. */
export function assertNotProposed(existing: Existing | null): void {
  if (!existing) return;
  throw new ConflictError(
    {
      zh: '其中有对象当日已被申报同一奖励',
      en: 'One of the recipients is nominated for the same honor on that day already.',
    },
    shown(existing),
  );
}

/** Refuses a second conferral of the same honor on one recipient on a day. */
export function assertNotConferred(existing: Existing | null): void {
  if (!existing) return;
  throw new ConflictError(
    {
      zh: '其中有对象当日已获授同一奖励',
      en: 'One of the recipients has been given the same honor on that day already.',
    },
    shown(existing),
  );
}

export const PRECISE_CHARACTERS: Readonly<Record<DatePrecision, number>> = { DAY: 10, MONTH: 7, YEAR: 4 };

/** A day as precisely as it is known: `2021-05-04`, `2021-05` or `2021`. */
export const partialDay = (first: Day | null, precision: DatePrecision | null): string | null =>
  first === null ? null : first.slice(0, PRECISE_CHARACTERS[precision ?? 'YEAR']);
