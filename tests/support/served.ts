import type { Program, Started } from './program.ts';

export interface Served extends Started {
  readonly url: string;
  readonly port: number;
}

/** The program as a server that serves, on any free port. */
export async function served(program: Program, env: Record<string, string>): Promise<Served> {
  const started = program.start(['serve'], { PORT: '0', ...env });
  const out = await started.printed('"serving at ');
  const url = /"serving at (http:[^"]+)"/.exec(out)![1]!;
  return { ...started, url, port: Number(new URL(url).port) };
}
