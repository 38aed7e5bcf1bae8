/** Why the program cannot start or go on, in one line for the person at the terminal: no stack trace is shown. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
