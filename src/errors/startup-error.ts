/** Why the program cannot start or go on, in one line for the person at the terminal: no stack trace is shown. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/** The first line of what went wrong, for the message of a StartupError. */
export const reasonOf = (cause: unknown): string =>
  (cause instanceof AggregateError ? String(cause.errors[0]) : cause instanceof Error ? cause.message : String(cause))
    .split('\n')[0]
    ?.trim() ?? '';
