import type { SelectionRoundStatus } from '../../generated/prisma/enums.ts';
import { ConflictError, InvalidInputError, RuleViolationError } from '../../errors/refusals.ts';
import type { Day } from '../../time/day.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';

export type RecommendationStatus = 'MADE' | 'ADOPTED' | 'NOT_ADOPTED' | 'WITHDRAWN';

const GROUNDS_MINIMUM = 10;
const GROUNDS_MAXIMUM = 2_000;
const TITLE_MAXIMUM = 100;

export const parseTitle = (check: InputCheck, title: string): string => check.text('title', title, TITLE_MAXIMUM);

/** Parses the reasons: who signs them says something. */
export function parseGrounds(check: InputCheck, grounds: string): string {
  const text = check.text('grounds', grounds, GROUNDS_MAXIMUM);
  if (text !== '' && text.length < GROUNDS_MINIMUM) {
    check.refuse('grounds', {
      zh: `至少 ${GROUNDS_MINIMUM} 个字`,
      en: `must have at least ${GROUNDS_MINIMUM} characters`,
    });
  }
  return text;
}

/** What has become of a recommendation, by the round and what was selected in it. */
export function statusOf(facts: {
  readonly withdrawn: boolean;
  readonly selectionId: number | null;
  readonly roundStatus: SelectionRoundStatus;
}): RecommendationStatus {
  if (facts.withdrawn) return 'WITHDRAWN';
  if (facts.selectionId !== null) return 'ADOPTED';
  return facts.roundStatus === 'OPEN' ? 'MADE' : 'NOT_ADOPTED';
}

/** Nothing is signed before the round is opened. */
export function assertSignedInRound(facts: { readonly openedOn: Day; readonly signedOn: Day }): void {
  if (facts.signedOn >= facts.openedOn) return;
  const { openedOn } = facts;
  throw new InvalidInputError([
    {
      path: 'signedOn',
      text: { zh: `不能早于开始之日 ${openedOn}`, en: `must not be before ${openedOn}, when the round was opened` },
    },
  ]);
}

/** Nobody recommends themselves. */
export function assertApart(facts: { readonly candidateId: number; readonly recommenderId: number }): void {
  if (facts.candidateId !== facts.recommenderId) return;
  throw new RuleViolationError('recommends-oneself', {
    zh: '不能推荐本人',
    en: 'Nobody recommends themselves.',
  });
}

/** A person who is an officer signs for nobody else. */
export function assertInOwnName(facts: { readonly officerId: number | null; readonly recommenderId: number }): void {
  if (facts.officerId === null || facts.officerId === facts.recommenderId) return;
  throw new RuleViolationError('recommends-as-another', {
    zh: '只能以本人名义推荐或撤回推荐',
    en: 'You recommend, and take a recommendation back, in your own name alone.',
  });
}

/** Only police officers who serve become cadres. */
export function assertPolice(facts: { readonly name: string; readonly category: string; readonly on: Day }): void {
  if (facts.category === 'POLICE') return;
  throw new RuleViolationError('candidate-not-police', {
    zh: `${facts.name} 在 ${facts.on} 不是民警`,
    en: `${facts.name} is no police officer on ${facts.on}.`,
  });
}

/** Who recommends is concerned by the program that gives the right for the unit of the round. */
export function assertHasRight<Right>(right: Right | null, facts: { readonly name: string; readonly on: Day }): Right {
  if (right !== null) return right;
  throw new RuleViolationError('no-right-to-recommend', {
    zh: `${facts.name} 在 ${facts.on} 没有推荐权`,
    en: `${facts.name} has no right to recommend on ${facts.on}.`,
  });
}

/** Nobody recommends the same officer twice in a round. */
export function assertNotRecommended(existing: { readonly id: number; readonly on: Day } | null): void {
  if (existing === null) return;
  throw new ConflictError(
    { zh: '已在本次选任中推荐该民警', en: 'The officer is recommended in this round by the same recommender already.' },
    { type: 'Recommendation', ...existing },
  );
}

/** How many more may be made after one more; refuses the one that is too many. Null: there is no limit. */
export function remainingAfter(facts: { readonly maximum: number | null; readonly made: number }): number | null {
  const { maximum, made } = facts;
  if (maximum === null) return null;
  if (made < maximum) return maximum - made - 1;
  throw new RuleViolationError('recommendations-used-up', {
    zh: `本次选任的推荐名额 ${maximum} 已用完；可先撤回一项`,
    en: `The ${maximum} recommendations of the round are used up; take one back first.`,
  });
}

/** What came true or is taken back already is not taken back. */
export function assertMade(status: RecommendationStatus): void {
  if (status === 'MADE') return;
  throw new RuleViolationError('recommendation-not-pending', {
    zh: '该推荐已采纳、已撤回，或选任已结束',
    en: 'It is adopted or taken back already, or the round has ended.',
  });
}
