/**
 * How many of the connections of a process each kind of long work may hold at a time. One is left for statements that are
 * quick; look-ups by keys have connections of their own (pipelines.ts).
 */
export const SHARES = {
  /** Statements that usually take long, of all viewers. */
  heavy: 4,
  /** Writes: one is done at a time, and the next are ready when it ends. */
  writes: 3,
  dryRuns: 2,
  /** What is handed out as files, as of one moment. */
  snapshots: 2,
} as const;

/** The connections of a process, besides pipelines and those below. */
export const CONNECTIONS = SHARES.heavy + SHARES.writes + SHARES.dryRuns + SHARES.snapshots + 1;

/** The connections for what is planned once and may take long: one is left when all statements that usually do are on these. */
export const STEADY_CONNECTIONS = SHARES.heavy + 1;
