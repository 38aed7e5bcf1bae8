import { readFacts } from '../../src/publications/read.ts';
import { StartupError } from '../../src/errors/startup-error.ts';

/** The lines of the error that refuses a directory. */
export async function refusalOf(directory: string): Promise<string[]> {
  const error: unknown = await readFacts(directory).catch((cause: unknown) => cause);
  if (!(error instanceof StartupError)) throw new Error('The files were not refused');
  return error.message.split('\n');
}

export const replace = (from: string, to: string) => (content: string) => content.replace(from, to);
export const append = (line: string) => (content: string) => `${content}${line}\n`;
/** Puts a value into a column of a line; the header is line 1. No cell before it may contain a comma. */
export const cell = (line: number, column: string, value: string) => (content: string) => {
  const lines = content.split('\n');
  const cells = (lines[line - 1] ?? '').split(',');
  cells[(lines[0] ?? '').split(',').indexOf(column)] = value;
  lines[line - 1] = cells.join(',');
  return lines.join('\n');
};
