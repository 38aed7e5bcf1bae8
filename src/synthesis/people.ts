import type { Career } from './career.ts';
import { dayText } from './days.ts';
import { nameKeys } from './names.ts';
import { isServing } from '../modules/officers/employment.rules.ts';
import { BASIS, MARK } from './options.ts';
import type { Rows } from './rows.ts';

/** The mark and eight digits. */
const policeNumber = (number: number): string => `${MARK}${String(number).padStart(8, '0')}`;

/** Adds the rows of one officer, whose police number is made of `number`; returns the id. */
export function addOfficer(rows: Rows, number: number, career: Career): number {
  const { name, category, gender, joined, stages, posts } = career;
  const id = rows.add('officer', 1);
  const { namePinyin, nameJoined, nameInitials, nameStrokes } = nameKeys(name);
  const joinedOn = dayText(joined);
  for (const [i, { from, startKnown, status, rank, grade }] of stages.entries()) {
    const next = stages[i + 1];
    rows.add(
      'officerVersion',
      id,
      name,
      namePinyin,
      nameJoined,
      nameInitials,
      nameStrokes,
      // who has left has none
      isServing(status) ? policeNumber(number) : null,
      category,
      gender,
      status,
      rank,
      grade,
      joinedOn,
      dayText(from),
      next ? dayText(next.from) : null,
      startKnown,
      BASIS,
    );
  }
  for (const { unit, title, role, kind, from, to, startKnown } of posts) {
    const assignment = rows.add('assignment', 1, id);
    rows.add(
      'assignmentVersion',
      assignment,
      id,
      unit.id,
      title,
      role,
      kind,
      dayText(from),
      to === null ? null : dayText(to),
      startKnown,
      BASIS,
    );
  }
  return id;
}
