import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { NewMutation } from './new-mutation.ts';

const ACCESS = 'schema/access.csv';

/** Reads the arguments of `npm run new`; throws an error whose message says in one line what is wrong with them. */
export function readArguments(args: readonly string[]): Pick<NewMutation, 'module' | 'name' | 'scopes'> {
  const at = args.indexOf('--scope');
  const scopeGiven = at === -1 ? undefined : args[at + 1];
  const [kind, moduleGiven, nameGiven, ...more] = at === -1 ? args : args.toSpliced(at, 2);
  if (kind !== 'mutation' || moduleGiven === undefined || nameGiven === undefined || more.length > 0) {
    throw new Error(
      'Usage: npm run new -- mutation MODULE NAME [--scope SCOPE], as in npm run new -- mutation units renameUnit',
    );
  }
  if (!modules().includes(moduleGiven)) {
    throw new Error(`There is no module ${moduleGiven} in src/modules; use one of ${modules().join(', ')}.`);
  }
  if (!/^[a-z]+([A-Z][a-z]+)+$/.test(nameGiven)) {
    throw new Error(
      `${nameGiven} is not verbNoun: a mutation is named by its verb and what it changes, as renameUnit is.`,
    );
  }
  if (readFileSync(ACCESS, 'utf8').includes(`\nMutation.${nameGiven},`)) {
    throw new Error(`There is a mutation ${nameGiven} already.`);
  }
  return { module: moduleGiven, name: nameGiven, scopes: scopesFor(moduleGiven, scopeGiven) };
}

/** Folders below src/modules that hold services or types: evaluations/score is one. */
function modules(): string[] {
  const files = readdirSync('src/modules', { recursive: true, encoding: 'utf8' }).filter((path) =>
    /[.](service|type)[.]ts$/.test(path),
  );
  return [...new Set(files.map(dirname))].filter((folder) => folder !== 'acts').toSorted();
}

/** The scope that was given; by default those that every mutation of the module needs, the one to write first. */
function scopesFor(folder: string, given: string | undefined): string[] {
  const known = [...readFileSync('src/access/scopes.ts', 'utf8').matchAll(/^  '([a-z]+:[a-z]+)',$/gm)].map(
    ([, one]) => one,
  );
  if (given !== undefined && !known.includes(given))
    throw new Error(`unknown scope ${given}; use one of ${known.join(', ')}`);
  if (given !== undefined) return [given];
  const rows = [...readFileSync(ACCESS, 'utf8').matchAll(/^Mutation[.](\w+),([a-z: ]+),/gm)];
  const scopesOf = new Map(
    rows.map(([, mutationName, needed]) => [mutationName!, needed!.replace(/ ?registry:read ?/, '')]),
  );
  for (const path of [folder, dirname(folder)].filter((one) => one !== '.')) {
    const found = new Set(mutationsIn(join('src/modules', path)).map((mutationName) => scopesOf.get(mutationName)));
    if (found.size === 1) return [...found][0]!.split(' ').toSorted((a) => (a.endsWith(':write') ? -1 : 1));
  }
  throw new Error(`Nothing tells the scope of a mutation in ${folder}: add --scope, one of ${known.join(', ')}.`);
}

/** The names of the mutations that the files of a folder declare. */
function mutationsIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.mutations.ts'),
  );
  const texts = files.map((path) => readFileSync(join(folder, path), 'utf8'));
  return texts.flatMap((text) => [...text.matchAll(/^(?:act|fileMutation)\('(\w+)'/gm)].map(([, one]) => one!));
}

/** The declared thing whose type the name ends with, the longest: renameUnit is about UNIT. Null for none. */
export function subjectOf(mutationName: string): string | null {
  const declared = readdirSync('src/modules', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.declaration.ts'))
    .flatMap((path) => {
      const text = readFileSync(join('src/modules', path), 'utf8');
      return [...text.matchAll(/export const ([A-Z_]+) = dated\(\{\s*type: '(\w+)'/g)].map(([, , type]) => type!);
    });
  const fitting = declared.filter((type) => mutationName.endsWith(type));
  return fitting.toSorted((a, b) => b.length - a.length)[0] ?? null;
}
