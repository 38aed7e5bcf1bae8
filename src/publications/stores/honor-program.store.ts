import { honorPrograms } from '../datasets/honor-program.dataset.ts';
import type { DatedContent, DatedStore } from '../dated-store.ts';
import type { HonorTrait } from '../../generated/prisma/enums.ts';
import { known } from '../known.ts';
import { reportTakenKeys } from './taken-keys.ts';

interface ProgramContent extends DatedContent {
  readonly key: string;
  readonly name: string;
  readonly owner: string | null;
  readonly recipientType: string | null;
  readonly status: string;
  readonly preference: string | null;
}

/** What published preferences are as data. Others stay words until staff define the program anew. */
const TRAITS: Readonly<Record<string, readonly HonorTrait[]>> = { 'innovators preferred': ['INNOVATION'] };

const traitsOf = (preference: string | null): readonly HonorTrait[] => TRAITS[preference ?? ''] ?? [];

export const honorProgramStore: DatedStore<ProgramContent> = {
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
  identity: { table: 'honor_program', columns: [{ name: 'key', type: 'text', value: ({ key }) => key }] },
  version: {
    table: 'honor_program_version',
    owner: 'program_id',
    columns: [
      { name: 'name', type: 'text', value: ({ name }) => name },
      { name: 'owner_id', type: 'int', value: ({ owner }, ids) => ids.ofOptional('units', owner) },
      { name: 'recipient_kind', type: '"RecipientKind"', value: ({ recipientType }) => recipientType },
      { name: 'status', type: '"ProgramStatus"', value: ({ status }) => status },
      { name: 'preference', type: 'text', value: ({ preference }) => preference },
      { name: 'preferred_traits', type: '"HonorTrait"[]', value: ({ preference }) => traitsOf(preference) },
    ],
  },
  attested: null,
  check: ({ write }, { added }, report) =>
    reportTakenKeys(write, 'honor_program', added, (fact) =>
      report(fact, 'key', `another program of the registry has the key ${fact.key}`),
    ),
};
