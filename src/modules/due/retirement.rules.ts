import type { Gender, OfficerCategory } from '../../generated/prisma/enums.ts';
import { monthsAfter, type Day } from '../../time/day.ts';
import { ruleOn, type RuleEdition } from '../regulations/rule-edition.rules.ts';

/**
 * Whose age the law sets by itself: men, and women by whether they are cadres, as police are, or workers, as auxiliaries are taken
 * to be.
 */
export const RETIREMENT_GROUPS = ['men', 'women-cadres', 'women-workers'] as const;

export type RetirementGroup = (typeof RETIREMENT_GROUPS)[number];

/** The group of somebody; null where the gender is not known. */
export const groupOf = (gender: Gender | null, category: OfficerCategory): RetirementGroup | null =>
  gender === null ? null : gender === 'MALE' ? 'men' : category === 'POLICE' ? 'women-cadres' : 'women-workers';

type Quantity = 'age' | 'delay-every' | 'delay-maximum';

/** The key of a rule on retirement. */
export const keyOfRetirement = (group: RetirementGroup, number: Quantity): string =>
  `retirement.${group}.${number}.months`;

/** The day on which the age of retirement is reached, and by which rule. */
export interface Retirement {
  readonly dueOn: Day;
  readonly rule: RuleEdition;
}

const monthOf = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/**
 * When somebody born on a day reaches the age of retirement (渐进式延迟法定退休年龄): the age of the group; from the day on which the
 * staged rule is in force on, one month later for every so many months, that have begun since, in which the former age is reached, at
 * most so many. By the rules in force on the day of the former age. Null where no rule is on record.
 */
export function retirementOf(born: Day, group: RetirementGroup, rules: readonly RuleEdition[]): Retirement | null {
  // the age that is in force when it is reached; an edition that sets another is looked for at the age of the first
  const first = rules.find(({ key }) => key === keyOfRetirement(group, 'age'));
  if (!first) return null;
  const former = monthsAfter(born, first.value);
  const age = ruleOn(rules, first.key, former) ?? first;
  const reached = monthsAfter(born, age.value);
  const every = ruleOn(rules, keyOfRetirement(group, 'delay-every'), reached);
  const maximum = ruleOn(rules, keyOfRetirement(group, 'delay-maximum'), reached);
  if (!every || !maximum) return { dueOn: reached, rule: age };
  const staged = earliestOf(rules, every);
  const begun = Math.floor((monthOf(reached) - monthOf(staged)) / every.value) + 1;
  return { dueOn: monthsAfter(born, age.value + Math.min(begun, maximum.value)), rule: every };
}

/** The day from which the ages are staged: that of the first edition. */
const earliestOf = (rules: readonly RuleEdition[], { key }: RuleEdition): Day =>
  rules
    .filter((rule) => rule.key === key)
    .map(({ validFrom }) => validFrom)
    .toSorted()[0]!;

/** The least and the most months at which somebody may reach an age of retirement, by some rules. */
export function agesOf(rules: readonly RuleEdition[]): { readonly least: number; readonly most: number } {
  const valuesOf = (number: Quantity) =>
    rules.flatMap(({ key, value }) => (key.endsWith(`.${number}.months`) ? [value] : []));
  const ages = valuesOf('age');
  return { least: Math.min(...ages), most: Math.max(0, ...ages) + Math.max(0, ...valuesOf('delay-maximum')) };
}

/** Whether somebody born on a day may reach such an age between two days. */
export const mayRetire = (
  born: Day,
  { from, to }: { readonly from: Day; readonly to: Day },
  { least, most }: ReturnType<typeof agesOf>,
): boolean => born >= monthsAfter(from, -most - 1) && born <= monthsAfter(to, 1 - least);
