import { z } from 'zod';
import { UnitCategory, UnitKind } from '../../generated/prisma/enums.ts';
import { divisionCode, oneOf, optional, text, flag, unitCode } from '../cells.ts';
import { type Checking, dataset, keyedBy } from './dataset.ts';

export const units = dataset({
  name: 'units',
  keyColumn: 'code',
  columns: z.object({
    code: unitCode,
    name: text,
    short_name: optional(text),
    kind: oneOf(Object.values(UnitKind)),
    category: optional(oneOf(Object.values(UnitCategory))),
    category_basis: oneOf(['stated', 'inferred', 'none']),
    parent_code: optional(unitCode),
    parent_basis: optional(oneOf(['stated', 'inferred'])),
    division_code: optional(divisionCode),
    temporary: flag,
    name_basis: oneOf(['published', 'composed']),
    source_form: text,
    source: text,
  }),
  keys: keyedBy('code'),
  references: { parent_code: 'units', source: 'sources' },
  check: checkTree,
});

/** Reports parents that do not stand before their children, which rules out circles. */
function checkTree({ lines, keys, report }: Checking): void {
  const lineOf = keys('units');
  const parentOf = new Map(lines.map(({ cells }) => [cells['code'], cells['parent_code']]));
  for (const { line, cells } of lines) {
    const { code, parent_code: parent } = cells;
    const parentLine = parent && lineOf?.get(parent);
    if (!code || !parent || !parentLine || parentLine < line) continue;
    report(
      line,
      'parent_code',
      isAbove(code, parent, parentOf)
        ? `${parent} is ${parent === code ? 'the unit itself' : `below ${code}`}: units must not form a circle`
        : `${parent} comes on line ${parentLine}; a parent must come before its children`,
    );
  }
}

function isAbove(code: string, below: string, parentOf: ReadonlyMap<string | undefined, string | undefined>): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = below; at && !seen.has(at); at = parentOf.get(at)) {
    if (at === code) return true;
    seen.add(at);
  }
  return false;
}
