import module from 'node:module';
import { runCommandLine } from './commands/command-line.ts';

// from Node 22 on what was compiled is kept: the parts that a command loads later need not be compiled again
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();

await runCommandLine(process.argv.slice(2));
