/** What a file may take that is read. */
export interface ReadLimits {
  /** The size of the file. */
  readonly bytes: number;
  /** What all its parts that are read may unpack to, counted while they do. */
  readonly unpackedBytes: number;
  /** Rows of a sheet that are not empty. */
  readonly rows: number;
  /** The last column that may have a value. */
  readonly columns: number;
  /** Characters of one cell. */
  readonly cellCharacters: number;
  /** What the table of shared texts may take of the memory. */
  readonly sharedTextBytes: number;
}

export const READ_LIMITS: ReadLimits = {
  bytes: 20 * 1024 * 1024,
  unpackedBytes: 1024 * 1024 * 1024,
  rows: 200_000,
  columns: 16_384,
  // what Excel holds
  cellCharacters: 32_767,
  sharedTextBytes: 150 * 1024 * 1024,
};
