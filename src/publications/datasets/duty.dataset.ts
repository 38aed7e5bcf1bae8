import { z } from 'zod';
import { DutyKind } from '../../generated/prisma/enums.ts';
import { key, oneOf, optional, partialDate, PRECISIONS, text } from '../cells.ts';
import { dataset, keyedBy, type Checking, type DatasetName } from './dataset.ts';
import { checkPrecision } from './precision.ts';

/** Who answers for what, each on the day on which a source states it. */
export const duties = dataset({
  name: 'duties',
  keyColumn: 'ref',
  columns: z.object({
    ref: key,
    kind: oneOf(Object.values(DutyKind)),
    holder_type: oneOf(['OFFICER', 'UNIT', 'OTHER']),
    holder_ref: text,
    target_type: oneOf(['PLACE', 'UNIT']),
    target_ref: text,
    program_key: optional(key),
    title: optional(text),
    above_ref: optional(key),
    observed_on: partialDate,
    observed_precision: oneOf(PRECISIONS),
    observed_basis: oneOf(['published', 'stated', 'inferred']),
    note_en: optional(text),
    source: text,
  }),
  keys: keyedBy('ref'),
  references: { program_key: 'programs', above_ref: 'duties', source: 'sources' },
  check: (checking) => {
    checkEnds(checking);
    checkAbove(checking);
    checkPrecision(checking, 'observed_on', 'observed_precision');
  },
});

const FILES: Readonly<Record<string, DatasetName>> = { OFFICER: 'officers', UNIT: 'units', PLACE: 'places' };

/** Reports holders and targets that are not in the files; an organ outside the police is plain text. */
function checkEnds({ lines, keys, report }: Checking): void {
  for (const { line, cells } of lines) {
    for (const end of ['holder', 'target'] as const) {
      const file = FILES[cells[`${end}_type`] ?? ''];
      const ref = cells[`${end}_ref`] ?? '';
      if (file && ref && keys(file)?.has(ref) === false) report(line, `${end}_ref`, `"${ref}" is not in ${file}.csv`);
    }
  }
}

/** Reports duties that do not stand after the one that they answer to, which rules out rings. */
function checkAbove({ lines, keys, report }: Checking): void {
  const lineOf = keys('duties');
  for (const { line, cells } of lines) {
    const above = lineOf?.get(cells['above_ref'] ?? '');
    if (above !== undefined && above >= line) {
      report(line, 'above_ref', `${cells['above_ref']} comes on line ${above}; it must come before what answers to it`);
    }
  }
}
