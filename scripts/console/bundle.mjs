import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'esbuild';
import { namedReact } from './react.mjs';
import { usedStyles } from './styles.mjs';
import { generateConsole } from './documents.mjs';

const root = join(import.meta.dirname, '../..');
const home = join(root, 'console');
const outdir = join(root, 'dist/console-page');
/** As main.tsx calls the theme of the page. */
const THEME = 'css-var-_R_0_';

/** Bundles the page with everything that it needs into dist/console-page, with the documents that the registry is to trust. */
export async function buildConsole() {
  await generateConsole();
  await rm(outdir, { recursive: true, force: true });
  const options = {
    absWorkingDir: home,
    outdir: join(outdir, 'files'),
    bundle: true,
    minify: true,
    // names that tell the content may be kept for ever; index.html alone is asked for anew
    entryNames: '[name]-[hash]',
    metafile: true,
    logLevel: 'warning',
  };
  const page = await build({
    ...options,
    entryPoints: { page: 'src/main.tsx' },
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    chunkNames: 'chunk-[hash]',
    plugins: [namedReact],
  });
  const style = await build({
    ...options,
    entryPoints: { style: 'src/style.css' },
    plugins: [usedStyles(modulesOf(page.metafile), THEME)],
  });
  await press(join(outdir, 'files'));
  await writeFile(
    join(outdir, 'documents.json'),
    await readFile(join(home, 'src/generated/documents/persisted-documents.json')),
  );
  // last: it is what proves that the page was built
  const [script, styles] = [outputOf(page.metafile, 'src/main.tsx'), outputOf(style.metafile, 'src/style.css')];
  const preloads = importsOf(page.metafile, script).map(
    (name) => `<link rel="modulepreload" href="/files/${name}" />\n    `,
  );
  const html = await readFile(join(home, 'index.html'), 'utf8');
  await writeFile(
    join(outdir, 'index.html'),
    html
      .replace('<script', `${preloads.join('')}<script`)
      .replace('src/main.tsx', `/files/${script}`)
      .replace('src/style.css', `/files/${styles}`),
  );
}

/** The file that was made of an entry. */
const outputOf = ({ outputs }, entry) =>
  basename(Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === entry)[0]);

/** The modules of which anything is in the page. */
const modulesOf = ({ outputs }) =>
  Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? path : [])),
  );

/** The files that a file needs before it runs, and those that they need: the browser is told of all at once, and need not find them one by one. */
function importsOf({ outputs }, entry) {
  const byName = new Map(Object.entries(outputs).map(([path, output]) => [basename(path), output]));
  const needed = new Set();
  const add = (name) => {
    for (const { path, kind } of byName.get(name).imports) {
      if (kind !== 'import-statement' || needed.has(basename(path))) continue;
      needed.add(basename(path));
      add(basename(path));
    }
  };
  add(entry);
  return [...needed];
}

const PRESSED = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

/** Files are pressed once here, so that no request has to. */
async function press(folder) {
  const files = (await readdir(folder)).filter((name) => /\.(js|css)$/.test(name));
  await Promise.all(
    files.map(async (name) => {
      const content = await readFile(join(folder, name));
      const pressed = await Promise.all([
        promisify(brotliCompress)(content, PRESSED),
        promisify(gzip)(content, { level: 9 }),
      ]);
      await Promise.all(['br', 'gz'].map((ending, i) => writeFile(join(folder, `${name}.${ending}`), pressed[i])));
    }),
  );
}
