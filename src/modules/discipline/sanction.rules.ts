import type { PoliceRank, SanctionKind } from '../../generated/prisma/enums.ts';
import { ConflictError, RuleViolationError } from '../../errors/refusals.ts';
import { monthsAfter, type Day } from '../../time/day.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';
import { SANCTION_KIND, SANCTION_STATUS } from './discipline.vocabulary.ts';
import type { SanctionStatus } from './effect.vocabulary.ts';

const LONGEST_MONTHS = 48;

/** Kinds that do at once, or for good, what they do: there is no period to end before its time. */
const WITHOUT_PERIOD: ReadonlySet<SanctionKind> = new Set(['DISMISSAL', 'PARTY_EXPULSION', 'RANK_REDUCTION']);

/** The rank is given with a reduction of it, and with that alone. */
export function checkRank(check: InputCheck, kind: SanctionKind, rank: PoliceRank | null): void {
  if ((kind === 'RANK_REDUCTION') === (rank !== null)) return;
  check.refuse(
    'rank',
    rank === null
      ? { zh: '警衔降级须填写降低后的衔级', en: 'must be given with RANK_REDUCTION' }
      : { zh: '仅警衔降级可填写衔级', en: 'goes with RANK_REDUCTION alone' },
  );
}

/** A period that the decision sets begins with it, and lasts 48 months at most. */
export function checkPeriod(
  check: InputCheck,
  { kind, decidedOn, until }: { readonly kind: SanctionKind; readonly decidedOn: Day; readonly until: Day | null },
): void {
  if (until === null) return;
  if (WITHOUT_PERIOD.has(kind)) {
    check.refuse('until', { zh: '该种类没有期限', en: 'must be null: the kind has no period' });
  } else if (until <= decidedOn) {
    check.refuse('until', { zh: '必须晚于决定日期', en: 'must be after decidedOn' });
  } else if (until > monthsAfter(decidedOn, LONGEST_MONTHS)) {
    check.refuse('until', {
      zh: `期限不能超过 ${LONGEST_MONTHS} 个月`,
      en: `must be at most ${LONGEST_MONTHS} months after decidedOn`,
    });
  }
}

/** A decision is on record once. */
export function assertNotImposedAlready(existing: { readonly id: number; readonly on: Day } | null): void {
  if (!existing) return;
  throw new ConflictError(
    {
      zh: '该民警同日、同种类、同文号的处分已登记',
      en: 'A sanction of the officer of that kind, day and document is on record already.',
    },
    { type: 'Sanction', ...existing },
  );
}

export interface EndingFacts {
  readonly kind: SanctionKind;
  readonly decidedOn: Day;
  readonly effectiveOn: Day;
  readonly overturned: boolean;
  /** Where it stands on the day. */
  readonly status: SanctionStatus;
}

/** A sanction is lifted in its period, after its first day; overturned once, whether it has ended by then or not. */
export function assertMayEnd({ kind, decidedOn, effectiveOn, overturned, status }: EndingFacts): void {
  if (status === 'OVERTURNED' || (!overturned && status !== 'IN_FORCE')) {
    const { zh, en } = SANCTION_STATUS.terms[status];
    throw new RuleViolationError('sanction-not-in-force', {
      zh: `该处分在 ${effectiveOn} 的状态为${zh}，不能${overturned ? '撤销' : '解除'}`,
      en: `The sanction is not in force on ${effectiveOn} (${en.toLowerCase()}) and cannot be ${overturned ? 'overturned' : 'lifted'}.`,
    });
  }
  if (overturned) return;
  if (WITHOUT_PERIOD.has(kind)) {
    const { zh, en } = SANCTION_KIND.terms[kind];
    throw new RuleViolationError(
      'sanction-no-period',
      {
        zh: `${zh}没有期限，不能解除；确有错误的，应撤销处分`,
        en: `${en} has no period that could end before its time; where it was wrong it is overturned.`,
      },
      '公务员法 第六十五条',
    );
  }
  if (effectiveOn > decidedOn) return;
  throw new RuleViolationError('sanction-never-held', {
    zh: `处分自 ${decidedOn} 起，不能在当日解除；误登的应当撤回，确有错误的应撤销处分`,
    en: `The sanction begins on ${decidedOn} and cannot end on that day; one recorded by mistake is withdrawn, one that was wrong is overturned.`,
  });
}
