/** An evaluation: the place of one officer or one unit in a cycle. */
export const EVALUATION = { table: 'evaluation', type: 'Evaluation' } as const;
