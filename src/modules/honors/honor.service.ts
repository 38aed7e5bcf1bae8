import type { Basis, Outcome, Write } from '../../record/write.ts';
import { assertVersion, raiseVersions } from '../../record/optimistic-locks.ts';
import { assertReach } from '../../record/reach.ts';
import { onDay, replaceForGood } from '../../record/periods.ts';
import type { Day } from '../../time/day.ts';
import { fieldChanges, rewrite } from '../../record/timeline-legacy.ts';
import { NotFoundError } from '../../errors/refusals.ts';
import { calendarFrom } from '../calendar/calendar-day.reads.ts';
import {
  HONOR,
  HONOR_VERSIONS,
  conferredOn,
  honorWithId,
  recipientsOf,
  type HonorFacts,
  type HonorWithHistory,
  type Recipients,
} from './honor.reads.ts';
import { noticeRules } from './honor-notice.reads.ts';
import { assertNoticeOver } from './honor-notice.rules.ts';
import { assertMayReceive, assertNotConferred, assertStep, assertStepDay } from './honor.rules.ts';
import { officersOn, unitHistories } from './nominee.reads.ts';

/** What any step of an honor says. */
interface HonorCommand {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly basis: Basis | null;
}

type HonorOutcome = Outcome<{ honorId: number }>;

/** The notice of a nomination begins. */
export function putHonorUnderNotice(
  write: Write,
  { noticedOn, ...command }: HonorCommand & { readonly noticedOn: Day },
): Promise<HonorOutcome> {
  const values = { status: 'UNDER_PUBLIC_NOTICE', noticedOn } as const;
  return step(write, command, { path: 'noticedOn', day: noticedOn, values });
}

/** A nomination comes to nothing. */
export function rejectHonor(
  write: Write,
  { effectiveOn, ...command }: HonorCommand & { readonly effectiveOn: Day },
): Promise<HonorOutcome> {
  return step(write, command, { path: 'effectiveOn', day: effectiveOn, values: { status: 'REJECTED' } });
}

/** What was given is taken back; it stays to be seen, with why. */
export function revokeHonor(
  write: Write,
  { effectiveOn, ...command }: HonorCommand & { readonly effectiveOn: Day },
): Promise<HonorOutcome> {
  return step(write, command, { path: 'effectiveOn', day: effectiveOn, values: { status: 'REVOKED' } });
}

export interface ConferHonor extends HonorCommand {
  readonly awardedBy: string;
  readonly awardedOn: Day;
  readonly withoutNoticeBecause: string | null;
}

/** An honor is given, to those who may have it on that day, when its notice has run. */
export function conferHonor(
  write: Write,
  { awardedBy, awardedOn, withoutNoticeBecause, ...command }: ConferHonor,
): Promise<HonorOutcome> {
  const values = { status: 'CONFERRED', awardedBy, awardedOn, awardedPrecision: 'DAY' } as const;
  return step(write, command, {
    path: 'awardedOn',
    day: awardedOn,
    values,
    decide: async ({ last }, recipients) => {
      await assertThere(write, recipients, awardedOn, last.posthumous);
      const noticeWaived = assertNoticeOver({
        rules: await noticeRules(write, last.meritClass),
        noticedOn: last.noticedOn,
        calendar: await calendarFrom(write, last.noticedOn ?? awardedOn),
        awardedOn,
        withoutBecause: withoutNoticeBecause,
      });
      assertNotConferred(await conferredOn(write, last, recipients, awardedOn));
      return { noticeWaived };
    },
  });
}

/** The recipients on the day of the award. A unit that was only set up for a time may have done its work and be gone. */
async function assertThere(
  write: Write,
  { officerIds, unitIds }: Recipients,
  on: Day,
  posthumous: boolean,
): Promise<void> {
  for (const { name, category, status } of await officersOn(write, officerIds, on)) {
    assertMayReceive({ name, on, category, status, posthumous });
  }
  for (const { id, versions } of await unitHistories(write, unitIds)) {
    const last = versions.findLast(({ validFrom }) => validFrom <= on);
    if (!last || !(last.temporary || onDay(versions, on))) throw new NotFoundError('Unit', String(id));
  }
}

interface Step {
  /** Where the day is in the input. */
  readonly path: string;
  readonly day: Day;
  readonly values: Partial<HonorFacts> & Pick<HonorFacts, 'status'>;
  /** What else stands in the way, and what else it sets. */
  readonly decide?: (honor: HonorWithHistory, recipients: Recipients) => Promise<Partial<HonorFacts>>;
}

const RECORDED = [
  'status',
  'noticedOn',
  'awardedBy',
  'awardedOn',
  'noticeWaived',
] as const satisfies readonly (keyof HonorFacts)[];

/** An honor that is not there, or of those only whom the registry does not have, is of no unit. */
const NOBODY = { units: [null] };

/** One step of an honor on its way, from a day on. */
async function step(
  write: Write,
  { id, expectedVersion, basis }: HonorCommand,
  { path, day, values, decide }: Step,
): Promise<HonorOutcome> {
  const recipients = await recipientsOf(write, id);
  const { officerIds: officers, unitIds: units } = recipients;
  await assertReach(write, officers.length + units.length > 0 ? { officers, units } : NOBODY);
  await assertVersion(write, HONOR, id, expectedVersion);
  const honor = await honorWithId(write, id);
  const { last, versions } = honor;
  assertStep(last.title, last.status, values.status);
  assertStepDay(path, day, last);
  const facts = {
    ...last,
    ...values,
    ...(await decide?.(honor, recipients)),
    ...(day < last.validFrom && { nominatedOn: null }),
  };
  await rewrite(write, HONOR_VERSIONS, new Map([[id, replaceForGood<HonorFacts>(versions, day, facts, basis)]]));
  raiseVersions(write, HONOR.table, [id]);
  const fields = fieldChanges<HonorFacts>(last, facts, RECORDED);
  return { keys: { honorId: id }, effectiveOn: day, change: { subjectType: HONOR.type, subjectId: id, fields, basis } };
}
