import { dayBefore, daysBetween, type Day } from '../../../time/day.ts';
import type { EvaluationCycleStatus } from '../../../generated/prisma/enums.ts';
import { ConflictError, InvalidInputError, RuleViolationError } from '../../../errors/refusals.ts';
import type { InputCheck } from '../../acts/input-check.rules.ts';

/** Five years, a term of office: the longest period of a cycle. */
const DAYS_MAXIMUM = 1_827;

export interface Period {
  readonly from: Day;
  /** The first day after it. */
  readonly to: Day;
}

export function parsePeriod(check: InputCheck, { from, to }: Period, today: Day): Period {
  check.day('from', from, today);
  check.day('to', to, today);
  const days = daysBetween(from, to);
  if (days < 1) check.refuse('to', { zh: '必须晚于考核起始日期', en: 'must be after from' });
  else if (days > DAYS_MAXIMUM) {
    check.refuse('to', {
      zh: `距考核起始日期不能超过 ${DAYS_MAXIMUM} 天`,
      en: `must be at most ${DAYS_MAXIMUM} days after from`,
    });
  }
  return { from, to };
}

/** The day from which an act on a cycle holds: that on which it was decided, today where none is told. */
export const parseStepDay = (check: InputCheck, effectiveOn: Day | null | undefined, today: Day): Day =>
  check.pastDay('effectiveOn', effectiveOn ?? today, today);

/** Refuses a day before that from which a cycle is as it is now. */
export function assertNotBefore(effectiveOn: Day, { validFrom }: { readonly validFrom: Day }): void {
  if (effectiveOn >= validFrom) return;
  throw new InvalidInputError([
    {
      path: 'effectiveOn',
      text: {
        zh: `不能早于上一步的日期 ${validFrom}`,
        en: `must not be before ${validFrom}, the day of the step before it`,
      },
    },
  ]);
}

/** The day whose roll decides who takes part. */
export const lastDay = ({ to }: Pick<Period, 'to'>): Day => dayBefore(to);

/** Refuses an edition that is not in force on the last day of the period, or that has not begun on the day from which the cycle is open. */
export function assertInForce(facts: {
  readonly scheme: string;
  readonly on: Day;
  readonly openOn: Day;
  /** The periods in which the edition is in force. */
  readonly inForce: readonly { readonly validFrom: Day; readonly validTo: Day | null }[];
}): void {
  const { scheme, on, openOn, inForce } = facts;
  const holds = inForce.some(
    ({ validFrom, validTo }) => validFrom <= on && validFrom <= openOn && (validTo === null || validTo > on),
  );
  if (holds) return;
  throw new RuleViolationError('scheme-not-in-force', {
    zh: `考核办法「${scheme}」的这一版本在考核周期最后一日 ${on} 未执行，或在启动之日 ${openOn} 尚未开始执行`,
    en: `This edition of the scheme ${scheme} is not in force on ${on}, the last day of the period, or has not begun by ${openOn}, the day of the opening.`,
  });
}

/** Refuses a scheme that neither the unit nor a unit above it has set; one without an owner is for all. */
export function assertUsable(facts: {
  readonly scheme: string;
  readonly unit: string;
  readonly ownerId: number | null;
  /** The unit that would hold the cycle and the units above it. */
  readonly chain: readonly number[];
}): void {
  const { scheme, unit, ownerId, chain } = facts;
  if (ownerId === null || chain.includes(ownerId)) return;
  throw new RuleViolationError('scheme-of-another-unit', {
    zh: `考核办法「${scheme}」不是由单位 ${unit} 或其上级制定的`,
    en: `The scheme ${scheme} is neither of the unit ${unit} nor of a unit above it.`,
  });
}

/** Refuses a second cycle of a scheme in a unit over the same days. */
export function assertNoOverlap(
  facts: { readonly scheme: string; readonly unit: string },
  existing: (Period & { readonly id: number; readonly on: Day }) | null,
): void {
  if (!existing) return;
  const { id, from, to, on } = existing;
  throw new ConflictError(
    {
      zh: `单位 ${facts.unit} 已有按考核办法「${facts.scheme}」开展、${from} 起至 ${to} 前的考核周期`,
      en: `The unit ${facts.unit} has a cycle of the scheme ${facts.scheme} from ${from} until ${to}.`,
    },
    { type: 'EvaluationCycle', id, on },
  );
}

/** How many subjects a refusal names at most. */
export const NAMED_MAXIMUM = 5;

/** A subject that takes part in another cycle already. */
export interface TakingPartTwice {
  /** What people call it. */
  readonly subject: string;
  /** The unit that holds the other cycle, and the period of that. */
  readonly holder: string;
  readonly from: Day;
  readonly to: Day;
  /** How many such subjects there are in all. */
  readonly count: number;
}

/** Refuses subjects that another cycle of the scheme evaluates for the same days, whichever unit holds it. */
export function assertNobodyTwice(scheme: string, found: readonly TakingPartTwice[]): void {
  const [first] = found;
  if (!first) return;
  const { holder, from, to, count } = first;
  const named = found.map(({ subject }) => subject);
  const more = count > named.length;
  throw new RuleViolationError('evaluated-twice', {
    zh: `${named.join('、')}${more ? ` 等 ${count} 个考核对象` : ''}已参加按考核办法「${scheme}」开展、周期重叠的考核，如单位 ${holder} ${from} 起至 ${to} 前的考核周期`,
    en: `In a cycle of the scheme ${scheme} that shares days with this one already, such as that of the unit ${holder} from ${from} until ${to}: ${named.join(', ')}${more ? ` and others, ${count} in all` : ''}.`,
  });
}

/** The cap that a cycle keeps: that of the scheme, or the highest of the regulation where that is lower. */
export const pinnedCap = (cap: number | null, most: number | null): number | null =>
  cap === null || most === null ? cap : Math.min(cap, most);

/** What a refusal names a cycle by. */
interface Named extends Period {
  readonly schemeName: string;
}

/** Refuses an act on a cycle whose status is none of those allowed. */
export function assertStatus(
  { schemeName, from, to }: Named,
  status: EvaluationCycleStatus | undefined,
  allowed: readonly EvaluationCycleStatus[],
): void {
  if (status !== undefined && allowed.includes(status)) return;
  const [zh, en] = STATES[status ?? 'DRAFT'];
  throw new RuleViolationError('cycle-not-open', {
    zh: `按考核办法「${schemeName}」开展、${from} 起至 ${to} 前的考核周期${zh}`,
    en: `The cycle of the scheme ${schemeName} from ${from} until ${to} ${en}.`,
  });
}

/** The rows of a cycle, in the order of their days. */
type Statuses = readonly { readonly status: EvaluationCycleStatus; readonly validFrom: Day }[];

/** Refuses what needs the results of a cycle before the day on which they are set. */
export function assertFinalizedOn(cycle: Named & { readonly versions: Statuses }, on: Day): void {
  const { schemeName, from, to, versions } = cycle;
  const finalized = versions.find(({ status }) => status === 'FINALIZED');
  const finalizedOn = finalized?.validFrom;
  if (finalizedOn === undefined || finalizedOn <= on) return assertFinalized(cycle, finalized?.status);
  throw new RuleViolationError('cycle-not-finalized', {
    zh: `按考核办法「${schemeName}」开展、${from} 起至 ${to} 前的考核周期于 ${finalizedOn} 定案，${on} 尚未定案`,
    en: `The cycle of the scheme ${schemeName} from ${from} until ${to} was finalized on ${finalizedOn}, not yet on ${on}.`,
  });
}

/** Refuses what needs the results of a cycle before they are set. */
export function assertFinalized({ schemeName, from, to }: Named, status: EvaluationCycleStatus | undefined): void {
  if (status === 'FINALIZED') return;
  throw new RuleViolationError('cycle-not-finalized', {
    zh: `按考核办法「${schemeName}」开展、${from} 起至 ${to} 前的考核周期尚未定案`,
    en: `The cycle of the scheme ${schemeName} from ${from} until ${to} is not finalized.`,
  });
}

const STATES: Readonly<Record<EvaluationCycleStatus, readonly [zh: string, en: string]>> = {
  DRAFT: ['尚未开始', 'is not open yet'],
  OPEN: ['仍在进行中', 'is still open'],
  CLOSED: ['已截止', 'is closed'],
  FINALIZED: ['已定案', 'is finalized'],
};
