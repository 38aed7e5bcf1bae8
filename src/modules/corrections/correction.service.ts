import type { Dropped } from '../../record/dropped.ts';
import { unitsUnder } from '../../record/reach.ts';
import type { Basis, Outcome, Write } from '../../record/write.ts';
import { today, type Day } from '../../time/day.ts';
import { HONOR } from '../honors/honor.declaration.ts';
import { planHonorCorrection, type HonorCorrection } from '../honors/honor-correction.service.ts';
import { planAssignmentCorrection, type AssignmentCorrection } from '../officers/assignment-correction.service.ts';
import { ASSIGNMENT } from '../officers/assignment.declaration.ts';
import { planOfficerCorrection, type OfficerCorrection } from '../officers/officer-correction.service.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import type { Sealing } from '../officers/officer.service.ts';
import { planUnitCorrection, type UnitCorrection } from '../units/unit-correction.service.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { citingImpacts, impactsOf } from './impact.reads.ts';
import { MOVE_ADJOINING, uncoveredImpacts, type Impact } from './impact.rules.ts';

/** What a correction answers, besides the id of what it corrects. */
interface Told {
  readonly impacts: readonly Impact[];
}

/** Names and numbers by which people know a thing, and how many it may have: nothing was decided by them. */
const NAMING = new Set(['name', 'namePinyin', 'nameJoined', 'nameInitials', 'nameStrokes', 'shortName']);
const NUMBERING = new Set(['code', 'policeNumber', 'gender', 'authorizedStrength', 'title']);

const decides = (values: object): boolean =>
  Object.keys(values).some((fact) => !NAMING.has(fact) && !NUMBERING.has(fact));

/** Puts values of a unit right that were recorded wrongly on some days. */
export async function correctUnit(
  write: Write,
  correction: UnitCorrection,
): Promise<Outcome<Told & { unitId: number }>> {
  const { id, days, values } = correction;
  const plan = await planUnitCorrection(write, correction);
  const placed = 'parentId' in values || 'category' in values;
  const below = placed ? await unitsUnder(write.query, [id], null) : [];
  const impacts = await impactsOf(write, {
    ...days,
    units: [id],
    unitsBelow: below,
    staffOf: 'parentId' in values ? below : [],
    nothingDecided: !decides(values),
  });
  return corrected(plan, { unitId: id, impacts }, [UNIT.type, id, days.from, correction.basis]);
}

/** Puts values of an officer right that were recorded wrongly on some days. */
export async function correctOfficer(
  write: Write,
  correction: OfficerCorrection,
  sealing: Sealing,
): Promise<Outcome<Told & { officerId: number }>> {
  const { id, days, values } = correction;
  const plan = await planOfficerCorrection(write, correction, sealing);
  const ranks = 'rank' in values || 'category' in values;
  const impacts = await impactsOf(write, {
    ...days,
    officers: [id],
    nothingDecided: !decides(values),
    ...(ranks && { officersAfter: new Map([[id, plan.after]]) }),
  });
  return corrected(plan, { officerId: id, impacts }, [OFFICER.type, id, days.from, correction.basis]);
}

/** Puts a post right that was recorded wrongly: its values, its days, and with these the primary posts beside it. */
export async function correctAssignment(
  write: Write,
  correction: AssignmentCorrection,
): Promise<Outcome<Told & { assignmentId: number }>> {
  const { id, values, from, until } = correction;
  const plan = await planAssignmentCorrection(write, correction);
  const resting = await impactsOf(write, {
    ...plan.days,
    assignments: [id],
    rewritten: plan.superseded,
    nothingDecided: from === undefined && until === undefined && !decides(values),
  });
  const uncovered = { officerId: plan.officerId, days: plan.uncovered };
  const impacts = [...uncoveredImpacts(uncovered, MOVE_ADJOINING), ...resting];
  const outcome = corrected(plan, { assignmentId: id, impacts }, [
    ASSIGNMENT.type,
    id,
    plan.days.from,
    correction.basis,
  ]);
  // its first day may be later now than the first day that changes
  return { ...outcome, shownOn: shownOn(plan.firstDay) };
}

/** Puts an honor right that was recorded wrongly. What cites it as its grounds is told. */
export async function correctHonor(
  write: Write,
  correction: HonorCorrection,
): Promise<Outcome<Told & { honorId: number }>> {
  const { id, basis } = correction;
  const subject = { type: HONOR.type, id };
  const plan = await planHonorCorrection(write, correction);
  const [citing, files] = await Promise.all([
    citingImpacts(write, subject),
    impactsOf(write, { honors: [id], from: plan.from, until: null, nothingDecided: true }),
  ]);
  const notice: Impact[] = plan.notice ? [{ kind: 'HONOR', subject, text: plan.notice }] : [];
  const impacts = [...notice, ...citing, ...files];
  return corrected(plan, { honorId: id, impacts }, [HONOR.type, id, plan.from, basis]);
}

type Subject = readonly [type: string, id: number, from: Day, basis: Basis | null];

/** Records a correction. It is shown as things are today, since what rests on the old record may be of later days. */
function corrected<Keys>(
  { fields, record }: Dropped,
  keys: Keys,
  [subjectType, subjectId, from, basis]: Subject,
): Outcome<Keys> {
  record();
  return { keys, effectiveOn: from, shownOn: shownOn(from), change: { subjectType, subjectId, fields, basis } };
}

/** Today, or the first day where that is later. */
function shownOn(first: Day): Day {
  const now = today();
  return first > now ? first : now;
}
