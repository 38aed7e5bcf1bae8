import { z } from 'zod';
import { AssignmentRole } from '../../generated/prisma/enums.ts';
import { basis, key, oneOf, optional, partialDate, PRECISIONS, text, flag, unitCode } from '../cells.ts';
import type { CsvLine } from '../csv.ts';
import { type Checking, dataset } from './dataset.ts';
import { checkPrecision } from './precision.ts';

/** The posts of officers, each on the day on which a source states it. */
export const posts = dataset({
  name: 'posts',
  keyColumn: 'officer_ref',
  columns: z.object({
    officer_ref: key,
    unit_code: optional(unitCode),
    external_organ: optional(text),
    title: text,
    role: oneOf(Object.values(AssignmentRole)),
    primary: flag,
    observed_on: partialDate,
    observed_precision: oneOf(PRECISIONS),
    observed_basis: basis,
    source: text,
  }),
  keys: postKeys,
  references: { officer_ref: 'officers', unit_code: 'units', source: 'sources' },
  check: (checking) => {
    checkPlaces(checking);
    checkRepeated(checking);
    checkPrimaries(checking);
    checkPrecision(checking, 'observed_on', 'observed_precision');
  },
});

const placeOf = (cells: CsvLine['cells']): string => `${cells['unit_code']}${cells['external_organ']}`;

/**
 * Officer, place and role, numbered where there are several. The title, and which post is the primary one, are not part
 * of the key: they can be corrected.
 */
function postKeys(lines: readonly CsvLine[]): string[] {
  const counts = new Map<string, number>();
  return lines.map(({ cells }) => {
    const base = `${cells['officer_ref']}/${placeOf(cells)}/${cells['role']}`;
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    return count === 1 ? base : `${base}/${count}`;
  });
}

function checkPlaces({ lines, report }: Checking): void {
  for (const { line, cells } of lines) {
    if (cells['unit_code'] && cells['external_organ']) {
      report(line, 'external_organ', 'a post is in a unit or in an external organ, not in both');
    } else if (!placeOf(cells)) {
      report(line, 'unit_code', 'a post is in a unit or in an external organ; both are empty');
    }
  }
}

function checkRepeated({ lines, report }: Checking): void {
  const firstLine = new Map<string, number>();
  for (const { line, cells } of lines) {
    const post = JSON.stringify([cells['officer_ref'], placeOf(cells), cells['title']]);
    const first = firstLine.get(post);
    if (first === undefined) firstLine.set(post, line);
    else report(line, 'title', `the same post stands on line ${first}`);
  }
}

/** Reports officers with no primary post or with several. */
function checkPrimaries({ lines, report }: Checking): void {
  const primaryLine = new Map<string, number>();
  const firstLine = new Map<string, number>();
  for (const { line, cells } of lines) {
    const officer = cells['officer_ref'] ?? '';
    if (!firstLine.has(officer)) firstLine.set(officer, line);
    if (cells['primary'] !== 'true') continue;
    const other = primaryLine.get(officer);
    if (other === undefined) primaryLine.set(officer, line);
    else report(line, 'primary', `${officer} has a primary post on line ${other} already`);
  }
  for (const [officer, line] of firstLine) {
    if (!primaryLine.has(officer)) report(line, 'primary', `${officer} has no primary post`);
  }
}
