// node --import tsx scripts/declarations.ts   exits with 1 when a declaration and the data model of Prisma differ
import '../src/schema.ts';
import { RECORDED_TABLES } from '../src/invariants.ts';
import {
  allRecordings,
  declarationOf,
  declarations,
  type Declaration,
  type Declared,
  type Recording,
} from '../src/record/declaration.ts';
import { readTables, type Column, type Table } from './data-model.ts';

const column = (type: string, nullable = false, references: string | null = null): Column => ({
  type,
  nullable,
  references,
});

type Columns = readonly (readonly [string, Column])[];

/** What every row on record has beside its facts. */
const EVERY_ROW: Columns = [
  ['id', column('int')],
  ['recorded_at', column('timestamptz')],
  ['superseded_at', column('timestamptz', true)],
];

const BASIS: Columns = [
  ['basis_document', column('text', true)],
  ['basis_reason', column('text', true)],
];

/** What every row of versions has besides, and its owner. */
const PERIOD: Columns = [
  ['valid_from', column('date')],
  ['valid_to', column('date', true)],
  ['start_known', column('boolean')],
];

const tables = await readTables();

/** What a declaration says otherwise than the tables of its thing and of its versions. */
function differences(declaration: Declaration): string[] {
  const { type, table, owner } = declaration;
  const identity = tables.get(table);
  if (!identity) return [`${type}: the data model has no table ${table}`];
  return [
    ...(['id', 'version'] as const).flatMap((name) => differing(type, identity, name, column('int'))),
    ...differencesOfRows(declaration, [...BASIS, ...PERIOD, [owner, column('int', false, table)]]),
  ];
}

const differencesOfRecording = (recording: Recording): string[] =>
  differencesOfRows(recording, [
    ...(recording.basisKept ? BASIS : []),
    ...(recording.lasting ? ([['first_id', column('int', true)]] as const) : []),
  ]);

function differencesOfRows({ type, versions, facts, columns }: Declared, besides: Columns): string[] {
  const rows = tables.get(versions);
  if (!rows) return [`${type}: the data model has no table ${versions}`];
  const expected = new Map<string, Column>([
    ...EVERY_ROW,
    ...besides,
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

/** Whether rows say since when they are believed; parts that are as old as what they belong to need not. */
const isRecorded = ({ columns }: Table): boolean =>
  columns.has('superseded_at') && columns.get('recorded_at')?.nullable === false;

/** Tables whose rows are believed from an instant to an instant and that nothing declares. */
function undeclared(): string[] {
  const declared = new Set([...declarations(), ...allRecordings()].map(({ versions }) => versions));
  return [...tables.values()]
    .filter((one) => isRecorded(one) && !declared.has(one.name))
    .map(({ name }) => `${name}: nothing declares its rows; see src/record/declaration.ts`);
}

/** Tables of that kind that no invariant looks at, and so `verify` does not. */
function unverified(): string[] {
  const verified = new Set(RECORDED_TABLES.map(({ table }) => table));
  return [...tables.values()]
    .filter((one) => isRecorded(one) && !verified.has(one.name))
    .map(({ name }) => `${name}: src/invariants.ts does not list it`);
}

const problems = [
  ...declarations().flatMap(differences),
  ...allRecordings().flatMap(differencesOfRecording),
  ...undeclared(),
  ...unverified(),
];
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}
