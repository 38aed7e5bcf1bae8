import type { ExecutionResult } from 'graphql';

const texts = new WeakMap<ExecutionResult, string>();

/** The result whose data has this text. It is read only where somebody asks for the data. */
export function writtenResult(text: string): ExecutionResult {
  const result = {
    get data() {
      return JSON.parse(text) as Record<string, unknown>;
    },
  };
  texts.set(result, text);
  return result;
}

/** The text of the data of a result, where it was written so; undefined for any other. */
export const textOfData = (result: ExecutionResult): string | undefined => texts.get(result);
