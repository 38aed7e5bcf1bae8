import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
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

it('README.md has every document of schema/operations, and no other', async () => {
  const files = await readdir(join(ROOT, 'schema/operations'));
  const told = firstColumn(await read('README.md'), 'Ready-made documents');
  expect(told.toSorted()).toEqual(files.map((file) => file.replace('.graphql', '')).toSorted());
});

it('README.md and docs/limits.md have every setting, and no other', async () => {
  const settings = new Set(
    (await read('src/env.ts')).match(/\b(?:MUSTER_[A-Z_]+|PORT|HOST|DATABASE_URL|LOG_LEVEL)\b/g),
  );
  const told = firstColumn(await read('README.md'), 'Running it').filter((name) => !name.endsWith('*'));
  const limits = (await read('docs/limits.md')).match(/\bMUSTER_LIMIT_[A-Z_]+\b/g)!;
  expect([...new Set([...told, ...limits])].toSorted()).toEqual([...settings].toSorted());
});

it('docs/limits.md has every limit of a request with its default', async () => {
  const page = await read('docs/limits.md');
  const rows = [...page.matchAll(/^\| `([a-zA-Z]+)` .*\| ([\d,]+) +\|$/gm)].map(([, limit, value]) => [limit, value]);
  const { budget, budgetSeconds, failedSignIns, executionMs, requestMs, ...ofRequest } = LIMITS;
  expect(Object.fromEntries(rows)).toEqual(
    Object.fromEntries(Object.entries(ofRequest).map(([limit, value]) => [limit, value.toLocaleString('en-US')])),
  );
  for (const value of [budget, executionMs, requestMs]) expect(page).toContain(value.toLocaleString('en-US'));
  expect(page).toContain(`\`MUSTER_BUDGET_SECONDS\` (${budgetSeconds})`);
  expect(page).toContain(`\`MUSTER_FAILED_SIGN_INS\` (${failedSignIns})`);
});
