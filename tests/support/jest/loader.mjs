// Hooks of Node's loader, installed by runtime.cjs: TypeScript, and Jest's globals.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { typescript } from './typescript.cjs';

const globals = new URL('globals.mjs', import.meta.url).href;
const OWN = '?own';

export async function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return { url: globals, shortCircuit: true };
  const resolved = await next(specifier, context);
  // a file with modules of its own: what it imports is loaded for it, and what that imports; packages are shared
  const own = context.parentURL?.endsWith(OWN) && resolved.url.endsWith('.ts');
  return own ? { ...resolved, url: `${resolved.url}${OWN}` } : resolved;
}

export async function load(url, context, next) {
  if (!/\.ts(\?own)?$/.test(url)) return next(url, context);
  const path = fileURLToPath(url);
  const { code } = await transform(await readFile(path, 'utf8'), typescript(path));
  return { format: 'module', source: code, shortCircuit: true };
}
