import { z } from 'zod';
import { PlaceKind } from '../../generated/prisma/enums.ts';
import { divisionCode, oneOf, optional, placeCode, text } from '../cells.ts';
import { dataset, keyedBy, type Checking } from './dataset.ts';

/** Places that officers and units answer for. */
export const places = dataset({
  name: 'places',
  keyColumn: 'code',
  columns: z.object({
    code: placeCode,
    name: text,
    kind: oneOf(Object.values(PlaceKind)),
    parent_code: optional(placeCode),
    division_code: optional(divisionCode),
    name_basis: oneOf(['published', 'composed']),
    source_form: text,
    source: text,
  }),
  keys: keyedBy('code'),
  references: { parent_code: 'places', source: 'sources' },
  check: checkParents,
});

/** Reports parents that do not stand before their parts, which rules out circles. */
function checkParents({ lines, keys, report }: Checking): void {
  const lineOf = keys('places');
  for (const { line, cells } of lines) {
    const { parent_code: parent } = cells;
    const parentLine = parent && lineOf?.get(parent);
    if (parentLine && parentLine >= line) {
      report(line, 'parent_code', `${parent} comes on line ${parentLine}; a place must come before its parts`);
    }
  }
}
