/** The first line of what went wrong, for a message to who starts the program. */
export const reasonOf = (cause: unknown): string =>
  (cause instanceof AggregateError ? String(cause.errors[0]) : cause instanceof Error ? cause.message : String(cause))
    .split('\n')[0]
    ?.trim() ?? '';
