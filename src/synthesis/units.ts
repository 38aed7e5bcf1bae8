import { pinyinOf } from '../names/chinese-name.ts';
import { dayText } from './days.ts';
import { BASIS, MARK_ZH, spanOf, type ForceOptions } from './options.ts';
import { Random } from './random.ts';
import type { Rows } from './rows.ts';
import type { Tree } from './tree.ts';

/** One of so many units was renamed, in the third year before the end. */
const RENAMED_ONE_IN = 40;
const YEAR = 365;

/** A unit is on record from its first day; the record of units goes back further than that of officers. */
const FOUNDED = '2000-01-01';

/** The rows of all units; `strengths` are their authorized strengths, in their order. */
export function addUnits(rows: Rows, options: ForceOptions, tree: Tree, strengths: readonly number[]): void {
  const { until } = spanOf(options);
  for (const unit of tree.units) {
    rows.add('unit', 1);
    const random = new Random(options.seed, 'unit', unit.id);
    const renamed = unit.shortName !== null && unit.closedOn === null && random.chance(1 / RENAMED_ONE_IN);
    const renamedOn = until - 2 * YEAR - random.below(YEAR);
    const version = (name: string, shortName: string | null, from: string, to: string | null) =>
      rows.add(
        'unitVersion',
        unit.id,
        unit.code,
        `${name}${MARK_ZH}`,
        pinyinOf(`${name}${MARK_ZH}`),
        shortName,
        unit.kind,
        unit.category,
        unit.parent?.id ?? null,
        strengths[unit.id - 1]!,
        from,
        to,
        true,
        BASIS,
      );
    if (renamed) version(`${unit.name}（筹）`, null, FOUNDED, dayText(renamedOn));
    version(
      unit.name,
      unit.shortName,
      renamed ? dayText(renamedOn) : FOUNDED,
      unit.closedOn === null ? null : dayText(unit.closedOn),
    );
  }
}
