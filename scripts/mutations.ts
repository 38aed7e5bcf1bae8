// node --import tsx scripts/mutations.ts           writes docs/mutations.md from the schema and the text of src and tests
// node --import tsx scripts/mutations.ts --check   exits with 1 when the committed page is not what they say
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { schema } from '../src/schema.ts';
import { declaredScopes } from '../tests/support/declared-scopes.ts';
import { reachedFrom, readSources, rulesIn, type Declared } from './source-graph.ts';

const PAGE = 'docs/mutations.md';
const MODULES = 'src/modules';

const HEAD = `# Mutations

Written by \`npm run generate\` from the schema and the sources; \`npm run check mutations\` refuses a page that is not what
they say. [writing.md](writing.md) tells how a mutation is sent and what each rule means.

- **scope**: besides \`registry:read\`, which every mutation needs.
- **rules**: those of the \`RuleViolationError\`s to which the sources lead from its declaration. Under \`@idempotent\` every
  mutation can be refused by \`idempotency-key-reused\` besides, and by \`own-record\` where it is about whoever sends it. A rule may be of a path that the mutation never takes.
- **tests**: the files that send it.
`;

const COLUMNS = ['mutation', 'what it does', 'scope', 'declared in', 'service', 'document', 'rules', 'tests'];

interface Mutation {
  readonly name: string;
  readonly module: string;
  readonly declared: Declared;
  readonly service: { readonly name: string; readonly path: string };
  readonly rules: readonly string[];
}

const sources = await readSources();

/** Declarations of types and of what is read for an answer refuse nothing, and every mutation goes through `act` and `assertReach`. */
const follows = (path: string): boolean =>
  path.startsWith('src/') &&
  !/\.(type|loaders|lists)\.ts$|^src\/graphql\/|\/acts\/(act|performing)\.ts$|\/record\/reach\.ts$/.test(path);

const mutations: Mutation[] = [...sources]
  .filter(([path]) => path.endsWith('.mutations.ts'))
  .flatMap(([path, { calls, imports }]) =>
    calls.flatMap((declared) => {
      const name = /^(?:act|fileMutation)\(\s*'(\w+)'/.exec(declared.text)?.[1];
      if (name === undefined) return [];
      const service = [...declared.names].find(
        (one) => /^[a-z]/.test(one) && /\.(service|runner)\.ts$/.test(imports.get(one) ?? ''),
      );
      if (service === undefined) throw new Error(`${path}: ${name} runs no function of a service`);
      return {
        name,
        module: relative(MODULES, path).split('/')[0]!,
        declared,
        service: { name: service, path: imports.get(service)! },
        rules: [...reachedFrom(sources, declared, follows)].flatMap(({ text }) => rulesIn(text)),
      };
    }),
  );

const byText = (a: string, b: string): number => (a < b ? -1 : 1);

/** Texts of the files below a folder, by their paths. */
async function textsBelow(folder: string, ending: string): Promise<[path: string, text: string][]> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(ending)).toSorted(byText);
  return Promise.all(
    paths.map(async (path) => [join(folder, path), await readFile(join(folder, path), 'utf8')] as [string, string]),
  );
}

const tests = await textsBelow('tests', '.test.ts');
const documents = await textsBelow('schema/operations', '.graphql');

const link = (path: string, text: string): string => `[${text}](${relative(dirname(PAGE), path)})`;
const short = (path: string): string => relative(path.startsWith(MODULES) ? MODULES : 'tests', path);

function rowOf({ name, declared, service, rules }: Mutation): string {
  const field = schema.getMutationType()!.getFields()[name]!;
  const scopes = declaredScopes(field).map((scope) => `\`${scope}\``);
  const sending = new RegExp(`\\b${name}\\(input:|\\b${name[0]!.toUpperCase()}${name.slice(1)}Document\\b`);
  const document = documents.find(([, text]) => new RegExp(`^  ${name}\\(`, 'm').test(text));
  const cells = [
    `\`${name}\``,
    field.description!.split(/(?<=[.])\s/)[0]!,
    scopes.join(' '),
    link(declared.path, short(declared.path)),
    `\`${service.name}\` in ${link(service.path, short(service.path))}`,
    document ? link(document[0], /^# ([^：]+)：/.exec(document[1])?.[1] ?? document[0]) : '',
    [...new Set(rules)]
      .toSorted(byText)
      .map((rule) => `\`${rule}\``)
      .join(' '),
    tests
      .filter(([, text]) => sending.test(text))
      .map(([path]) =>
        link(
          path,
          short(path)
            .replace(/^modules\//, '')
            .replace(/\.test\.ts$/, ''),
        ),
      )
      .join(', '),
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

const modules = [...new Set(mutations.map(({ module }) => module))].toSorted(byText);
const sections = modules.map((module) => {
  const rows = mutations.filter((one) => one.module === module).toSorted((a, b) => byText(a.name, b.name));
  return `## ${module}

| ${COLUMNS.join(' | ')} |
| ${COLUMNS.map(() => '---').join(' | ')} |
${rows.map(rowOf).join('\n')}
`;
});
const missing = Object.keys(schema.getMutationType()!.getFields()).filter(
  (name) => !mutations.some((one) => one.name === name),
);
if (missing.length > 0) throw new Error(`no *.mutations.ts declares ${missing.join(', ')}`);

const page = [HEAD, ...sections].join('\n');
if (!process.argv.includes('--check')) {
  await writeFile(PAGE, page);
} else if (!existsSync(PAGE) || (await readFile(PAGE, 'utf8')) !== page) {
  console.error(`${PAGE} is not what the sources say: run npm run generate and review its diff.`);
  process.exitCode = 1;
}
