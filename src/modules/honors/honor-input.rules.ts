import type { Day } from '../../time/day.ts';
import type { HonorKind, HonorLevel, HonorTrait, MeritClass } from '../../generated/prisma/enums.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';
import { HONOR_TRAIT } from './honor.vocabulary.ts';

export const TITLE_MAXIMUM = 100;
export const CITATION_MAXIMUM = 2_000;
export const AWARDED_BY_MAXIMUM = 100;
const RECIPIENTS_MAXIMUM = 100;

interface NominationInput {
  readonly title: string;
  readonly kind: HonorKind;
  readonly level: HonorLevel;
  readonly meritClass: MeritClass;
  readonly recipients: readonly string[];
  readonly citation?: string | null | undefined;
  readonly posthumous?: boolean | null | undefined;
  readonly traits?: readonly HonorTrait[] | null | undefined;
  readonly nominatedOn?: Day | null | undefined;
}

/** Reads a nomination; `keyOf` reads the id of a recipient. */
export function parseNomination(
  check: InputCheck,
  input: NominationInput,
  today: Day,
  keyOf: (id: string, path: string) => number,
) {
  const posthumous = input.posthumous ?? false;
  if (posthumous && input.kind !== 'INDIVIDUAL') {
    check.refuse('posthumous', { zh: '只适用于个人奖励', en: 'is for honors for persons only' });
  }
  return {
    title: check.text('title', input.title, TITLE_MAXIMUM),
    kind: input.kind,
    level: input.level,
    meritClass: input.meritClass,
    recipientIds: parseRecipients(check, input.recipients, keyOf),
    citation: check.optionalText('citation', input.citation, CITATION_MAXIMUM),
    posthumous,
    traits: parseOnce(check, 'traits', input.traits, HONOR_TRAIT.values),
    nominatedOn: check.day('nominatedOn', input.nominatedOn ?? today, today),
    dayKnown: input.nominatedOn != null,
  };
}

/** Reads the recipients, at least one, each once; their keys in the order given. */
function parseRecipients(
  check: InputCheck,
  ids: readonly string[],
  keyOf: (id: string, path: string) => number,
): number[] {
  if (!check.size('recipients', ids, RECIPIENTS_MAXIMUM)) return [];
  const seen = new Set<number>();
  return ids.map((id, i) => {
    const key = keyOf(id, `recipients.${i}`);
    if (key > 0 && seen.has(key)) check.refuse(`recipients.${i}`, { zh: '与前面的重复', en: 'is there already' });
    seen.add(key);
    return key;
  });
}

/** Requires the reason of a decision against something. */
export function parseGround<Command extends { readonly basis: { readonly reason: string | null } | null }>(
  check: InputCheck,
  command: Command,
): Command {
  if (command.basis?.reason == null) check.refuse('basis.reason', { zh: '必须说明事由', en: 'must say why' });
  return command;
}

/** Reads values, each once, into the order of their declaration: so that the same set is always written the same. */
export function parseOnce<Value extends string>(
  check: InputCheck,
  path: string,
  values: readonly Value[] | null | undefined,
  order: readonly Value[],
): Value[] {
  const given = values ?? [];
  if (new Set(given).size < given.length) check.refuse(path, { zh: '有重复', en: 'names something twice' });
  return order.filter((value) => given.includes(value));
}
