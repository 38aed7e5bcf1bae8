import type { InputCheck } from '../../acts/input-check.rules.ts';

const NOT_GRADED_MAXIMUM = 1_000;
const REASON_MAXIMUM = 1_000;

/** Who is not to be graded; without a subject where its id was refused already. */
export interface NotGraded {
  readonly subject: { readonly type: 'Officer' | 'Unit'; readonly key: number } | null;
  readonly reason: string;
}

/** Each once, with a reason; `keyOf` reads the id of a subject. */
export function parseNotGraded(
  check: InputCheck,
  sent: readonly { readonly subject: string; readonly reason: string }[],
  keyOf: (id: string, path: string) => NotGraded['subject'],
): NotGraded[] {
  // nobody is what most cycles have
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

/** How somebody takes part in a cycle. */
export interface TakingPart {
  readonly evaluationId: number;
  readonly probation: boolean;
  /** Whether there is a score for every indicator, from every group where there are groups. */
  readonly scored: boolean;
}

/**
 * The reasons by evaluation. Whoever has all scores is graded: to leave somebody out would move the ranks of others and
 * the places that the cap leaves. All that is wrong goes to the check, each by its index.
 */
export function reasonsNotGraded(
  check: InputCheck,
  notGraded: readonly NotGraded[],
  facts: { readonly subjectType: 'Officer' | 'Unit'; readonly takingPart: ReadonlyMap<number, TakingPart> },
): Map<number, string> {
  const reasons = new Map<number, string>();
  for (const [i, { subject, reason }] of notGraded.entries()) {
    const found = subject?.type === facts.subjectType ? facts.takingPart.get(subject.key) : undefined;
    const path = `notGraded.${i}.subject`;
    if (!found) check.refuse(path, { zh: '不参加本次考核', en: 'does not take part in the cycle' });
    else if (found.probation) {
      check.refuse(path, { zh: '在试用期内，本不定等次', en: 'is on probation, and not graded as it is' });
    } else if (found.scored) check.refuse(path, { zh: '评分齐全，应当定等次', en: 'has all scores, and is graded' });
    else reasons.set(found.evaluationId, reason);
  }
  return reasons;
}
