import { z } from 'zod';
import { EvaluationSubjectKind, ProgramAdmission, ProgramKind } from '../../generated/prisma/enums.ts';
import { key, oneOf, optional, text, unitCode } from '../cells.ts';
import { criteria } from './criteria.ts';
import { dataset, keyedBy, type Checking } from './dataset.ts';

/** What units ask of, or do for, those whom it concerns. */
export const programs = dataset({
  name: 'programs',
  keyColumn: 'key',
  columns: z.object({
    key,
    name_zh: text,
    owner_unit_code: optional(unitCode),
    kind: oneOf(Object.values(ProgramKind)),
    subject_kind: oneOf(Object.values(EvaluationSubjectKind)),
    admission: oneOf(Object.values(ProgramAdmission)),
    status: oneOf(['RUNNING', 'PLANNED', 'PILOT', 'ENDED']),
    parent_key: optional(key),
    parent_basis: optional(oneOf(['stated', 'inferred'])),
    criteria,
    criteria_basis: optional(oneOf(['stated', 'inferred'])),
    source: text,
  }),
  keys: keyedBy('key'),
  references: { owner_unit_code: 'units', parent_key: 'programs', source: 'sources' },
  check: (checking) => {
    checkMechanisms(checking);
    checkParents(checking);
  },
});

/** Reports programs that say otherwise than the mechanism with the same key. */
function checkMechanisms({ lines, linesOf, report }: Checking): void {
  const mechanisms = new Map(linesOf('mechanisms')?.map(({ cells }) => [cells['key'], cells]));
  for (const { line, cells } of lines) {
    const mechanism = mechanisms.get(cells['key']);
    if (!mechanism) continue;
    for (const [column, other] of [
      ['name_zh', 'name_zh'],
      ['owner_unit_code', 'unit_code'],
    ] as const) {
      if (cells[column] === mechanism[other]) continue;
      report(
        line,
        column,
        `"${cells[column]}" is not what mechanisms.csv says of ${cells['key']}: "${mechanism[other]}"`,
      );
    }
  }
}

/** Reports programs that are parts of themselves. */
function checkParents({ lines, report }: Checking): void {
  const parentOf = new Map(lines.map(({ cells }) => [cells['key'] ?? '', cells['parent_key'] ?? '']));
  for (const { line, cells } of lines) {
    const above = new Set<string>();
    for (let at = cells['parent_key'] ?? ''; at !== '' && !above.has(at); at = parentOf.get(at) ?? '') above.add(at);
    if (above.has(cells['key'] ?? '')) report(line, 'parent_key', `${cells['key']} would be a part of itself`);
  }
}
