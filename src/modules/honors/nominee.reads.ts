import { type Version } from '../../record/periods.ts';
import { believedVersions, thereOn } from '../../record/timeline.ts';
import type { Reading } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { TemporalStatement } from '../../time/temporal.ts';
import { isServing } from '../officers/employment.rules.ts';
import { OFFICER, type OfficerFacts } from '../officers/officer.declaration.ts';
import { UNIT, type UnitFacts } from '../units/unit.declaration.ts';

export interface OfficerOnDay extends Version<OfficerFacts> {
  /** Whether somebody who is dead had left the force before. */
  readonly leftAlive: boolean;
}

/** Officers on a day, in the order of their ids; refused where one is not on record that day. */
export async function officersOn(reading: Reading, ids: readonly number[], day: Day): Promise<OfficerOnDay[]> {
  const versions = await believedVersions(reading, OFFICER, ids);
  return ids.map((id) => {
    const current = thereOn(OFFICER, id, versions.get(id)!, day);
    return { ...current, leftAlive: leftAlive(versions.get(id)!, current) };
  });
}

/** Whether the last status before a death is one of an officer who has left; nothing before it: died in service. */
function leftAlive(versions: readonly Version<OfficerFacts>[], { status, validFrom }: Version<OfficerFacts>): boolean {
  if (status !== 'DECEASED') return false;
  const before = versions.findLast((row) => row.validFrom < validFrom && row.status !== 'DECEASED');
  return before !== undefined && !isServing(before.status);
}

/** A unit, with its believed rows in the order of their days. */
export interface UnitHistory {
  readonly id: number;
  readonly versions: readonly Version<UnitFacts>[];
}

/** Units with their histories, in the order of their ids. */
export async function unitHistories(reading: Reading, ids: readonly number[]): Promise<UnitHistory[]> {
  const versions = await believedVersions(reading, UNIT, ids);
  return ids.map((id) => ({ id, versions: versions.get(id)! }));
}

/** The unit of each officer's primary assignment on a day, else of the last before it; by officer. */
export async function primaryUnits(
  { query }: Reading,
  officerIds: readonly number[],
  day: Day,
): Promise<Map<number, number | null>> {
  const statement = new TemporalStatement({ asOf: day, knownAt: null });
  const found = await query<{ officerId: number; unitId: number | null }>(
    sql`SELECT DISTINCT ON (a.officer_id) a.officer_id AS "officerId", a.unit_id AS "unitId" FROM assignment_version a
WHERE a.officer_id = ANY(${statement.value(officerIds, 'int[]')}) AND a.kind = 'PRIMARY' AND ${statement.begun('a')}
ORDER BY a.officer_id, a.valid_from DESC`,
    statement.values,
  );
  return new Map(found.map(({ officerId, unitId }) => [officerId, unitId]));
}
