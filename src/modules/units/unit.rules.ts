import type { Day } from '../../time/day.ts';
import { ConflictError, RuleViolationError } from '../../errors/refusals.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';
import { counted } from '../../vocabulary/counted.ts';

const CODE = /^[0-9A-Z][0-9A-Z-]{0,39}$/;
const DIVISION = /^\d{6}$/;
const NAME_MAXIMUM = 100;
const STRENGTH_MAXIMUM = 1_000_000;

export const parseCode = (check: InputCheck, code: string): string =>
  check.pattern('code', code.trim(), CODE, {
    zh: '只能含数字、大写字母和连字符，最多 40 个字符',
    en: 'must have digits, capital letters and hyphens only, at most 40',
  });

export const parseUnitName = (check: InputCheck, path: string, name: string): string =>
  check.text(path, name, NAME_MAXIMUM);

export const parseDivision = (
  check: InputCheck,
  code: string | null | undefined,
  path = 'divisionCode',
): string | null =>
  code == null
    ? null
    : check.pattern(path, code, DIVISION, { zh: '必须是六位数字', en: 'must have six digits (GB/T 2260)' });

export const parseStrength = (check: InputCheck, strength: number | null | undefined): number | null =>
  strength == null ? null : check.range('authorizedStrength', strength, 0, STRENGTH_MAXIMUM);

/** A code belongs to one unit on any day. */
export function assertCodeFree(code: string, holder: { unitId: number; on: Day } | null): void {
  if (!holder) return;
  throw new ConflictError(
    { zh: `机构代码 ${code} 已被另一单位使用`, en: `The code ${code} belongs to another unit.` },
    { type: 'Unit', id: holder.unitId, on: holder.on },
    'code',
  );
}

/** A unit exists on every day on which something is below it or somebody serves in it. */
export function assertUnitThere(facts: { unit: string; from: Day; there: boolean }): void {
  if (facts.there) return;
  throw new RuleViolationError('unit-outside-validity', {
    zh: `单位 ${facts.unit} 自 ${facts.from} 起并非始终存续`,
    en: `The unit ${facts.unit} is not there on every day from ${facts.from} on.`,
  });
}

/** The tree of units has no cycle on any day. */
export function assertNotOwnAncestor(facts: { unit: string; wouldBe: boolean }): void {
  if (!facts.wouldBe) return;
  throw new RuleViolationError('unit-own-ancestor', {
    zh: `单位 ${facts.unit} 不能成为自己的上级`,
    en: `The unit ${facts.unit} would be above itself.`,
  });
}

/** A unit closes after its first day: what has been recorded is not unmade. */
export function assertThereBefore(facts: { unit: string; firstDay: Day; effectiveOn: Day }): void {
  if (facts.firstDay < facts.effectiveOn) return;
  throw new RuleViolationError('unit-never-there', {
    zh: `单位 ${facts.unit} 自 ${facts.firstDay} 起设立，不能在当日或之前撤销`,
    en: `The unit ${facts.unit} begins on ${facts.firstDay} and cannot end on that day or before.`,
  });
}

/** A unit closes when no unit is below it on that day or later. */
export function assertNoSubunits({ unit, on, subunits }: { unit: string; on: Day; subunits: number }): void {
  if (subunits === 0) return;
  throw new RuleViolationError('unit-has-subunits', {
    zh: `单位 ${unit} 在 ${on} 及以后仍有 ${subunits} 个下级单位，不能撤销`,
    en: `${counted(subunits, 'unit is', 'units are')} below the unit ${unit} on ${on} or later.`,
  });
}

/** Units are merged into a unit that is neither one of them nor below one of them. */
export function assertMergeApart(facts: { into: string; within: boolean }): void {
  if (!facts.within) return;
  throw new RuleViolationError('merge-into-itself', {
    zh: `单位 ${facts.into} 是被合并单位或其下级，不能并入`,
    en: `The unit ${facts.into} is among the units to be merged, or below one of them.`,
  });
}
