// node --import tsx scripts/declarations.ts   exits with 1 when a declaration and the data model of Prisma differ
import '../src/schema.ts';
import { declarationOf, declarations, type Declaration } from '../src/record/declaration.ts';
import { readTables, type Column, type Table } from './data-model.ts';

/** Versions of things that are not declared yet. */
const PENDING = new Set([
  'officer_version',
  'assignment_version',
  'honor_version',
  'honor_program_version',
  'evaluation_scheme_version',
  'evaluation_cycle_version',
  'evaluation_appeal_version',
  'selection_policy_version',
  'selection_round_version',
]);

const column = (type: string, nullable = false, references: string | null = null): Column => ({
  type,
  nullable,
  references,
});

/** What every row of versions has beside its owner and its facts. */
const EVERY_VERSION: readonly (readonly [string, Column])[] = [
  ['id', column('int')],
  ['valid_from', column('date')],
  ['valid_to', column('date', true)],
  ['start_known', column('boolean')],
  ['recorded_at', column('timestamptz')],
  ['superseded_at', column('timestamptz', true)],
  ['basis_document', column('text', true)],
  ['basis_reason', column('text', true)],
];

const tables = await readTables();

/** What a declaration says otherwise than the tables of its thing and of its versions. */
function differences(declaration: Declaration): string[] {
  const { type, table, versions } = declaration;
  const identity = tables.get(table);
  const rows = tables.get(versions);
  if (!identity || !rows) return [`${type}: the data model has no table ${identity ? versions : table}`];
  return [
    ...(['id', 'version'] as const).flatMap((name) => differing(type, identity, name, column('int'))),
    ...differencesOfVersions(declaration, rows),
  ];
}

function differencesOfVersions(declaration: Declaration, rows: Table): string[] {
  const { type, table, owner, facts, columns } = declaration;
  const expected = new Map<string, Column>([
    ...EVERY_VERSION,
    [owner, column('int', false, table)],
    ...Object.entries(facts).map(([name, fact]): [string, Column] => {
      const references = fact.refersTo === null ? null : (declarationOf(fact.refersTo)?.table ?? fact.refersTo);
      return [columns[name]!, column(fact.type, fact.nullable, references)];
    }),
  ]);
  const unknown = [...rows.columns.keys()].filter((name) => !expected.has(name));
  return [
    ...[...expected].flatMap(([name, wanted]) => differing(type, rows, name, wanted)),
    ...unknown.map((name) => `${type}: ${rows.name} has a column ${name}, which the declaration does not have`),
  ];
}

function differing(type: string, { name: table, columns }: Table, name: string, wanted: Column): string[] {
  const found = columns.get(name);
  if (!found) return [`${type}: ${table} has no column ${name}`];
  if (described(found) === described(wanted)) return [];
  return [`${type}: ${table}.${name} is ${described(found)} in the data model and ${described(wanted)} as declared`];
}

const described = ({ type, nullable, references }: Column): string =>
  `${type}${nullable ? ', nullable' : ''}${references === null ? '' : `, a reference to ${references}`}`;

/** Tables whose rows have both periods and that nothing declares. */
function undeclared(): string[] {
  const declared = new Set(declarations().map(({ versions }) => versions));
  return [...tables.values()]
    .filter(({ name, columns }) => columns.has('valid_from') && columns.has('recorded_at') && !declared.has(name))
    .filter(({ name }) => !PENDING.has(name))
    .map(({ name }) => `${name}: nothing declares what it versions; see src/record/declaration.ts`);
}

const problems = [...declarations().flatMap(differences), ...undeclared()];
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}
