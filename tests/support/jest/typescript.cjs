/** How esbuild compiles TypeScript here; to load a module and to map its lines, which must agree. */
exports.typescript = (sourcefile) => ({ sourcefile, loader: 'ts', format: 'esm', target: 'node20' });
