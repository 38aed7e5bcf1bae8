import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { readSources, rulesIn } from '../../scripts/source-graph.ts';

it('docs/writing.md explains every rule of a RuleViolationError in src, and no other', async () => {
  const statements = [...(await readSources()).values()].flatMap(({ declared, calls }) => [
    ...declared.values(),
    ...calls,
  ]);
  const rules = new Set(statements.flatMap(({ text }) => rulesIn(text)));
  const page = await readFile(join(import.meta.dirname, '../../docs/writing.md'), 'utf8');
  const told = [...page.matchAll(/^\| `([a-z-]+)`/gm)].map(([, name]) => name!);
  expect(told.toSorted()).toEqual([...rules].toSorted());
});
