import type pg from 'pg';

/** Makes a statement of a text and its values. */
export type StatementOf = (text: string, values: readonly unknown[]) => pg.QueryConfig;

const NAMES_MAXIMUM = 1_000;

/** Names statements, so that PostgreSQL parses each once for a connection. Past the maximum they have no name: sessions stay small. */
export function statementNamer(): StatementOf {
  const names = new Map<string, string>();
  return (text, values) => {
    let name = names.get(text);
    if (name === undefined && names.size < NAMES_MAXIMUM) names.set(text, (name = `m${names.size}`));
    return { ...(name !== undefined && { name }), text, values: [...values] };
  };
}
