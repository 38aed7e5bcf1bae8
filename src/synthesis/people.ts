import type { Career } from './career.ts';
import { dayText } from './days.ts';
import { nameKeys } from './names.ts';
import { BASIS, MARK } from './options.ts';
import type { Rows } from './rows.ts';

/** SYN and eight digits: the order of the numbers is the order of the ids. */
export const policeNumber = (officer: number): string => `${MARK}${String(officer + 1).padStart(8, '0')}`;

/** The rows of one officer; returns the id. */
export function addOfficer(rows: Rows, officer: number, career: Career): number {
  const { name, category, gender, joined, stages, posts } = career;
  const id = rows.add('officer', 1);
  const { namePinyin, nameJoined, nameInitials, nameStrokes } = nameKeys(name);
  const number = policeNumber(officer);
  const joinedOn = dayText(joined);
  for (const [i, { from, startKnown, status, rank, grade }] of stages.entries()) {
    const next = stages[i + 1];
    rows.add(
      'officerVersion',
      ...[id, name, namePinyin, nameJoined, nameInitials, nameStrokes, number, category, gender, status, rank, grade],
      ...[joinedOn, dayText(from), next ? dayText(next.from) : null, startKnown, BASIS],
    );
  }
  for (const { unit, title, role, kind, from, to, startKnown } of posts) {
    const assignment = rows.add('assignment', 1, id);
    rows.add(
      'assignmentVersion',
      ...[assignment, id, unit.id, title, role, kind],
      ...[dayText(from), to === null ? null : dayText(to), startKnown, BASIS],
    );
  }
  return id;
}
