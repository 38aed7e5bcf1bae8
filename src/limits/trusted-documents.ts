import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { GraphQLError, parse, specifiedRules, validate, type GraphQLSchema, type ValidationRule } from 'graphql';
import { z } from 'zod';
import { reasonOf, StartupError } from '../errors/startup-error.ts';
import { ROOT } from '../root.ts';

/** The documents that the registry knows at start: its own, and those of registered clients. */
export interface TrustedDocuments {
  /** The document with an id; undefined if there is none. */
  textOf(id: string): string | undefined;
  has(text: string): boolean;
}

const OWN = join(ROOT, 'schema/operations');
/** What the console asks, by the manifest that its build makes of documents that were checked then. */
const OF_CONSOLE = join(ROOT, 'dist/console-page');
const SHA_256 = /^(?:sha256:)?([0-9a-f]{64})$/;

const Manifest = z.record(z.string().min(1).max(200), z.string());

/**
 * Reads the documents of `schema/operations`, whose ids are the SHA-256 of their text, those of the console, and the manifests of a folder: JSON
 * objects from ids to documents. A document of a manifest that would be refused stops the start, because its client could not
 * work; that those of the registry are not is held by a test, and a start need not wait for it.
 */
export async function readTrustedDocuments(
  schema: GraphQLSchema,
  folder: string | null,
  check: (text: string) => void,
  validationRules: readonly ValidationRule[],
): Promise<TrustedDocuments> {
  const byId = new Map<string, string>();
  const hashes = new Set<string>();
  const add = (place: string, id: string, text: string) => {
    const hash = hashOf(text);
    const claimed = SHA_256.exec(id)?.[1];
    if (claimed !== undefined && claimed !== hash) {
      throw new StartupError(`${place}: the document under ${id} has the SHA-256 ${hash}.`);
    }
    const key = claimed ?? id;
    if ((byId.get(key) ?? text) !== text)
      throw new StartupError(`${place}: the id ${id} has another document already.`);
    byId.set(key, text).set(hash, text);
    hashes.add(hash);
  };
  for (const [name, text] of await filesOf(OWN, '.graphql')) add(name, hashOf(text), text);
  for (const [name, text] of existsSync(OF_CONSOLE) ? await filesOf(OF_CONSOLE, '.json') : []) {
    for (const [id, document] of Object.entries(manifestOf(name, text))) add(name, id, document);
  }
  for (const [name, text] of folder === null ? [] : await filesOf(folder, '.json')) {
    for (const [id, document] of Object.entries(manifestOf(name, text))) {
      add(name, id, document);
      const problem = problemOf(schema, document, check, validationRules);
      if (problem !== null) throw new StartupError(`${name}: the document under ${id} cannot be used: ${problem}`);
    }
  }
  return {
    textOf: (id) => byId.get(SHA_256.exec(id)?.[1] ?? id),
    has: (text) => hashes.has(hashOf(text)),
  };
}

async function filesOf(folder: string, ending: string): Promise<[name: string, text: string][]> {
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith(ending)).toSorted();
    return await Promise.all(
      names.map(async (name): Promise<[string, string]> => [name, await readFile(join(folder, name), 'utf8')]),
    );
  } catch (cause) {
    throw new StartupError(`The documents in ${folder} cannot be read: ${reasonOf(cause)}`, { cause });
  }
}

function manifestOf(name: string, text: string): Readonly<Record<string, string>> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new StartupError(`${name} is not JSON.`);
  }
  const manifest = Manifest.safeParse(json);
  if (!manifest.success) {
    throw new StartupError(`${name} is not a manifest: an object from ids, 1 to 200 characters, to documents.`);
  }
  return manifest.data;
}

function problemOf(
  schema: GraphQLSchema,
  text: string,
  check: (text: string) => void,
  validationRules: readonly ValidationRule[],
): string | null {
  try {
    check(text);
    return validate(schema, parse(text), [...specifiedRules, ...validationRules])[0]?.message ?? null;
  } catch (error) {
    if (error instanceof GraphQLError) return error.message;
    throw error;
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
