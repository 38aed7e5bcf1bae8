import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');

/** A bundle of ES modules has no `require`, which those of its packages ask for that are CommonJS. */
const REQUIRE = `import { createRequire as requireOf } from 'node:module';
const require = requireOf(import.meta.url);`;

/** As Node has it from 21 on. pg asks in which runtime it is; without this it tries a Response, for which Node loads all of fetch. */
const NAVIGATOR = `globalThis.navigator ??= { userAgent: 'Node.js' };`;

/**
 * Bundles the program into dist/main.js and a part for each command: to find and read some 1,400 files takes a third of a start.
 * The parts are beside it, since src/root.ts finds the project from there.
 */
export const bundleProgram = () =>
  build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts'],
    outdir: 'dist',
    chunkNames: 'part-[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    sourcesContent: false,
    banner: { js: `${REQUIRE}\n${NAVIGATOR}` },
    // it reads files beside its own modules; pg looks for the other one, and does without
    external: ['@electric-sql/pglite', 'pg-native'],
    logLevel: 'warning',
  });
