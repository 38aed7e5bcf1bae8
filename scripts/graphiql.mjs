import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { Kind, parse, valueFromASTUntyped } from 'graphql';

const root = join(import.meta.dirname, '..');
const documents = join(root, 'schema/operations');
const outdir = join(root, 'dist/page');

const index = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Muster Roll</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/graphiql/page.css">
<script type="module" src="/graphiql/page.js"></script>
</head>
<body><div id="graphiql">Loading…</div></body>
</html>
`;

/** Bundles GraphiQL with everything it needs, and the documents of schema/operations, into dist/page, served at /graphiql/. */
export async function buildGraphiQL() {
  await rm(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: {
      page: 'src/graphiql/page.jsx',
      'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
      'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
      'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
    },
    outdir,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    loader: { '.ttf': 'file' },
    define: { 'process.env.NODE_ENV': '"production"' },
    chunkNames: 'chunk-[hash]',
    assetNames: '[name]-[hash]',
    plugins: [operationsModule],
    logLevel: 'warning',
  });
  await writeFile(join(outdir, 'index.html'), index);
}

/** The module that the page imports the documents from. */
const operationsModule = {
  name: 'operations',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^muster:operations$/ }, ({ path }) => ({ path, namespace: 'muster' }));
    onLoad({ filter: /.*/, namespace: 'muster' }, async () => ({
      contents: JSON.stringify(await operations()),
      loader: 'json',
    }));
  },
};

async function operations() {
  const files = (await readdir(documents).catch(() => [])).filter((file) => file.endsWith('.graphql')).toSorted();
  return Promise.all(files.map(async (file) => describe(file, await readFile(join(documents, file), 'utf8'))));
}

function describe(file, document) {
  const operation = parse(document).definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const variables = Object.fromEntries(
    (operation?.variableDefinitions ?? []).map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue ? valueFromASTUntyped(defaultValue) : null,
    ]),
  );
  return {
    name: operation?.name?.value ?? basename(file, '.graphql'),
    kind: operation?.operation ?? 'query',
    about: /^# *(.+)$/m.exec(document)?.[1] ?? '',
    document,
    variables: Object.keys(variables).length > 0 ? JSON.stringify(variables, null, 2) : '',
  };
}
