import { CommanderError } from 'commander';
import { program } from './commands/program.ts';
import { StartupError } from './errors/startup-error.ts';

const USAGE = 2;

try {
  await program().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : USAGE;
  else if (error instanceof StartupError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } else throw error;
}
