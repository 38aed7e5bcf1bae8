import { CommanderError } from 'commander';
import { StartupError } from '../errors/startup-error.ts';
import { program } from './program.ts';

const USAGE = 2;

/** Runs the command that the arguments name; what is refused is told in a line, and by the exit code of the process. */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  try {
    await program().parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : USAGE;
    else if (error instanceof StartupError) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    } else throw error;
  }
}
