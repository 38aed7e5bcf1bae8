import { ConflictError, NotFoundError, RuleViolationError, type Message } from '../../errors/refusals.ts';
import { assertReach } from '../../record/reach.ts';
import { assertVersion } from '../../record/optimistic-locks.ts';
import type { Basis, Outcome, Write } from '../../record/write.ts';
import { calledBy } from '../../record/recorded-facts.ts';
import { today, type Day } from '../../time/day.ts';
import { attendancesToMove } from '../activities/attendance-moving.service.ts';
import { concernsToMove } from '../concerns/concern-moving.service.ts';
import { disciplineToMove } from '../discipline/discipline-moving.service.ts';
import { dossierToMove } from '../dossier/dossier-moving.service.ts';
import { dutiesToMove } from '../duties/duty-moving.service.ts';
import { evaluationsToMove } from '../evaluations/result/evaluation-moving.service.ts';
import { honorsToMove } from '../honors/honor-moving.service.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import type { Sealing } from '../officers/officer.service.ts';
import { officerToMove, recordsOf, unitsOf } from '../officers/officer-moving.service.ts';
import { survivorOf } from '../officers/officer-merge.reads.ts';
import { membershipsToMove } from '../programs/program-moving.service.ts';
import { recommendationsToMove } from '../recommendations/recommendation-moving.service.ts';
import { selectionsToMove } from '../selection/selection-moving.service.ts';
import { talliesToMove } from '../tallies/tally-moving.service.ts';
import { impactsOf } from './impact.reads.ts';
import type { Impact } from './impact.rules.ts';

export interface MergeOfficers {
  readonly intoId: number;
  readonly duplicateId: number;
  readonly expectedVersion: number | null;
  readonly basis: Basis | null;
}

/** What else is of an officer, by module: each tells what it moves. */
const MODULES = [
  honorsToMove,
  dutiesToMove,
  concernsToMove,
  disciplineToMove,
  dossierToMove,
  evaluationsToMove,
  selectionsToMove,
  attendancesToMove,
  talliesToMove,
  membershipsToMove,
  recommendationsToMove,
];

/**
 * Two records of one person become one: what is of the duplicate is recorded as of the survivor, and the id of the duplicate
 * leads there from this instant. What is on both must agree; all that does not is named at once.
 */
export async function mergeOfficers(
  write: Write,
  { intoId, duplicateId: from, expectedVersion, basis }: MergeOfficers,
  sealing: Sealing,
): Promise<Outcome<{ officerId: number; impacts: readonly Impact[] }>> {
  const [into, led] = await Promise.all([survivorOf(write, intoId), survivorOf(write, from)]);
  await assertReach(write, { officers: [into, led] });
  const merging = { from, into };
  const [records] = await Promise.all([
    recordsOf(write, merging),
    assertVersion(write, OFFICER, into, expectedVersion),
  ]);
  assertTwo(merging, led);
  for (const [id, rows] of [
    [into, records.survivor],
    [from, records.duplicate],
  ] as const) {
    if (rows.length === 0) throw new NotFoundError(OFFICER.type, String(id));
  }
  // every unit that a change of either was ever about
  await assertReach(write, { units: unitsOf(records) });

  const [officer, ...others] = await Promise.all([
    officerToMove(write, merging, records, sealing),
    ...MODULES.map((toMove) => toMove(write, merging, sealing)),
  ]);
  const moving = [officer, ...others];
  assertAgree(moving.flatMap(({ contradictions }) => contradictions));
  const [first] = records.duplicate;
  const impacts = await impactsOf(write, {
    officers: [into, from],
    from: first!.validFrom,
    until: null,
    officersAfter: new Map([[into, officer.after]]),
  });

  for (const { record } of moving) record();
  return {
    keys: { officerId: into, impacts },
    effectiveOn: today(),
    shownOn: shownOn(officer.after[0]!.validFrom),
    change: {
      subjectType: OFFICER.type,
      subjectId: into,
      fields: [
        { field: 'duplicate', before: calledBy(OFFICER, records.duplicate.at(-1)!), after: null },
        ...moving.flatMap(({ fields }) => fields),
      ],
      basis,
    },
  };
}

/** One who is put on record for a day to come is shown as of then. */
const shownOn = (first: Day): Day => (first > today() ? first : today());

/** Nobody is merged twice, nor into himself by whichever of his ids. */
function assertTwo({ from, into }: { readonly from: number; readonly into: number }, led: number): void {
  if (led !== from) {
    throw new ConflictError(
      {
        zh: '该重复登记已并入另一民警；如两人仍为同一人，请合并该民警',
        en: 'The duplicate was merged into another officer already; if these are one person as well, merge that one.',
      },
      { type: OFFICER.type, id: led },
    );
  }
  if (from !== into) return;
  throw new RuleViolationError('merge-into-itself', {
    zh: '两个标识指向同一民警，不能并入其自身',
    en: 'Both ids lead to the same officer, who cannot be merged into itself.',
  });
}

/** What is on record of one person does not contradict itself; all that does is named. */
function assertAgree(contradictions: readonly Message[]): void {
  if (contradictions.length === 0) return;
  throw new RuleViolationError('officers-contradict', {
    zh: `两份登记相互矛盾，须先更正：${contradictions.map(({ zh }) => zh).join('；')}`,
    en: `The two records contradict each other; put them right first: ${contradictions.map(({ en }) => en).join('; ')}.`,
  });
}
