import type { Day } from '../../time/day.ts';
import type { OfficerStatus } from '../../generated/prisma/enums.ts';
import { ConflictError, RuleViolationError } from '../../errors/refusals.ts';
import { counted } from '../../vocabulary/counted.ts';

/** The statuses of officers who serve; the others have left the force. */
export const SERVING: ReadonlySet<OfficerStatus> = new Set(['ACTIVE', 'SUSPENDED']);

export const isServing = (status: OfficerStatus): boolean => SERVING.has(status);

/** Officers who have left the force hold no post from that day on. */
export function assertServing(facts: {
  readonly name: string;
  readonly from: Day;
  /** Whether the officer serves on every day of the period in question. */
  readonly throughout: boolean;
}): void {
  if (facts.throughout) return;
  throw new RuleViolationError('officer-not-serving', {
    zh: `${facts.name} 自 ${facts.from} 起并非始终在职`,
    en: `${facts.name} does not serve on every day from ${facts.from}.`,
  });
}

/** The same for one day. */
export function assertServingOn(facts: {
  readonly name: string;
  readonly on: Day;
  readonly status: OfficerStatus;
}): void {
  if (isServing(facts.status)) return;
  throw new RuleViolationError('officer-not-serving', {
    zh: `${facts.name} 在 ${facts.on} 不在职`,
    en: `${facts.name} does not serve on ${facts.on}.`,
  });
}

/** An officer leaves after the first day on record: what has been recorded is not unmade. */
export function assertServedBefore(facts: {
  readonly name: string;
  readonly firstDay: Day;
  readonly effectiveOn: Day;
}): void {
  if (facts.firstDay < facts.effectiveOn) return;
  throw new RuleViolationError('officer-never-served', {
    zh: `${facts.name} 自 ${facts.firstDay} 起登记在册，不能在当日或之前离职`,
    en: `${facts.name} is on record from ${facts.firstDay} and cannot leave on that day or before.`,
  });
}

/** The officer who has something that only one officer can have, and a day on which that is so. */
export interface Holder {
  readonly officerId: number;
  readonly on: Day;
}

const shown = ({ officerId, on }: Holder) => ({ type: 'Officer', id: officerId, on });

/** A police number belongs to one officer on any day; it is free again when that officer has left. */
export function assertPoliceNumberFree(policeNumber: string, holder: Holder | null): void {
  if (!holder) return;
  throw new ConflictError(
    { zh: `警号 ${policeNumber} 已被使用`, en: `The police number ${policeNumber} belongs to another officer.` },
    shown(holder),
    'policeNumber',
  );
}

/**
 * A national id belongs to one officer. The message repeats nothing of it; the officer who has it is shown only to writers
 * who may read that officer's personal data. Others are told whom to ask.
 */
export function assertNationalIdFree(holder: (Holder & { readonly mayBeShown: boolean }) | null): void {
  if (!holder) return;
  if (holder.mayBeShown) {
    throw new ConflictError(
      { zh: '该公民身份号码已登记在另一民警名下', en: 'The national id belongs to another officer.' },
      shown(holder),
      'nationalId',
    );
  }
  throw new ConflictError(
    {
      zh: '无法登记该公民身份号码，请联系登记系统管理员核实',
      en: 'The national id cannot be recorded; ask the administrator of the registry.',
    },
    null,
    'nationalId',
  );
}

/** A post, and a day on which it is held. */
interface Post {
  readonly id: number;
  readonly on: Day;
}

/** An officer has one primary assignment on any day. */
export function assertNoOtherPrimary(existing: Post | null): void {
  if (!existing) return;
  throw new ConflictError(
    {
      zh: '该民警在此期间已有主要任职，请用调动',
      en: 'The officer has a primary assignment in that time; transfer the officer instead.',
    },
    { type: 'Assignment', ...existing },
  );
}

/** No officer holds the same post twice on a day, or is transferred to the post already held. */
export function assertNotHeldAlready(existing: Post | null): void {
  if (!existing) return;
  throw new ConflictError(
    { zh: '该民警当日已在此单位任此职', en: 'The officer holds this very post on that day.' },
    { type: 'Assignment', ...existing },
  );
}

/** The same for a post that gets another title: it would become one that the officer holds besides. */
export function assertTitleFree({ title, taken }: { readonly title: string; readonly taken: boolean }): void {
  if (!taken) return;
  throw new RuleViolationError('assignment-held-twice', {
    zh: `该民警同期已在此单位另任“${title}”，一职不能重复登记`,
    en: `The officer holds another post called ${title} there at the same time; one post is not held twice.`,
  });
}

/** No officer is seconded to the unit of the primary post. */
export function assertNotOwnUnit(existing: Post | null): void {
  if (!existing) return;
  throw new ConflictError(
    {
      zh: '借调单位不能是该民警当日主要任职所在单位',
      en: 'The officer would be seconded to the unit of the primary assignment on that day.',
    },
    { type: 'Assignment', ...existing },
  );
}

/** The post before one that is withdrawn goes on, unless the officer is seconded to its unit meanwhile. */
export function assertGoesOn(facts: { readonly title: string; readonly on: Day; readonly besides: boolean }): void {
  if (!facts.besides) return;
  throw new RuleViolationError('post-cannot-go-on', {
    zh: `撤回后原任职「${facts.title}」自 ${facts.on} 起应继续，但该民警此间借调到其单位；请先处理借调`,
    en: `The post "${facts.title}" before it would go on from ${facts.on}, while the officer is seconded to its unit; put the secondment right first.`,
  });
}

/** An assignment ends after its first day: one that would be held on no day is replaced by a transfer, not ended. */
export function assertHeldBefore(facts: { readonly firstDay: Day; readonly effectiveOn: Day }): void {
  if (facts.firstDay < facts.effectiveOn) return;
  throw new RuleViolationError('assignment-never-held', {
    zh: `该任职自 ${facts.firstDay} 起，不能在当日或之前结束；如需更改请用调动`,
    en: `The assignment begins on ${facts.firstDay} and cannot end on that day or before; transfer the officer instead.`,
  });
}

/** A unit closes when nobody has an assignment in it on that day or later; `serving` counts the officers who do. */
export function assertNobodyServes({ unit, on, serving }: { unit: string; on: Day; serving: number }): void {
  if (serving === 0) return;
  throw new RuleViolationError('unit-has-officers', {
    zh: `单位 ${unit} 在 ${on} 及以后仍有 ${serving} 人任职，不能撤销`,
    en: `${counted(serving, 'officer serves', 'officers serve')} in the unit ${unit} on ${on} or later.`,
  });
}
