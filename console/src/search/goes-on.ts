/** Whether a list anywhere in an answer goes on beyond what was read of it. */
export const goesOn = (answer: unknown): boolean =>
  typeof answer === 'object' &&
  answer !== null &&
  Object.entries(answer).some(([key, part]) =>
    key === 'hasNextPage' || key === 'hasPreviousPage' ? part === true : goesOn(part),
  );
