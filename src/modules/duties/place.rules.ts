import { RuleViolationError, type Message } from '../../errors/refusals.ts';
import { codeForm } from '../../names/text-form.ts';
import type { Day } from '../../time/day.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';

const CODE = /^[0-9A-Z-]{1,60}$/;

export const PLACES_MAXIMUM = 1_000;
export const PLACE_NAME_MAXIMUM = 100;

export const parsePlaceCode = (check: InputCheck, path: string, code: string): string =>
  check.pattern(path, codeForm(code).trim(), CODE, {
    zh: '只能含字母、数字和连字符，最多 60 个字符',
    en: 'must have letters, digits and hyphens only, at most 60',
  });

/** The problem of a place that is to be part of one that is neither on record nor before it in the input. */
export const noSuchParent = (code: string, isLater: boolean): Message => ({
  zh: isLater ? `代码为 ${code} 的联系对象须列在其前` : `没有代码为 ${code} 的联系对象`,
  en: 'is the code of no place on record, nor of one before it in the list',
});

export const KIND_FIXED: Message = {
  zh: '与已登记的类别不同，类别不能变更',
  en: 'is not the kind on record, which never changes',
};

export const UNCHANGED: Message = {
  zh: '与该日的现有记录相同，没有变更',
  en: 'matches the record for that day; nothing would change',
};

/** A place is there on every day on which something is part of it or somebody answers for it. */
export function assertPlaceThere(facts: { readonly place: string; readonly from: Day; readonly there: boolean }): void {
  if (facts.there) return;
  throw new RuleViolationError('place-outside-validity', {
    zh: `联系对象 ${facts.place} 自 ${facts.from} 起并非始终存在`,
    en: `The place ${facts.place} is not there on every day from ${facts.from} on.`,
  });
}

/** A place is gone when nobody answers for it on that day or later. */
export function assertNoDutiesFor(facts: { readonly place: string; readonly on: Day; readonly duties: number }): void {
  if (facts.duties === 0) return;
  throw new RuleViolationError('place-has-duties', {
    zh: `联系对象 ${facts.place} 在 ${facts.on} 及以后仍有 ${facts.duties} 项责任；请先解除`,
    en: `${facts.duties} dut(ies) are held for the place ${facts.place} on ${facts.on} or later; end them first.`,
  });
}

/** A place is gone when no other is part of it on that day or later. */
export function assertNoPartsIn(facts: { readonly place: string; readonly part: string | null }): void {
  if (facts.part === null) return;
  throw new RuleViolationError('place-has-parts', {
    zh: `联系对象 ${facts.part} 届时仍属于 ${facts.place}`,
    en: `The place ${facts.part} would still be part of the place ${facts.place} then.`,
  });
}

/** The tree of places has no circle on any day. */
export function assertNotOwnPart(facts: { readonly place: string; readonly wouldBe: boolean }): void {
  if (!facts.wouldBe) return;
  throw new RuleViolationError('place-own-part', {
    zh: `联系对象 ${facts.place} 不能成为自己的组成部分`,
    en: `The place ${facts.place} would be part of itself.`,
  });
}
