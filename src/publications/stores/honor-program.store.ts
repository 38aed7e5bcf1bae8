import { HONOR_PROGRAM, type ProgramFacts } from '../../modules/honors/honor-program.declaration.ts';
import { honorPrograms } from '../datasets/honor-program.dataset.ts';
import type { DatedContent, DatedStore } from '../dated-store.ts';
import type { HonorTrait } from '../../generated/prisma/enums.ts';
import { known } from '../known.ts';
import { reportTakenKeys } from './taken-keys.ts';

interface ProgramContent extends DatedContent {
  readonly key: string;
  readonly name: string;
  readonly owner: string | null;
  readonly recipientType: ProgramFacts['recipientKind'];
  readonly status: ProgramFacts['status'];
  readonly preference: string | null;
}

/** The traits of published preferences. A preference without an entry is stored as a text alone. */
const TRAITS: Readonly<Record<string, readonly HonorTrait[]>> = { 'innovators preferred': ['INNOVATION'] };

const traitsOf = (preference: string | null): readonly HonorTrait[] => TRAITS[preference ?? ''] ?? [];

export const honorProgramStore: DatedStore<ProgramContent, typeof HONOR_PROGRAM> = {
  declaration: HONOR_PROGRAM,
  dataset: honorPrograms,
  facts: ({ facts, starts }) =>
    facts.honor_programs.map(({ line, key, row }) => ({
      line,
      key,
      rows: [key],
      content: {
        key,
        name: row.name_zh,
        owner: row.owner_unit_code,
        recipientType: row.recipient_type,
        status: row.status,
        preference: row.preference_en,
        validFrom: known(starts.sources.get(row.source), row.source),
        source: row.source,
      },
    })),
  identity: ({ key }) => ({ key }),
  values: ({ name, owner, recipientType, status, preference }, ids) => ({
    name,
    ownerId: ids.ofOptional('units', owner),
    recipientKind: recipientType,
    status,
    preference,
    preferredTraits: traitsOf(preference),
  }),
  attested: null,
  check: ({ write }, { added }, report) =>
    reportTakenKeys(write, 'honor_program', added, (fact) =>
      report(fact, 'key', `another program of the registry has the key ${fact.key}`),
    ),
};
