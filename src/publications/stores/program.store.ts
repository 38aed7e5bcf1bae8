import { PROGRAM, type ProgramFacts } from '../../modules/programs/program.declaration.ts';
import { EVERYBODY } from '../../modules/programs/criteria.rules.ts';
import type { FixedFacts } from '../../modules/programs/program.rules.ts';
import { requirementsText, type Requirement } from '../../modules/programs/requirement.declaration.ts';
import { groupBy } from '../../record/group-by.ts';
import type { Write } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import type { KnownFact } from '../comparison.ts';
import type { DatedContent, DatedStore, Report } from '../dated-store.ts';
import { programs } from '../datasets/program.dataset.ts';
import { known } from '../known.ts';
import type { Facts } from '../read.ts';
import { reportTakenKeys } from './taken-keys.ts';

interface ProgramContent extends DatedContent {
  readonly key: string;
  readonly identity: FixedFacts;
  readonly owner: string | null;
  readonly parent: string | null;
  readonly facts: Omit<ProgramFacts, 'ownerId' | 'parentId' | 'purpose'>;
  readonly source: string;
}

export const programStore: DatedStore<ProgramContent, typeof PROGRAM> = {
  declaration: PROGRAM,
  dataset: programs,
  facts: ({ facts, starts }) => {
    const asked = groupBy(facts.program_requirements, ({ row }) => row.program_key);
    return facts.programs.map(({ line, key, row }) => ({
      line,
      key,
      rows: [key],
      content: {
        key,
        identity: { kind: row.kind, admission: row.admission, subjectKind: row.subject_kind },
        owner: row.owner_unit_code,
        parent: row.parent_key,
        facts: {
          name: row.name_zh,
          status: row.status,
          ...row.criteria,
          requirements: requirementsText((asked.get(key) ?? []).map(requirement)),
        },
        validFrom: known(starts.sources.get(row.source), row.source),
        source: row.source,
      },
    }));
  },
  identity: ({ key, identity: { kind, admission, subjectKind } }) => ({
    key,
    kind,
    admission,
    subject_kind: subjectKind,
  }),
  values: ({ facts, owner, parent }, ids) => ({
    ...facts,
    ownerId: ids.ofOptional('units', owner),
    parentId: ids.ofOptional('programs', parent),
    purpose: null,
  }),
  attested: 'program_id',
  check: async ({ write }, { added, changed }, report) => {
    await reportTakenKeys(write, 'program', added, (fact) =>
      report(fact, 'key', `another program of the registry has the key ${fact.key}`),
    );
    await reportOtherPrograms(write, changed, report);
  },
};

const FIXED = { kind: 'kind', admission: 'admission', subjectKind: 'subject_kind' } as const;

/** Reports changed programs that would be of another kind: what they are never changes. */
async function reportOtherPrograms(
  { query }: Write,
  changed: readonly KnownFact<ProgramContent>[],
  report: Report,
): Promise<void> {
  if (changed.length === 0) return;
  const found = await query<FixedFacts & { readonly id: number }>(
    sql`SELECT p.id, p.kind, p.admission, p.subject_kind AS "subjectKind" FROM program p WHERE p.id = ANY($1::int[])`,
    [changed.map(({ entityId }) => entityId)],
  );
  const stored = new Map(found.map((row) => [row.id, row]));
  for (const fact of changed) {
    const before = stored.get(fact.entityId)!;
    for (const [name, column] of Object.entries(FIXED) as [keyof FixedFacts, string][]) {
      if (before[name] === fact.content.identity[name]) continue;
      report(fact, column, `the program ${fact.key} has ${before[name]}, which never changes; give it another key`);
    }
  }
}

function requirement({ row }: Facts['program_requirements'][number]): Requirement {
  const { criteria } = row;
  const isSet = JSON.stringify(criteria) !== JSON.stringify(EVERYBODY);
  return {
    key: row.key,
    name: row.name_zh,
    measure: row.measure,
    per: row.per,
    minimum: row.minimum === null ? null : Number(row.minimum),
    maximum: row.maximum === null ? null : Number(row.maximum),
    article: null,
    criteria: isSet ? criteria : null,
    activityKind: row.activity_kind,
    dutyKind: row.duty_kind,
    placeKind: row.place_kind,
    tally: row.tally,
    unitKind: row.unit_kind,
    unitName: row.unit_name,
  };
}
