/** A source of published facts. It keeps no history of its own: the record of changes tells what was corrected. */
export const SOURCE = { table: 'source', type: 'Source' } as const;
