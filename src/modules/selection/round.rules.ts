import type { Day } from '../../time/day.ts';
import type { SelectionRoundStatus, UnitCategory } from '../../generated/prisma/enums.ts';
import { ConflictError, InvalidInputError, RuleViolationError } from '../../errors/refusals.ts';
import { UNIT_CATEGORY } from '../units/unit.vocabulary.ts';
import type { AllocationLine } from './selection.rules.ts';

/** A round needs a policy that splits its vacancies. */
export function assertPolicy<Policy>(policy: Policy | null, facts: { unit: string; on: Day }): Policy {
  if (policy !== null) return policy;
  throw new RuleViolationError('no-selection-policy', {
    zh: `单位 ${facts.unit} 在 ${facts.on} 没有可执行的选任比例`,
    en: `No selection policy is in force for the unit ${facts.unit} on ${facts.on}.`,
  });
}

/** A selection is made neither before the round is opened nor after today. */
export function assertWithinRound(facts: { openedOn: Day; selectedOn: Day; today: Day }): void {
  const path = 'selectedOn';
  if (facts.selectedOn < facts.openedOn) {
    throw new InvalidInputError([
      {
        path,
        text: {
          zh: `不能早于开始之日 ${facts.openedOn}`,
          en: `must not be before ${facts.openedOn}, when it was opened`,
        },
      },
    ]);
  }
  if (facts.selectedOn > facts.today) {
    throw new InvalidInputError([
      { path, text: { zh: `不能晚于今日 ${facts.today}`, en: `must not be after today, ${facts.today}` } },
    ]);
  }
}

/** A round that has ended never changes, not even as of a day on which it was open. */
export function assertOpen(
  title: string,
  from: Day,
  versions: readonly { status: SelectionRoundStatus; validTo: Day | null }[],
): void {
  const statuses = versions.filter(({ validTo }) => validTo === null || validTo > from).map(({ status }) => status);
  if (statuses.length > 0 && statuses.every((status) => status === 'OPEN')) return;
  throw new RuleViolationError('round-not-open', {
    zh: `选任“${title}”不在进行中`,
    en: `The round ${title} is not open.`,
  });
}

/** A unit with an open round cannot end: only the unit that holds a round concludes or cancels it. */
export function assertNoOpenRound(
  { names, on }: { readonly names: ReadonlyMap<number, string>; readonly on: Day },
  round: { readonly unitId: number; readonly title: string } | null,
): void {
  if (!round) return;
  const unit = names.get(round.unitId)!;
  throw new RuleViolationError('unit-has-open-round', {
    zh: `单位 ${unit} 的选任“${round.title}”在 ${on} 或以后仍在进行，须先结束或取消`,
    en: `The round ${round.title} of the unit ${unit} is open on ${on} or later; conclude or cancel it first.`,
  });
}

/** An officer is selected at most once in a round. */
export function assertNotSelected(existing: { id: number; on: Day } | null): void {
  if (!existing) return;
  throw new ConflictError(
    { zh: '该民警在本次选任中已被选任', en: 'The officer has been selected in this round already.' },
    { type: 'Selection', ...existing },
  );
}

/** A selection counts for the category of the unit of the primary assignment. */
export function assertPrimaryUnit<Unit>(unit: Unit | null | undefined, facts: { name: string; on: Day }): Unit {
  if (unit != null) return unit;
  throw new RuleViolationError('no-primary-assignment', {
    zh: `${facts.name} 在 ${facts.on} 没有单位内的主要任职`,
    en: `${facts.name} has no primary assignment in a unit on ${facts.on}.`,
  });
}

/** The unit of the officer, or a unit above it, has a category. */
export function assertCategory(
  category: UnitCategory | null | undefined,
  facts: { unit: string; on: Day },
): UnitCategory {
  if (category != null) return category;
  throw new RuleViolationError('no-unit-category', {
    zh: `单位 ${facts.unit} 及其上级在 ${facts.on} 均未划定选任类别`,
    en: `Neither the unit ${facts.unit} nor any unit above it has a category on ${facts.on}.`,
  });
}

/** Whether a selection exceeds the quota of its category; refuses one that does without a reason. */
export function exceedsQuota(
  allocations: readonly AllocationLine[],
  category: UnitCategory,
  because: string | null,
): boolean {
  const { quota, remaining } = allocations.find((line) => line.category === category)!;
  if (remaining > 0) return false;
  if (because !== null) return true;
  const { zh, en } = UNIT_CATEGORY.terms[category];
  throw new RuleViolationError('over-quota', {
    zh: `${zh}的名额 ${quota} 已用完；如需超出，请说明理由`,
    en: `The quota of the category ${en.toLowerCase()}, ${quota}, is taken; to exceed it, say why.`,
  });
}
