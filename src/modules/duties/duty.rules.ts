import { ConflictError, RuleViolationError, type Message } from '../../errors/refusals.ts';
import type { Day } from '../../time/day.ts';
import { DUTY_KIND } from '../programs/requirement.vocabulary.ts';
import type { DutyFacts } from './duty.declaration.ts';

/** The longest chain of duties, each of which answers to the one before. */
export const CHAIN_MAXIMUM = 16;

/** What two duties have in common that are one and the same. */
type DutyKey = Omit<DutyFacts, 'title' | 'aboveId'>;

/** A text that two duties share on no day: what it consists in, who has it, under what, and for what. */
export const keyOfDuty = ({ kind, programId, officerId, unitId, holderName, targetPlaceId, targetUnitId }: DutyKey) =>
  JSON.stringify([kind, programId, officerId, unitId, holderName, targetPlaceId, targetUnitId]);

/** The word for what a duty consists in, in a line by which people know it: the record has its value there. */
export function inWords(named: string): Message {
  const of = (locale: keyof Message) =>
    named.replaceAll(/(?<= )[A-Z]+(?= )/g, (kind) => (DUTY_KIND.has(kind) ? DUTY_KIND.terms[kind][locale] : kind));
  return { zh: of('zh'), en: of('en') };
}

/** A duty that is held, and a day on which it is. */
export interface HeldDuty {
  readonly id: number;
  readonly on: Day;
}

/** Nobody holds the same duty twice on a day. */
export function assertNotHeldAlready(named: string, existing: HeldDuty | null): void {
  if (!existing) return;
  throw new ConflictError(
    { zh: `责任「${inWords(named).zh}」当日已有登记`, en: `The duty "${inWords(named).en}" is held already.` },
    { type: 'Duty', ...existing },
  );
}

/** The same where an officer's duties go to another in an act on the officer: the one that is held has to be dealt with first. */
export function assertTakerFree(named: string, existing: HeldDuty | null): void {
  if (!existing) return;
  throw new RuleViolationError('duty-held-already', {
    zh: `接手方已有责任「${inWords(named).zh}」，不能重复承担；请先解除或交接其一`,
    en: `Who takes over holds the duty "${inWords(named).en}" already; end one of the two first.`,
  });
}

/** No unit answers for itself. */
export function assertNotForItself({ named, itself }: { readonly named: string; readonly itself: boolean }): void {
  if (!itself) return;
  throw new RuleViolationError('duty-for-itself', {
    zh: `责任「${inWords(named).zh}」的对象即接手单位自身，不能交接`,
    en: `The duty "${inWords(named).en}" is for the very unit that would take it over.`,
  });
}

/** A duty ends, or passes to another, after its first day: what was never held is withdrawn. */
export function assertHeldBefore(facts: {
  readonly named: string;
  readonly firstDay: Day;
  readonly effectiveOn: Day;
}): void {
  if (facts.firstDay < facts.effectiveOn) return;
  throw new RuleViolationError('duty-never-held', {
    zh: `责任「${inWords(facts.named).zh}」自 ${facts.firstDay} 起，不能在当日或之前解除或交接；如系误登，请撤回`,
    en: `The duty "${inWords(facts.named).en}" begins on ${facts.firstDay} and can neither end nor pass to another on that day or before; withdraw it instead.`,
  });
}

/** A duty to which others answer ends together with them, or is handed over. */
export function assertNoneBelow({ named, below }: { readonly named: string; readonly below: string | null }): void {
  if (below === null) return;
  throw new RuleViolationError('duty-answered-to', {
    zh: `下级责任「${inWords(below).zh}」对责任「${inWords(named).zh}」负责；请一并解除，或先交接`,
    en: `The duty "${inWords(below).en}" answers to the duty "${inWords(named).en}"; end both, or hand the duty over.`,
  });
}

/** A duty answers to one for the same target, or for one that the target is in or below. */
export function assertTargetWithin({ above, within }: { readonly above: string; readonly within: boolean }): void {
  if (within) return;
  throw new RuleViolationError('duty-above-elsewhere', {
    zh: `上一级责任「${inWords(above).zh}」的对象与本责任的对象不同，也不是其上级`,
    en: `The duty above, "${inWords(above).en}", is neither for the same target nor for one that the target is part of.`,
  });
}

export function assertChainShort({ above, length }: { readonly above: string; readonly length: number }): void {
  if (length <= CHAIN_MAXIMUM) return;
  throw new RuleViolationError('duty-chain-too-long', {
    zh: `责任「${inWords(above).zh}」之下的链条超过 ${CHAIN_MAXIMUM} 级`,
    en: `The chain below the duty "${inWords(above).en}" would have more than ${CHAIN_MAXIMUM} duties.`,
  });
}

/** A unit closes when it answers for nothing on that day or later, and nobody answers for it. */
export function assertNoDuties({
  unit,
  on,
  duties,
}: {
  readonly unit: string;
  readonly on: Day;
  readonly duties: number;
}) {
  if (duties === 0) return;
  throw new RuleViolationError('unit-has-duties', {
    zh: `单位 ${unit} 在 ${on} 及以后仍有 ${duties} 项责任，不能撤销；请先交接或解除`,
    en: `${duties} dut(ies) are held by the unit ${unit} or for it on ${on} or later; hand them over or end them first.`,
  });
}

export const OF_ANOTHER_HOLDER: Message = {
  zh: '与第一项不属于同一责任人',
  en: 'is not of the holder of the first one',
};

export const THE_HOLDER: Message = { zh: '即现责任人', en: 'is the holder' };
