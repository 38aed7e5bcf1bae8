import module from 'node:module';
import { CommanderError } from 'commander';
import { program } from './commands/program.ts';
import { StartupError } from './errors/startup-error.ts';

const USAGE = 2;

// from Node 22 on what was compiled is kept: the parts that a command loads later need not be compiled again
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();

try {
  await program().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : USAGE;
  else if (error instanceof StartupError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } else throw error;
}
