import type { InputProblem, Message } from '../../../errors/refusals.ts';
import type { InputCheck } from '../../acts/input-check.rules.ts';

const NOT_GRADED_MAXIMUM = 1_000;
const REASON_MAXIMUM = 1_000;

/** A subject that is not to be graded; null where its id was refused already. */
export interface NotGraded {
  readonly subject: { readonly type: 'Officer' | 'Unit'; readonly key: number } | null;
  readonly reason: string;
}

/** Each subject once, with a reason; `keyOf` reads the id of a subject. */
export function parseNotGraded(
  check: InputCheck,
  sent: readonly { readonly subject: string; readonly reason: string }[],
  keyOf: (id: string, path: string) => NotGraded['subject'],
): NotGraded[] {
  if (sent.length === 0 || !check.size('notGraded', sent, NOT_GRADED_MAXIMUM)) return [];
  const seen = new Set<string>();
  return sent.map(({ subject: id, reason }, i) => {
    const path = `notGraded.${i}`;
    const subject = keyOf(id, `${path}.subject`);
    if (subject !== null) {
      const name = `${subject.type} ${subject.key}`;
      if (seen.has(name)) check.refuse(`${path}.subject`, { zh: '与前面的重复', en: 'is there already' });
      seen.add(name);
    }
    return { subject, reason: check.text(`${path}.reason`, reason, REASON_MAXIMUM) };
  });
}

/** How a subject takes part in a cycle. */
export interface TakingPart {
  readonly evaluationId: number;
  readonly probation: boolean;
  /** Whether there is a score for every indicator, from every group where there are groups. */
  readonly scored: boolean;
}

/**
 * The reasons by subject, and all that is wrong, each by its index. A subject with all scores is graded: to leave it
 * out would move the ranks of others and the places that the cap leaves.
 */
export function reasonsNotGraded<Taking extends TakingPart>(
  notGraded: readonly NotGraded[],
  facts: { readonly subjectType: 'Officer' | 'Unit'; readonly takingPart: ReadonlyMap<number, Taking> },
): { readonly reasons: Map<Taking, string>; readonly problems: readonly InputProblem[] } {
  const reasons = new Map<Taking, string>();
  const problems: InputProblem[] = [];
  for (const [i, { subject, reason }] of notGraded.entries()) {
    const found = subject?.type === facts.subjectType ? facts.takingPart.get(subject.key) : undefined;
    const text = whyNotLeftOut(found);
    if (text) problems.push({ path: `notGraded.${i}.subject`, text });
    else reasons.set(found!, reason);
  }
  return { reasons, problems };
}

/** Why a subject cannot be left out of the grading; null where it can. */
function whyNotLeftOut(found: TakingPart | undefined): Message | null {
  if (!found) return { zh: '不参加本次考核', en: 'does not take part in the cycle' };
  if (found.probation) return { zh: '在试用期内，本不定等次', en: 'is on probation, and not graded as it is' };
  return found.scored ? { zh: '评分齐全，应当定等次', en: 'has all scores, and is graded' } : null;
}
