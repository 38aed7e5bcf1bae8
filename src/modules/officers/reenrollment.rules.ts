import type { Day } from '../../time/day.ts';
import type { OfficerCategory, OfficerStatus, PoliceRank } from '../../generated/prisma/enums.ts';
import { RuleViolationError } from '../../errors/refusals.ts';
import { assertMayHaveRank } from './rank.rules.ts';

/** Who comes back has left the force by that day, and lives. */
export function assertMayReturn(facts: {
  readonly name: string;
  readonly on: Day;
  readonly status: OfficerStatus;
}): void {
  const { name, on, status } = facts;
  if (status === 'DECEASED') {
    throw new RuleViolationError('officer-deceased', {
      zh: `${name} 在 ${on} 已去世，不能重新录用`,
      en: `${name} is dead on ${on} and cannot come back.`,
    });
  }
  if (status === 'RETIRED' || status === 'SEPARATED') return;
  throw new RuleViolationError('officer-serving', {
    zh: `${name} 在 ${on} 尚在职，离职之日起方可重新录用`,
    en: `${name} still serves on ${on}; who comes back has left by then.`,
  });
}

/** What an officer has who comes back; what is left out is not given. */
interface Given {
  readonly category: OfficerCategory | null;
  readonly rank: PoliceRank | null;
  readonly grade: string | null;
}

/**
 * The category, rank and grade of who comes back. A rank is kept in retirement, and is not by who left otherwise
 * (人民警察警衔条例, article 19): then it is awarded anew. The grade follows the rank. An auxiliary has neither of before.
 */
export function factsOnReturn(
  before: { readonly status: OfficerStatus; readonly category: OfficerCategory } & Omit<Given, 'category'>,
  given: Given,
): { readonly category: OfficerCategory } & Omit<Given, 'category'> {
  const category = given.category ?? before.category;
  if (given.rank !== null) assertMayHaveRank(category);
  const isKept = before.status === 'RETIRED' && category === 'POLICE';
  return {
    category,
    rank: given.rank ?? (isKept ? before.rank : null),
    grade: given.grade ?? (isKept ? before.grade : null),
  };
}
