// node --import tsx scripts/new.ts mutation MODULE NAME [--scope SCOPE]   writes a new mutation, to be filled in and reviewed
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readArguments, subjectOf } from './new-arguments.ts';
import {
  accessRows,
  kebab,
  mutationFile,
  operationFile,
  serviceFile,
  testFile,
  type NewMutation,
} from './new-mutation.ts';

const ACCESS = 'schema/access.csv';

const { module, name, scopes } = given();
const subject = subjectOf(name);
const file = kebab(name);
const paths = {
  mutation: `src/modules/${module}/${file}.mutations.ts`,
  service: `src/modules/${module}/${file}.service.ts`,
  operation: `schema/operations/${file}.graphql`,
  test: `tests/modules/${module}/${file}.test.ts`,
};
const taken = Object.values(paths).find(existsSync);
if (taken) fail(`There is a file ${taken} already: choose another name.`);

const mutation: NewMutation = { module, name, scopes, subject, file };
await write(paths.mutation, mutationFile(mutation));
await write(paths.service, serviceFile(mutation));
await write('src/schema.ts', withImport(await readFile('src/schema.ts', 'utf8'), `./modules/${module}`, file));
await write(paths.operation, operationFile(mutation));
await write(paths.test, testFile(mutation));
await write(ACCESS, withRows(await readFile(ACCESS, 'utf8'), accessRows(mutation)));
const made = Object.values(paths);
run('node_modules/.bin/prettier', '--write', '--log-level', 'warn', ...made);
run('npm', 'run', '--silent', 'generate');

console.log(`${name} compiles, and is refused by the tests until it is written. Go through:
${made.map((path) => `  ${path}`).join('\n')}
  ${ACCESS}: review the rows marked review (tests/schema/access-rows)
CONTRIBUTING.md tells the steps.`);

function given(): ReturnType<typeof readArguments> {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    return fail((error as Error).message);
  }
}

/** The imports of the schema with one more, after those of its module. */
function withImport(text: string, folder: string, fileName: string): string {
  const lines = text.split('\n');
  const ofModule = lines.findLastIndex((line) => line.startsWith(`import '${folder}/`));
  const last = ofModule === -1 ? lines.findLastIndex((line) => line.startsWith("import './modules/")) : ofModule;
  return lines.toSpliced(last + 1, 0, `import '${folder}/${fileName}.mutations.ts';`).join('\n');
}

/** The table of access with more rows, in its order. */
function withRows(text: string, rows: readonly string[]): string {
  const [header, ...known] = text.trimEnd().split('\n');
  const coordinate = (row: string): string => row.split(',')[0]!;
  const all = [...known, ...rows].toSorted((a, b) => (coordinate(a) < coordinate(b) ? -1 : 1));
  return `${[header, ...all].join('\n')}\n`;
}

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

function run(command: string, ...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) fail(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
