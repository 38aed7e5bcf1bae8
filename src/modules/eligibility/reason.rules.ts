import type { Message } from '../../errors/refusals.ts';
import type { Day } from '../../time/day.ts';

/** One thing that speaks for or against, or is to be known. */
export interface Reason {
  readonly kind: 'AGAINST' | 'FOR' | 'NOTED';
  /** Stable, in kebab case. */
  readonly code: string;
  /** Whether it excludes: it is against, and its rule is confirmed and no mere consideration. */
  readonly excludes: boolean;
  readonly text: Message;
  /** Null where it is a rule of the registry. */
  readonly article: string | null;
  readonly confirmed: boolean;
  /** The first day on which it does not hold any more, as far as is known; null where none is. */
  readonly until: Day | null;
  /** Whether the act that gives it asserts it by itself: in words of its own, or since its basis may lift it. */
  readonly ofTheAct: boolean;
}

type Parts = Pick<Reason, 'code' | 'text'> & Partial<Pick<Reason, 'article' | 'until'>>;

const reason = (
  { article = null, until = null, ...parts }: Parts,
  how: Pick<Reason, 'kind' | 'excludes' | 'confirmed'>,
): Reason => ({ ...parts, article, until, ofTheAct: false, ...how });

/** What excludes, if its rule is confirmed; one that is not refuses nothing and is noted. */
export const barred = ({ confirmed = true, ...parts }: Parts & { readonly confirmed?: boolean }): Reason =>
  reason(parts, { kind: confirmed ? 'AGAINST' : 'NOTED', excludes: confirmed, confirmed });

/** What excludes, and the act asserts by itself. */
export const barredByAct = (parts: Parts): Reason => ({ ...barred(parts), ofTheAct: true });

/** What speaks against and excludes nobody. */
export const against = (parts: Parts): Reason => reason(parts, { kind: 'AGAINST', excludes: false, confirmed: true });

export const inFavor = (parts: Parts): Reason => reason(parts, { kind: 'FOR', excludes: false, confirmed: true });

export const noted = ({ confirmed = true, ...parts }: Parts & { readonly confirmed?: boolean }): Reason =>
  reason(parts, { kind: 'NOTED', excludes: false, confirmed });

/** What an officer is eligible for, and why. */
export interface Judgement {
  /** The next rank or grade; null of the other purposes, at the top, and where none is held. */
  readonly to: string | null;
  /** What excludes first, then what speaks against, for, and is to be known. */
  readonly reasons: readonly Reason[];
  /** The first reason that excludes. */
  readonly excludedBy: Reason | null;
  /** The first day on which nothing known today excludes any more; null where no day is known. */
  readonly dueOn: Day | null;
}

const KINDS: readonly Reason['kind'][] = ['AGAINST', 'FOR', 'NOTED'];

const rankOf = ({ excludes, kind }: Reason): number => (excludes ? -1 : KINDS.indexOf(kind));

/** Sums up reasons as of a day. */
export function judged(to: string | null, reasons: readonly Reason[], on: Day): Judgement {
  const sorted = reasons.toSorted((a, b) => rankOf(a) - rankOf(b));
  const excluding = sorted.filter(({ excludes }) => excludes);
  const ends = excluding.map(({ until }) => until);
  const known = ends.filter((end) => end !== null);
  return {
    to,
    reasons: sorted,
    excludedBy: excluding[0] ?? null,
    dueOn: known.length < ends.length ? null : ([on, ...known].toSorted().at(-1) ?? null),
  };
}
