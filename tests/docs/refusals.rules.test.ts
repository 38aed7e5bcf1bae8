import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');

it('every rule that a program can meet is in docs/writing.md, and no other', async () => {
  const source = join(ROOT, 'src');
  const files = (await readdir(source, { recursive: true })).filter((path) => /^(?!generated).*\.ts$/.test(path));
  const texts = await Promise.all(files.map((path) => readFile(join(source, path), 'utf8')));
  const rules = texts.flatMap((text) =>
    [...text.matchAll(/new RuleViolationError\(\s*'([a-z-]+)'/g)].map(([, name]) => name!),
  );
  const page = await readFile(join(ROOT, 'docs/writing.md'), 'utf8');
  const told = [...page.matchAll(/^\| `([a-z-]+)`/gm)].map(([, name]) => name!);
  expect(told.toSorted()).toEqual([...new Set(rules)].toSorted());
});
