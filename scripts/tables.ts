// node --import tsx scripts/tables.ts   exits with 1 when a room of src uses tables that are not its own
//
// Each table has one owner: the folder that its file in prisma/schema names. Nothing else writes it; whoever reads it
// imports the owner, so that statements follow the same arrows as imports; rooms below the modules name no table of a module.
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readTables } from './data-model.ts';

/** Stand on all modules and fill their tables: what has been published, and what is made up. */
const FILLING = new Set(['src/publications', 'src/synthesis']);
/** The module that shows a room through GraphQL is a part of it. */
const PART_OF: Readonly<Record<string, string>> = {
  'src/modules/access': 'src/access',
  'src/modules/personal-reads': 'src/personal',
};

interface Source {
  readonly path: string;
  readonly room: string;
  /** Its text, with comments blanked. */
  readonly text: string;
}

interface Use {
  readonly table: string;
  readonly writes: boolean;
  readonly at: number;
}

/** `src/modules/units` and `src/record`; null for the files of src itself, which are the program. */
function roomOf(path: string): string | null {
  const room = /^src\/(modules\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? null;
  return room === null ? null : (PART_OF[room] ?? room);
}

const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ');
const COMMENTS = /^[ \t]*(\/\/|\/\*\*?|\*).*$| \/\/ .*$/gm;

async function readSources(): Promise<Source[]> {
  const entries = await readdir('src', { recursive: true });
  const files = entries.filter((entry) => entry.endsWith('.ts')).map((entry) => `src/${entry}`);
  const sources = files.toSorted().flatMap(async (path) => {
    const room = roomOf(path);
    if (room === null || room === 'src/generated') return [];
    return [{ path, room, text: (await readFile(path, 'utf8')).replaceAll(COMMENTS, blank) }];
  });
  return (await Promise.all(sources)).flat();
}

const tables = await readTables();
const names = [...tables.keys()];
const models = new Map(
  [...tables.values()].map(({ model, name }) => [`${model[0]!.toLowerCase()}${model.slice(1)}`, name]),
);

const anyOf = (texts: Iterable<string>): string => `(?<name>${[...texts].join('|')})`;
const PATTERNS: readonly { readonly pattern: RegExp; readonly writes: boolean }[] = [
  { writes: true, pattern: new RegExp(`(INSERT INTO|DELETE FROM|(?<!FOR )UPDATE|COPY) "?${anyOf(names)}\\b`, 'g') },
  { writes: true, pattern: new RegExp(`\\.${anyOf(models.keys())}\\.(create|update|upsert|delete)\\w*\\(`, 'g') },
  {
    writes: true,
    pattern: new RegExp(`\\b(identity|record|supersede|raise|insertRows)\\((write, )?'${anyOf(names)}'`, 'g'),
  },
  { writes: false, pattern: new RegExp(`((FROM|JOIN) "?|from: ['"\`])${anyOf(names)}\\b`, 'g') },
  { writes: false, pattern: new RegExp(`\\b${anyOf(names.filter((name) => name.includes('_')))}\\b`, 'g') },
  { writes: false, pattern: new RegExp(`\\.${anyOf(models.keys())}\\.(find|count|aggregate|groupBy)\\w*\\(`, 'g') },
];

function usesIn({ text }: Source): Use[] {
  return PATTERNS.flatMap(({ pattern, writes }) =>
    [...text.matchAll(pattern)].map(({ groups, index }) => {
      const name = groups!['name']!;
      return { table: models.get(name) ?? name, writes, at: index };
    }),
  );
}

/** The rooms that each room imports. */
function arrows(sources: readonly Source[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { path, room, text } of sources) {
    const imported = found.get(room) ?? new Set();
    for (const [, specifier] of text.matchAll(/(?:from|import) '(\.[^']+)'/g)) {
      const target = roomOf(join(dirname(path), specifier!));
      if (target !== null) imported.add(target);
    }
    found.set(room, imported);
  }
  return found;
}

const isModule = (room: string): boolean => room.startsWith('src/modules/');

/** Why a room may not use a table so; null where it may. */
function objection(room: string, { table, writes }: Use, imported: ReadonlySet<string>): string | null {
  const { owner } = tables.get(table)!;
  if (owner === null || owner === room) return null;
  const fills = FILLING.has(room);
  if (isModule(owner) && !isModule(room) && !fills) return `names ${table}, a table of ${owner}, and stands below it`;
  if (writes && !fills) return `writes ${table}, which ${owner} alone writes`;
  if (!imported.has(owner)) return `names ${table}, and does not import its owner ${owner}`;
  return null;
}

const sources = await readSources();
const imports = arrows(sources);
const problems = new Set<string>(
  [...tables.values()].filter(({ owner }) => owner === null).map(({ name }) => `${name}: its file names no owner`),
);
for (const source of sources) {
  for (const use of usesIn(source).toSorted((a, b) => a.at - b.at)) {
    const why = objection(source.room, use, imports.get(source.room)!);
    const line = source.text.slice(0, use.at).split('\n').length;
    if (why !== null) problems.add(`${source.path}:${line} ${why}`);
  }
}
if (problems.size > 0) {
  console.error([...problems].join('\n'));
  process.exitCode = 1;
}
