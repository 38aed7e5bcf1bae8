import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scope } from '../../src/access/scopes.ts';

/** A row of schema/access.csv: who may read a field, and what viewers of other units are answered. */
export interface AccessRow {
  readonly scopes: readonly Scope[];
  readonly elsewhere: string;
}

/** The reviewed rows of schema/access.csv by coordinate, such as `Unit.name`. */
export function readAccessTable(): Map<string, AccessRow> {
  const text = readFileSync(join(import.meta.dirname, '../../schema/access.csv'), 'utf8');
  return new Map(
    text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [coordinate, scopes, elsewhere] = line.split(',') as [string, string, string];
        return [coordinate, { scopes: (scopes === '-' ? [] : scopes.split(' ')) as Scope[], elsewhere }];
      }),
  );
}
