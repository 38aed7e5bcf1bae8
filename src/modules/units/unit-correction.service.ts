import { correctedFields, rowsIn, type Days } from '../../record/corrected-rows.ts';
import type { Dropped } from '../../record/dropped.ts';
import { onDay, replaceBetween, type Version } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { calledBy, recordedFacts } from '../../record/recorded-facts.ts';
import { recordRevision, thingToChange, versionsOfOne } from '../../record/timeline.ts';
import type { Basis, Write } from '../../record/write.ts';
import { today } from '../../time/day.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { UNIT, type UnitFacts } from './unit.declaration.ts';
import { codeHolder } from './unit.reads.ts';
import { assertCodeFree, assertNotOwnAncestor } from './unit.rules.ts';
import { assertUnitThroughout } from './unit.service.ts';
import { isAnyAbove } from './unit.tree.ts';

/** Values of a unit that were recorded wrongly on some days. */
export interface UnitCorrection {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly days: Days;
  /** Left out: stays as it is. */
  readonly values: Partial<UnitFacts>;
  readonly basis: Basis | null;
}

/**
 * Works out how values of a unit are put right on some days. What holds of every unit is asserted for all of them: its code
 * is its own, the unit above it is there, and it is not below itself. The writer needs the scope for the unit and for each
 * unit that it was directly below then and is not today, or will be.
 */
export async function planUnitCorrection(
  write: Write,
  { id, expectedVersion, days, values, basis }: UnitCorrection,
): Promise<Dropped> {
  const { parentId, code } = values;
  await assertReach(write, { units: parentId === undefined ? [id] : [id, parentId] });
  const [{ current, versions }, parent, holder] = await Promise.all([
    thingToChange(write, UNIT, { id, expectedVersion, effectiveOn: days.from }),
    parentId == null ? [] : versionsOfOne(write, UNIT, parentId),
    code === undefined ? null : codeHolder(write, code, { ...days, exceptId: id }),
  ]);
  const wrong = rowsIn(versions, days);
  const above = wrong.map((row) => row.parentId);
  await assertReach(write, { units: parentId === undefined ? elsewhere(above, versions) : above });
  const rewriting = replaceBetween(versions, days, () => values, basis);
  assertChanges('input', rewriting);
  if (code !== undefined) assertCodeFree(code, holder);
  if (parentId != null) {
    const last = wrong.at(-1)!.validTo;
    const until = last !== null && (days.until === null || last < days.until) ? last : days.until;
    assertUnitThroughout(parentId, parent, days.from, until);
    const wouldBe = await isAnyAbove(write, [id], parentId, days.from, until);
    assertNotOwnAncestor({ unit: calledBy(UNIT, current), wouldBe });
  }
  const facts = await recordedFacts(write, UNIT, [...wrong, ...wrong.map((row) => ({ ...row, ...values }))], days.from);
  const corrected = wrong.map(({ validFrom }, i) => ({
    on: validFrom > days.from ? validFrom : days.from,
    before: facts[i]!,
    after: facts[wrong.length + i]!,
  }));
  return {
    fields: correctedFields(UNIT, corrected, days),
    record: () => recordRevision(write, UNIT, id, rewriting),
  };
}

/** The units above in a period that are not the one of today, by which the writer was found to reach the unit. */
function elsewhere(above: readonly (number | null)[], versions: readonly Version<UnitFacts>[]): number[] {
  const now = onDay(versions, today()) ?? versions.at(-1)!;
  return above.flatMap((id) => (id === null || id === now.parentId ? [] : [id]));
}
