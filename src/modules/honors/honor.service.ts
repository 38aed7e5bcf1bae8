import { NotFoundError } from '../../errors/refusals.ts';
import { assertVersion } from '../../record/optimistic-locks.ts';
import { replaceForGood, type Version } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { fieldChanges } from '../../record/recorded-facts.ts';
import { recordRevision, thereOn, versionsOfOne } from '../../record/timeline.ts';
import type { Basis, Outcome, Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { calendarFrom } from '../calendar/calendar-day.reads.ts';
import { assertMayAdvance, type AdvancementNotes } from '../officers/advancement.service.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { HONOR, type HonorFacts } from './honor.declaration.ts';
import { noticeRules } from './honor-notice.reads.ts';
import { assertNoticeOver } from './honor-notice.rules.ts';
import { conferredOn, recipientsOf, type Recipients } from './honor.reads.ts';
import { assertMayReceive, assertNotConferred, assertStep, assertStepDay } from './honor.rules.ts';
import { officersOn, unitHistories, type OfficerOnDay, type UnitHistory } from './nominee.reads.ts';

/** What any step of an honor says. */
interface HonorCommand {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly basis: Basis | null;
}

type HonorOutcome = Outcome<{ honorId: number }>;

/** Puts a nomination under public notice. */
export function putHonorUnderNotice(
  write: Write,
  { noticedOn, ...command }: HonorCommand & { readonly noticedOn: Day },
): Promise<HonorOutcome> {
  const values = { status: 'UNDER_PUBLIC_NOTICE', noticedOn } as const;
  return step(write, command, { path: 'noticedOn', day: noticedOn, values });
}

/** Turns a nomination down. */
export function rejectHonor(
  write: Write,
  { effectiveOn, ...command }: HonorCommand & { readonly effectiveOn: Day },
): Promise<HonorOutcome> {
  return step(write, command, { path: 'effectiveOn', day: effectiveOn, values: { status: 'REJECTED' } });
}

/** Takes an honor back; it stays visible, with the reason. */
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

/** Confers an honor on recipients who may have it on the day of the award, when its notice has run. */
export function conferHonor(
  write: Write,
  { awardedBy, awardedOn, withoutNoticeBecause, ...command }: ConferHonor,
  notes: AdvancementNotes,
): Promise<HonorOutcome> {
  const values = { status: 'CONFERRED', awardedBy, awardedOn, awardedPrecision: 'DAY' } as const;
  return step(write, command, {
    path: 'awardedOn',
    day: awardedOn,
    values,
    decide: async (honor, recipients) => {
      const { meritClass, noticedOn, posthumous } = honor;
      const [officers, units, rules, calendar, existing] = await Promise.all([
        officersOn(write, recipients.officerIds, awardedOn),
        unitHistories(write, recipients.unitIds),
        meritClass === null ? [] : noticeRules(write).load(meritClass),
        calendarFrom(write, noticedOn ?? awardedOn),
        conferredOn(write, honor, recipients, awardedOn),
      ]);
      assertOfficersMayReceive(officers, awardedOn, posthumous);
      assertUnitsThere(units, awardedOn);
      const withoutBecause = withoutNoticeBecause;
      const noticeWaived = assertNoticeOver({ rules, noticedOn, calendar, awardedOn, withoutBecause });
      assertNotConferred(existing);
      const advancement = { purpose: 'HONOR', on: awardedOn } as const;
      if (!posthumous) await assertMayAdvance(write, advancement, recipients.officerIds, notes);
      return { noticeWaived };
    },
  });
}

/** Refuses recipients who may not have an honor that is given on a day. */
export async function assertRecipientsMayReceive(
  write: Write,
  { officerIds, unitIds }: Recipients,
  { on, posthumous }: { readonly on: Day; readonly posthumous: boolean },
): Promise<void> {
  const [officers, units] = await Promise.all([officersOn(write, officerIds, on), unitHistories(write, unitIds)]);
  assertOfficersMayReceive(officers, on, posthumous);
  assertUnitsThere(units, on);
}

function assertOfficersMayReceive(officers: readonly OfficerOnDay[], on: Day, posthumous: boolean): void {
  for (const officer of officers) assertMayReceive({ ...officer, on, posthumous });
}

/** Refuses a unit that is not there on the day; a temporary unit may have done its work and be gone. */
function assertUnitsThere(units: readonly UnitHistory[], on: Day): void {
  for (const { id, versions } of units) {
    const last = versions.findLast(({ validFrom }) => validFrom <= on);
    if (!last?.temporary) thereOn(UNIT, id, versions, on);
  }
}

interface Step {
  /** Where the day is in the input. */
  readonly path: string;
  readonly day: Day;
  readonly values: Partial<HonorFacts> & Pick<HonorFacts, 'status'>;
  /** Refuses what else forbids the step; returns what else it sets. */
  readonly decide?: (honor: Version<HonorFacts>, recipients: Recipients) => Promise<Partial<HonorFacts>>;
}

/** Whom an honor concerns; one that does not exist, or whose recipients the registry does not have, is a thing of no unit. */
export const heldBy = ({ officerIds: officers, unitIds: units }: Recipients) =>
  officers.length + units.length > 0 ? { officers, units } : { units: [null] };

/** Takes an honor one step further, from a day on. */
async function step(
  write: Write,
  { id, expectedVersion, basis }: HonorCommand,
  { path, day, values, decide }: Step,
): Promise<HonorOutcome> {
  const recipients = await recipientsOf(write).load(id);
  await assertReach(write, heldBy(recipients));
  const [, versions] = await Promise.all([
    assertVersion(write, HONOR, id, expectedVersion),
    versionsOfOne(write, HONOR, id),
  ]);
  const last = versions.at(-1);
  if (!last) throw new NotFoundError(HONOR.type, String(id));
  assertStep(last.title, last.status, values.status);
  assertStepDay(path, day, last);
  const facts: HonorFacts = {
    ...last,
    ...values,
    ...(await decide?.(last, recipients)),
    ...(day < last.validFrom && { nominatedOn: null }),
  };
  recordRevision(write, HONOR, id, replaceForGood(versions, day, facts, basis));
  const fields = fieldChanges(HONOR, { ...last }, facts);
  return { keys: { honorId: id }, effectiveOn: day, change: { subjectType: HONOR.type, subjectId: id, fields, basis } };
}
