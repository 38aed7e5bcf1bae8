// What calls what, from the text of src: prettier begins every declaration of a file at the start of a line.
import { readdir, readFile } from 'node:fs/promises';
import { join, normalize, dirname } from 'node:path';

const SOURCE = 'src';

/** A declaration or a call at the top of a file. */
export interface Declared {
  /** `src/modules/units/unit.service.ts` */
  readonly path: string;
  readonly text: string;
  /** What it calls, where it is a call: `act`. */
  readonly called: string | null;
  /** The names in its text: those of comments and strings left out. */
  readonly names: ReadonlySet<string>;
}

interface SourceFile {
  readonly declared: ReadonlyMap<string, Declared>;
  readonly calls: readonly Declared[];
  /** Where each imported name is declared. */
  readonly imports: ReadonlyMap<string, string>;
}

/** The files of src by their paths, without what is generated. */
export type Sources = ReadonlyMap<string, SourceFile>;

const RULE = /(?:new RuleViolationError\(|\bbarred\(\{\s*code:)\s*'([a-z-]+)'/g;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;
const STRING = /'(?:[^'\\\n]|\\.)*'/g;
const STATEMENT = /^(?=[\w$])/m;
const IMPORT = /^import (?:type )?\{([^}]*)\} from '([^']+)'/;
const NAMED = /^(?:export )?(?:declare )?(?:async )?(?:function|const|let|class) ([\w$]+)/;
const CALL = /^([\w$]+(?:\.[\w$]+)*)[(<]/;

/** The rules by which a text refuses, each once. */
export const rulesIn = (text: string): string[] => [...new Set([...text.matchAll(RULE)].map(([, rule]) => rule!))];

export async function readSources(): Promise<Sources> {
  const paths = (await readdir(SOURCE, { recursive: true })).filter((path) => /^(?!generated).*\.ts$/.test(path));
  return new Map(
    await Promise.all(
      paths.map(async (path): Promise<[string, SourceFile]> => {
        const whole = join(SOURCE, path);
        return [whole, parse(whole, await readFile(whole, 'utf8'))];
      }),
    ),
  );
}

function parse(path: string, text: string): SourceFile {
  const declared = new Map<string, Declared>();
  const calls: Declared[] = [];
  const imports = new Map<string, string>();
  for (const statement of text.replaceAll(COMMENT, '').split(STATEMENT)) {
    const [, imported, from] = IMPORT.exec(statement) ?? [];
    if (from !== undefined) {
      const names = imported!.replaceAll(/\btype /g, '');
      for (const name of namesIn(names)) imports.set(name, normalize(join(dirname(path), from)));
      continue;
    }
    const name = NAMED.exec(statement)?.[1];
    const called = name === undefined ? (CALL.exec(statement)?.[1] ?? null) : null;
    const one = { path, text: statement, called, names: namesIn(statement) };
    if (name !== undefined) declared.set(name, one);
    else if (called !== null) calls.push(one);
  }
  return { declared, calls, imports };
}

const namesIn = (text: string): Set<string> =>
  new Set(text.replaceAll(STRING, "''").match(/(?<![.\w$])[A-Za-z_$][\w$]*/g));

/** The declaration that a name has in a file, its own or an imported one. */
export function resolve(sources: Sources, path: string, name: string): Declared | undefined {
  const file = sources.get(path);
  const from = file?.imports.get(name);
  return from === undefined ? file?.declared.get(name) : sources.get(from)?.declared.get(name);
}

/**
 * What a declaration leads to, itself included, through files that are followed. A module may put a check into a list of
 * another: who reads that list leads to every such check.
 */
export function reachedFrom(sources: Sources, start: Declared, follows: (path: string) => boolean): Set<Declared> {
  const reached = new Set([start]);
  for (const one of reached) {
    for (const name of one.names) {
      const found = resolve(sources, one.path, name);
      if (found && follows(found.path)) reached.add(found);
    }
    for (const found of registered(sources, one)) reached.add(found);
  }
  return reached;
}

/** The calls that put something into a list which is declared by `one`. */
function registered(sources: Sources, { path, text }: Declared): Declared[] {
  const list = /^const ([\w$]+)[^\n]* = \[\];/.exec(text)?.[1];
  if (list === undefined) return [];
  const adding = [...sources.get(path)!.declared].filter(([, { text: body }]) => body.includes(`${list}.push(`));
  return adding.flatMap(([name, target]) =>
    [...sources.entries()].flatMap(([from, { calls }]) =>
      calls.filter(({ called }) => called === name && resolve(sources, from, name) === target),
    ),
  );
}
