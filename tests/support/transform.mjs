import { transformSync } from 'esbuild';

/** Jest's transform of TypeScript: the same esbuild that tsx and the page's bundle use. */
export default {
  process: (source, sourcefile) =>
    transformSync(source, { loader: 'ts', format: 'esm', target: 'node20', sourcemap: 'both', sourcefile }),
};
