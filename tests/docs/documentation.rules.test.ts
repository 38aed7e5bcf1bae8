import { existsSync, readFileSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';
import { LIMITS } from '../../src/limits/limits.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFile(join(ROOT, path), 'utf8');

/** What stands in backticks in the first column of a table under a heading. */
const firstColumn = (page: string, heading: string): string[] =>
  page
    .split(/^## /m)
    .find((section) => section.startsWith(heading))!
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...line.split(' | ')[0]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));

/** The anchors of the headings of a page. */
const anchorsOf = (page: string): string[] =>
  [...page.matchAll(/^#+ (.+)$/gm)].map(
    ([, heading]) =>
      `#${heading!
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-')}`,
  );

it('docs/reading.md and docs/mutations.md list every document of schema/operations, and no other', async () => {
  const files = await readdir(join(ROOT, 'schema/operations'));
  const queries = firstColumn(await read('docs/reading.md'), 'Ready-made documents');
  const mutations = [...(await read('docs/mutations.md')).matchAll(/operations\/([a-z-]+)[.]graphql/g)];
  const told = [...queries, ...mutations.map(([, name]) => name!)];
  expect(told.toSorted()).toEqual(files.map((file) => file.replace('.graphql', '')).toSorted());
});

it('docs/server.md and docs/limits.md explain every setting of src/env.ts, and no other', async () => {
  const settings = new Set(
    (await read('src/env.ts')).match(/\b(?:MUSTER_[A-Z_]+|PORT|HOST|DATABASE_URL|LOG_LEVEL)\b/g),
  );
  const told = firstColumn(await read('docs/server.md'), 'Settings').filter((name) => !name.endsWith('*'));
  const limits = (await read('docs/limits.md')).match(/\bMUSTER_LIMIT_[A-Z_]+\b/g)!;
  expect([...new Set([...told, ...limits])].toSorted()).toEqual([...settings].toSorted());
});

it('docs/limits.md gives every limit of a request with its default', async () => {
  const page = await read('docs/limits.md');
  const rows = [...page.matchAll(/^\| `([a-zA-Z]+)` .*\| ([\d,]+) +\|$/gm)].map(([, limit, value]) => [limit, value]);
  const {
    budget,
    budgetSeconds,
    failedSignIns,
    executionMs,
    requestMs,
    readMs,
    viewerRequests,
    pointsPerMs,
    ...ofRequest
  } = LIMITS;
  expect(Object.fromEntries(rows)).toEqual(
    Object.fromEntries(Object.entries(ofRequest).map(([limit, value]) => [limit, value.toLocaleString('en-US')])),
  );
  for (const value of [budget, executionMs, requestMs, readMs]) expect(page).toContain(value.toLocaleString('en-US'));
  expect(page).toContain(`\`MUSTER_BUDGET_SECONDS\` (${budgetSeconds})`);
  expect(page).toContain(`\`MUSTER_VIEWER_REQUESTS\` (${viewerRequests})`);
  expect(page).toContain(`\`MUSTER_POINTS_PER_MS\` (${pointsPerMs}:`);
  expect(page).toContain(`\`MUSTER_FAILED_SIGN_INS\` (${failedSignIns})`);
});

const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'prisma/facts/README.md'].concat(
  (await readdir(join(ROOT, 'docs'), { recursive: true }))
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
);

it.each(pages)('%s links to files and headings that exist', async (page) => {
  const links = [...(await read(page)).matchAll(/\]\((?!https?:)([^)#]*)(#[^)]+)?\)/g)];
  const broken = links.filter(([, path, heading]) => {
    const target = path === '' ? page : join(dirname(page), path!);
    if (!existsSync(join(ROOT, target))) return true;
    return heading !== undefined && !anchorsOf(readFileSync(join(ROOT, target), 'utf8')).includes(heading);
  });
  expect(broken.map(([link]) => link)).toEqual([]);
});

/** Decisions are not rewritten: they name the files of their day. */
const present = pages.filter((page) => !page.startsWith('docs/decisions/'));

it.each(present)('%s names files and folders that exist', async (page) => {
  const named = (await read(page)).match(/(?<=`)(?:src|tests|scripts|schema|prisma|bench|docs)\/[\w./-]*(?=`)/g) ?? [];
  const made = new Set(['bench/results', 'src/generated', 'tests/generated']);
  expect(named.filter((path) => !existsSync(join(ROOT, path)) && !made.has(path))).toEqual([]);
});

it('README.md lists every room of src and every module', async () => {
  const rooms = (await readdir(join(ROOT, 'src'), { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const modules = await readdir(join(ROOT, 'src/modules'));
  const listed = firstColumn(await read('README.md'), 'Where things are').filter((name) => /^src\/.*\/$/.test(name));
  expect(listed.toSorted()).toEqual(
    [
      ...rooms.map(({ name }) => `src/${name}/`).filter((name) => !['src/generated/', 'src/modules/'].includes(name)),
      ...modules.map((name) => `src/modules/${name}/`),
    ].toSorted(),
  );
});
