import { InvalidInputError, RuleViolationError, type Message } from '../../errors/refusals.ts';
import { wordOfType } from '../../errors/thing.vocabulary.ts';
import { wordOfOperation } from '../acts/act-words.rules.ts';

/** How many are named one by one; the rest are counted. */
const NAMED_MAXIMUM = 20;

/** A record as people call it: what it is, and its name, which may have words. */
export interface Named {
  readonly term: Message;
  readonly name: string | Message;
}

/** A change on record, as a refusal names it. */
export interface NamedChange {
  readonly position: string;
  readonly operation: string;
}

const inBoth = (name: string | Message): Message => (typeof name === 'string' ? { zh: name, en: name } : name);

function listed(all: readonly Named[]): Message {
  const shown = all.slice(0, NAMED_MAXIMUM);
  const more = all.length - shown.length;
  return {
    zh: `${shown.map(({ term, name }) => `${term.zh}「${inBoth(name).zh}」`).join('、')}${more > 0 ? `等 ${all.length} 项` : ''}`,
    en: `${shown.map(({ term, name }) => `${term.en} "${inBoth(name).en}"`).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  };
}

/** Changes as records that have names. */
export const namedChanges = (changes: readonly NamedChange[]): Named[] =>
  changes.map(({ position, operation }) => {
    const { zh, en } = wordOfOperation(operation);
    return { term: wordOfType('Change')!, name: { zh: `${position} ${zh}`, en: `${position} ${en}` } };
  });

/** A change with what was done: 变更 7（录用入警）, change 7 (enroll officer). */
function changeTold({ position, operation }: NamedChange): Message {
  const { zh, en } = wordOfOperation(operation);
  return { zh: `变更 ${position}（${zh}）`, en: `change ${position} (${en})` };
}

/** What other records need is not withdrawn: they would say nothing without it. */
export function assertNotNeeded(thing: Named, needing: readonly Named[]): void {
  if (needing.length === 0) return;
  const { zh, en } = listed(needing);
  throw new RuleViolationError('record-needed', {
    zh: `${thing.term.zh}「${inBoth(thing.name).zh}」仍为以下登记所需，不能撤回：${zh}`,
    en: `The ${thing.term.en} "${inBoth(thing.name).en}" is needed by other records: ${en}.`,
  });
}

/** What was merged is part of another record: who means that one, with all that it has from before, names it by its own id. */
export function assertNotMerged(isMerged: boolean): void {
  if (!isMerged) return;
  throw new RuleViolationError('record-merged', {
    zh: '该登记已并入另一登记，不再单独存在；确要撤回并入后的登记的，请用其自身的标识',
    en: 'The record was merged into another one and is no record of its own any more; to withdraw that one, give its own id.',
  });
}

/** What others were worked out with is amended, not withdrawn. */
export function assertNotSettled(thing: Named, because: Message | null): void {
  if (because === null) return;
  throw new RuleViolationError('record-settled', {
    zh: `${thing.term.zh}「${inBoth(thing.name).zh}」不能撤回：${because.zh}`,
    en: `The ${thing.term.en} "${inBoth(thing.name).en}" cannot be withdrawn. ${because.en}`,
  });
}

/** The last act on a thing is undone first; what rests on a change would stand on nothing. */
export function assertNothingRests(change: NamedChange, resting: readonly Named[]): void {
  if (resting.length === 0) return;
  const [told, { zh, en }] = [changeTold(change), listed(resting)];
  throw new RuleViolationError('change-rested-on', {
    zh: `${told.zh}之后的以下登记以其为依据，须先处理：${zh}`,
    en: `Later records rest on ${told.en}: ${en}.`,
  });
}

/** Why a change is never undone, whatever it wrote. */
export const NEVER_UNDONE = {
  command: {
    zh: '它由系统命令作出，不是业务操作；请用相应命令更正',
    en: 'A command of the system made it, and no act; it is put right by that command.',
  },
  unknown: {
    zh: '它作出时登记系统尚未记录其写入的内容',
    en: 'It was made before the registry noted which rows a change wrote.',
  },
  nothing: { zh: '它没有可撤销的内容', en: 'Nothing that it wrote can be taken back.' },
} as const satisfies Readonly<Record<string, Message>>;

/** Some changes are never undone. */
export function assertMayBeUndone(change: NamedChange, because: Message | null): void {
  if (because === null) return;
  const [told, { zh, en }] = [changeTold(change), because];
  throw new RuleViolationError('change-not-undone', {
    zh: `${told.zh}不能撤销：${zh}`,
    en: `The ${told.en} cannot be undone. ${en}`,
  });
}

/** What is believed again must hold beside what is on record now. */
export function assertSound(change: NamedChange, broken: readonly string[]): void {
  if (broken.length === 0) return;
  const told = changeTold(change);
  throw new RuleViolationError('change-rested-on', {
    zh: `撤销${told.zh}后，现有登记将有 ${broken.length} 处自相矛盾（任职、人员或单位），须先更正或撤销其后的登记`,
    en: `Without ${told.en} the record would contradict itself: ${broken.slice(0, NAMED_MAXIMUM).join('; ')}.`,
  });
}

/** Only what has a version can be compared with one. */
export function assertHasVersion(has: boolean, expectedVersion: number | null): void {
  if (has || expectedVersion === null) return;
  throw new InvalidInputError([
    { path: 'expectedVersion', text: { zh: '此类登记没有版本号', en: 'must be left out: it has no version' } },
  ]);
}
