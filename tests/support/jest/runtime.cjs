// Jest's `runtime`: Node itself loads a test file and all that it imports, once for each worker. Jest's own runtime
// loads each of some 1,400 modules again for every file, which takes longer than the tests of most files.
//
// So the modules of a worker are shared by its files: what one of them remembers, the next file finds. A file whose
// first comment has `@ownModules` loads those of the project for itself. There are no mocks of modules, and a process runs
// a file once: in watch mode add --maxWorkers=2, which starts the workers anew every time.
const { AsyncLocalStorage } = require('node:async_hooks');
const { readFileSync } = require('node:fs');
const { createRequire, register } = require('node:module');
const { fileURLToPath, pathToFileURL } = require('node:url');
const { transformSync } = require('esbuild');
const { default: Runtime } = require('jest-runtime');
const { typescript } = require('./typescript.cjs');

register('./loader.mjs', pathToFileURL(__filename));

const ran = new Set();

/**
 * The storages that the file has used. Jest makes one for each file and leaves it on: every promise of the worker would be
 * noted in all of them, which after a hundred files takes a fifth of the time.
 */
const storages = new Set();
const { value: run } = Object.getOwnPropertyDescriptor(AsyncLocalStorage.prototype, 'run');
AsyncLocalStorage.prototype.run = function noted(...args) {
  storages.add(this);
  return run.apply(this, args);
};

/** The source maps of what Node has loaded, by its URL; made for the lines of an error only. */
class SourceMaps extends Map {
  get(url) {
    if (!/^file:.*\.ts(\?own)?$/.test(url)) return undefined;
    if (!this.has(url)) {
      const path = fileURLToPath(url);
      const { map } = transformSync(readFileSync(path, 'utf8'), { ...typescript(path), sourcemap: 'external' });
      this.set(url, `data:application/json;base64,${Buffer.from(map).toString('base64')}`);
    }
    return super.get(url);
  }
}
const sourceMaps = new SourceMaps();

module.exports = class SharedRuntime extends Runtime {
  #globals;

  constructor(config, environment, ...rest) {
    super(config, environment, ...rest);
    // Jest's own code has a global object of its own; with these of it, `expect` knows an Error or a String of the tests
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(globalThis))) {
      if (typeof value === 'function' && /^[A-Z]/.test(name)) environment.global[name] = value;
    }
  }

  /** Jest's own packages are loaded once for each worker, too; but for jest-circus, which keeps the tests of a file. */
  requireInternalModule(from, to) {
    const isPackage = to !== undefined && /^(@[\w-]+\/)?[\w-]+$/.test(to);
    return isPackage ? createRequire(from)(to) : super.requireInternalModule(from, to);
  }

  setGlobalsForRuntime(globals) {
    super.setGlobalsForRuntime(globals);
    this.#globals = globals;
  }

  teardown() {
    super.teardown();
    for (const storage of storages) storage.disable();
    storages.clear();
  }

  getSourceMaps() {
    return sourceMaps;
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  async unstable_importModule(path) {
    if (ran.has(path)) throw new Error(`${path} has run in this process: see ${__filename}`);
    ran.add(path);
    // the files of a worker share modules: what they make is numbered from 1 in each
    globalThis.numbersTaken = 0;
    const { use } = await import('./globals.mjs');
    use(this.#globals);
    const own = /^\/\*\*[^/]*@ownModules\b/.test(readFileSync(path, 'utf8'));
    await import(`${pathToFileURL(path).href}${own ? '?own' : ''}`);
  }
};
