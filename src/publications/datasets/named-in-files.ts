import type { Checking } from './dataset.ts';

/** What an officer, a unit or somebody else is called by in a column. */
export const NAMED = ['OFFICER', 'UNIT', 'OTHER'] as const;

/** Reports who is missing: an officer or a unit must be in the files, anybody else is a text. */
export function checkNamed({ lines, keys, report }: Checking, typeColumn: string, column: string): void {
  for (const { line, cells } of lines) {
    const { [typeColumn]: type, [column]: named } = cells;
    const target = type === 'OFFICER' ? 'officers' : type === 'UNIT' ? 'units' : null;
    if (!target || !named || keys(target)?.has(named) !== false) continue;
    report(line, column, `"${named}" is not in ${target}.csv`);
  }
}
