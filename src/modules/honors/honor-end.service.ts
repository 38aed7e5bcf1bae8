import type { Dropped } from '../../record/dropped.ts';
import { withoutRows } from '../../record/periods.ts';
import { endChanges } from '../../record/recorded-facts.ts';
import { believedVersions, recordRevisions } from '../../record/timeline.ts';
import type { Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { serviceEnds } from '../officers/service-end.service.ts';
import { unitEnds, type UnitsEnding } from '../units/unit-end.service.ts';
import { HONOR_PROGRAM } from './honor-program.declaration.ts';
import { HONOR } from './honor.declaration.ts';
import { plannedForOfficer, plannedForUnits, programsOwnedFrom, type PlannedStep } from './honor-end.reads.ts';

const { status, awardedBy, awardedOn, noticeWaived } = HONOR.facts;

/** What the steps that are taken back have set. */
const STEP = { ...HONOR, facts: { status, awardedBy, awardedOn, noticeWaived } };

serviceEnds.register(async (write, ending) => dropSteps(write, await plannedForOfficer(write, ending)));
unitEnds.register(async (write, { names, on }) =>
  dropSteps(write, await plannedForUnits(write, [...names.keys()], on)),
);
unitEnds.register(dropPrograms);

/**
 * Takes back steps of honors, and what was to follow them. An honor is as it was before the step; one that was to be
 * nominated never is, for none of its recipients: they were proposed together.
 */
async function dropSteps(write: Write, steps: readonly PlannedStep[]): Promise<Dropped> {
  const ids = steps.map(({ id }) => id);
  const histories = await believedVersions(write, HONOR, ids);
  const fields = steps.flatMap(({ id, day }) => {
    const rows = histories.get(id)!;
    const { title, validFrom } = rows[0]!;
    if (validFrom >= day) return [{ field: `${title}.validFrom`, before: validFrom, after: null }];
    const [, ...changes] = endChanges(
      STEP,
      rows.map((row) => ({ ...row })),
      day,
    );
    return changes.map((change) => ({ ...change, field: `${title}.${change.field}` }));
  });
  const record = () => {
    const rewritings = steps.map(
      ({ id, day }) => [id, withoutRows(histories.get(id)!, ({ validFrom }) => validFrom >= day)] as const,
    );
    recordRevisions(write, HONOR, new Map(rewritings));
  };
  return { fields, record };
}

/** Takes back the definitions of programs that units were to own after their end; what was defined before goes on. */
async function dropPrograms(write: Write, { names, on }: UnitsEnding): Promise<Dropped> {
  const programs = await programsOwnedFrom(write, [...names.keys()], on);
  const histories = await believedVersions(
    write,
    HONOR_PROGRAM,
    programs.map(({ id }) => id),
  );
  const isPlanned = ({ ownerId, validFrom }: { ownerId: number | null; validFrom: Day }) =>
    validFrom >= on && ownerId !== null && names.has(ownerId);
  return {
    fields: programs.flatMap(({ id, key }) =>
      histories
        .get(id)!
        .filter(isPlanned)
        .map(({ validFrom }) => ({ field: `honorProgram.${key}.validFrom`, before: validFrom, after: null })),
    ),
    record: () =>
      recordRevisions(
        write,
        HONOR_PROGRAM,
        new Map([...histories].map(([id, rows]) => [id, withoutRows(rows, isPlanned)])),
      ),
  };
}
