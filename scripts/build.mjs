// node scripts/build.mjs [--force] [--quiet] [STEP...]   builds what is older than its inputs; all of it with --force
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');

/** Each step: what it makes and reads, the file that proves it was done, the steps it needs, and how it is done. */
const steps = {
  client: {
    makes: 'the client of the database',
    inputs: ['prisma/schema', 'prisma.config.ts'],
    output: 'src/generated/prisma/client.ts',
    run: () => node('node_modules/prisma/build/index.js', 'generate', '--no-hints'),
  },
  server: {
    makes: 'the program',
    needs: ['client'],
    inputs: ['src', 'prisma/schema', 'tsconfig.json', 'tsconfig.build.json', 'scripts/bundle.mjs'],
    output: 'dist/main.js',
    run: async () => {
      // what was compiled from a file that is gone must go too
      for (const name of existsSync(join(root, 'dist')) ? readdirSync(join(root, 'dist')) : []) {
        if (!['page', 'console-page'].includes(name)) rmSync(join(root, 'dist', name), { recursive: true });
      }
      // the modules are what tests and benchmarks take parts of the program from
      await node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
      await (await import('./bundle.mjs')).bundleProgram();
    },
  },
  page: {
    makes: 'the page of GraphiQL',
    inputs: ['src/graphiql', 'schema/operations', 'scripts/graphiql.mjs'],
    output: 'dist/page/index.html',
    run: async () => (await import('./graphiql.mjs')).buildGraphiQL(),
  },
  console: {
    makes: 'the console',
    inputs: ['console', 'schema/schema.graphql', 'schema/access.csv', 'scripts/console'],
    output: 'dist/console-page/index.html',
    run: async () => (await import('./console/bundle.mjs')).buildConsole(),
  },
  documents: {
    makes: "the types of the tests' documents",
    inputs: ['schema', 'tests', 'codegen.ts'],
    output: 'tests/generated/graphql.ts',
    run: () => node('node_modules/@graphql-codegen/cli/cjs/bin.js', '--config', 'codegen.ts'),
  },
};

export async function build({ names = ['server', 'page', 'console'], force = false, quiet = false } = {}) {
  const say = (text) => {
    if (!quiet) console.error(`${seconds().toFixed(1).padStart(5)} s  ${text}`);
  };
  const done = new Map();
  const make = (name) => {
    if (!done.has(name)) done.set(name, makeStep(name));
    return done.get(name);
  };
  const makeStep = async (name) => {
    const { makes, needs = [], inputs, output, run } = steps[name];
    await Promise.all(needs.map(make));
    const stamp = join(root, dirname(output), '.built-from');
    const wanted = fingerprint(['package-lock.json', 'scripts/build.mjs', ...inputs]);
    if (!force && existsSync(join(root, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
    const started = seconds();
    say(`building ${makes} …`);
    rmSync(stamp, { force: true });
    await run();
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, wanted);
    say(`built ${makes} in ${(seconds() - started).toFixed(1)} s`);
  };
  await Promise.all(names.map(make));
}

/** Since this process was started. */
const seconds = () => performance.now() / 1000;

/** A hash of names and contents: unlike times it survives a checkout, and it sees files that are gone. */
function fingerprint(inputs) {
  const hash = createHash('sha256');
  const add = (path) => {
    const absolute = join(root, path);
    if (!existsSync(absolute)) return;
    if (statSync(absolute).isDirectory()) {
      for (const name of readdirSync(absolute).toSorted()) if (name !== 'generated') add(join(path, name));
    } else {
      hash.update(`${path}\0`).update(readFileSync(absolute)).update('\0');
    }
  };
  for (const input of inputs) add(input);
  return hash.digest('hex');
}

/** Runs a tool on this Node. Its output is shown where it fails: the tools speak of success at length. */
function node(...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${args.join(' ')} failed:\n${Buffer.concat(output).toString('utf8').trim()}`));
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const args = process.argv.slice(2);
  const names = args.filter((arg) => !arg.startsWith('--'));
  try {
    await build({
      ...(names.length > 0 && { names }),
      force: args.includes('--force'),
      quiet: args.includes('--quiet'),
    });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
