import type { Dropped } from '../../record/dropped.ts';
import { endFrom, withoutRows } from '../../record/periods.ts';
import { believedVersions, recordRevisions } from '../../record/timeline.ts';
import type { FieldChange, Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { serviceEnds } from '../officers/service-end.service.ts';
import { unitEnds, type UnitsEnding } from '../units/unit-end.service.ts';
import { PROGRAM_MEMBER } from './program-member.declaration.ts';
import { membershipsOfOfficer, membershipsOfUnits, programKeys } from './program-member.reads.ts';
import { PROGRAM } from './program.declaration.ts';
import { programsOwnedFrom } from './program.reads.ts';

serviceEnds.register(async (write, { id, on }) =>
  endMemberships(write, await membershipsOfOfficer(write, id, on), on, () => ''),
);
unitEnds.register(async (write, { names, on }) =>
  endMemberships(
    write,
    await membershipsOfUnits(write, [...names.keys()], on),
    on,
    ({ unitId }) => `${names.get(unitId!)} `,
  ),
);
unitEnds.register(dropPrograms);

/** Ends memberships on a day; one that was to begin later never does. `whose`: begins the name of each, for the record. */
async function endMemberships(
  write: Write,
  ids: readonly number[],
  on: Day,
  whose: (member: { readonly unitId: number | null }) => string,
): Promise<Dropped> {
  const histories = await believedVersions(write, PROGRAM_MEMBER, ids);
  const programs = [...histories.values()].map(([first]) => first!.programId);
  const keys = await Promise.all(programs.map((id) => programKeys(write).load(id)));
  const fields = [...histories.values()].map((rows, i): FieldChange => {
    const [first, last] = [rows[0]!, rows.at(-1)!];
    const name = `membership.${whose(first)}${keys[i]}`;
    return first.validFrom < on
      ? { field: `${name}.validTo`, before: last.validTo, after: on }
      : { field: `${name}.validFrom`, before: first.validFrom, after: null };
  });
  const record = () =>
    recordRevisions(write, PROGRAM_MEMBER, new Map([...histories].map(([id, rows]) => [id, endFrom(rows, on)])));
  return { fields, record, ended: ids.length };
}

/**
 * Takes back the definitions of programs that units were to own after their end. What was defined before goes on, and concerns
 * nobody without its unit.
 */
async function dropPrograms(write: Write, { names, on }: UnitsEnding): Promise<Dropped> {
  const programs = await programsOwnedFrom(write, [...names.keys()], on);
  const ids = programs.map(({ id }) => id);
  const histories = await believedVersions(write, PROGRAM, ids);
  const isPlanned = ({ ownerId, validFrom }: { ownerId: number | null; validFrom: Day }) =>
    validFrom >= on && ownerId !== null && names.has(ownerId);
  const fields = programs.flatMap(({ id, key }) =>
    histories
      .get(id)!
      .filter(isPlanned)
      .map(({ validFrom }) => ({ field: `program.${key}.validFrom`, before: validFrom, after: null })),
  );
  const record = () =>
    recordRevisions(write, PROGRAM, new Map([...histories].map(([id, rows]) => [id, withoutRows(rows, isPlanned)])));
  return { fields, record };
}
