import { InvalidInputError, NotFoundError, type Message } from '../../errors/refusals.ts';
import { rewritingTo } from '../../record/corrected-rows.ts';
import type { Dropped } from '../../record/dropped.ts';
import { assertVersion } from '../../record/optimistic-locks.ts';
import type { Version } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { fieldChanges } from '../../record/recorded-facts.ts';
import { recordRevision, versionsOfOne } from '../../record/timeline.ts';
import type { Basis, Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { calendarFrom } from '../calendar/calendar-day.reads.ts';
import { HONOR, type HonorFacts } from './honor.declaration.ts';
import { noticeRules } from './honor-notice.reads.ts';
import { unmetNotice, unmetNoticeTold } from './honor-notice.rules.ts';
import { conferredOn, recipientsOf } from './honor.reads.ts';
import { assertNotConferred, assertStepDay } from './honor.rules.ts';
import { assertRecipientsMayReceive, heldBy } from './honor.service.ts';

/** What was recorded wrongly of an honor. What is left out stays. */
export interface HonorCorrection {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly values: Partial<Pick<HonorFacts, 'title' | 'level' | 'meritClass' | 'citation'>>;
  /** Of an honor that is conferred, or was. */
  readonly award: { readonly awardedBy?: string; readonly awardedOn?: Day };
  readonly basis: Basis | null;
}

type HonorRow = Version<HonorFacts>;

/**
 * Works out how an honor is put right on all its days. What holds of every award is asked: its recipients may have it on its
 * day, and it is not given twice. That its notice had not run is told and not refused: whether it had was for those who
 * decided, and the record has the day on which it was given.
 */
export async function planHonorCorrection(
  write: Write,
  { id, expectedVersion, values, award, basis }: HonorCorrection,
): Promise<Dropped & { readonly from: Day; readonly notice: Message | null }> {
  const recipients = await recipientsOf(write).load(id);
  await assertReach(write, heldBy(recipients));
  const [, versions] = await Promise.all([
    assertVersion(write, HONOR, id, expectedVersion),
    versionsOfOne(write, HONOR, id),
  ]);
  const last = versions.at(-1);
  if (!last) throw new NotFoundError(HONOR.type, String(id));
  assertAwarded(versions, award);
  const wanted = movedTo(versions, award.awardedOn).map((row) => corrected(row, values, award));
  const rewriting = rewritingTo(versions, wanted, basis);
  assertChanges('input', rewriting);
  const given = wanted.find(({ status }) => status === 'CONFERRED');
  if (given?.awardedOn) {
    const { awardedOn: on, posthumous } = given;
    if (award.awardedOn !== undefined) await assertRecipientsMayReceive(write, recipients, { on, posthumous });
    if (given.awardedPrecision === 'DAY') assertNotConferred(await conferredOn(write, given, recipients, on, id));
  }
  const isTimed = award.awardedOn !== undefined || values.meritClass !== undefined;
  const notice = given && isTimed ? await unmetNoticeOf(write, given) : null;
  // it is on record on other days than before where its first row was moved
  const [from] = [versions[0]!.validFrom, wanted[0]!.validFrom].toSorted() as [Day, Day];
  return {
    from,
    notice,
    fields: fieldChanges(HONOR, { ...last }, { ...wanted.at(-1)! }),
    record: () => recordRevision(write, HONOR, id, rewriting),
  };
}

/** That the notice of an honor had not run on the day of its award, unless a reason lifted it. */
async function unmetNoticeOf(
  write: Write,
  { meritClass, noticedOn, awardedOn, awardedPrecision, noticeWaived }: HonorRow,
): Promise<Message | null> {
  if (meritClass === null || awardedOn === null || awardedPrecision !== 'DAY' || noticeWaived !== null) return null;
  const [rules, calendar] = await Promise.all([
    noticeRules(write).load(meritClass),
    calendarFrom(write, noticedOn ?? awardedOn),
  ]);
  const unmet = unmetNotice({ rules, noticedOn, calendar, awardedOn });
  return unmet && unmetNoticeTold(unmet, awardedOn);
}

/** Refuses the award of an honor that was never conferred. */
function assertAwarded(rows: readonly HonorRow[], award: HonorCorrection['award']): void {
  const [path] = Object.keys(award);
  if (path === undefined || rows.some(({ status }) => status === 'CONFERRED')) return;
  throw new InvalidInputError([
    { path, text: { zh: '该奖励未曾授予', en: 'must be left out: the honor was never conferred' } },
  ]);
}

const corrected = (row: HonorRow, values: HonorCorrection['values'], award: HonorCorrection['award']): HonorRow => ({
  ...row,
  ...values,
  ...(row.awardedOn !== null && award),
  ...(row.awardedOn !== null && award.awardedOn !== undefined && { awardedPrecision: 'DAY' as const }),
});

/** The rows of an honor that was conferred on another day: what came before lasts until then. */
function movedTo(rows: readonly HonorRow[], awardedOn: Day | undefined): readonly HonorRow[] {
  const given = rows.findIndex(({ status }) => status === 'CONFERRED');
  if (awardedOn === undefined || given < 0) return rows;
  const [before, { validTo }] = [rows[given - 1], rows[given]!];
  if (before) assertStepDay('awardedOn', awardedOn, before);
  if (validTo !== null && awardedOn >= validTo) {
    throw new InvalidInputError([
      {
        path: 'awardedOn',
        text: { zh: `必须早于撤销之日 ${validTo}`, en: `must be before ${validTo}, on which it was taken back` },
      },
    ]);
  }
  return rows.flatMap((row, i) => {
    if (i === given) return [{ ...row, validFrom: awardedOn, startKnown: true }];
    if (i > given) return [row];
    return row.validFrom < awardedOn ? [{ ...row, validTo: i === given - 1 ? awardedOn : row.validTo }] : [];
  });
}
