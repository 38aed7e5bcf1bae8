/** Returns a value that the checks of the files guarantee; throws where it is missing. */
export function known<Value>(value: Value | undefined, key: string): Value {
  if (value === undefined) throw new Error(`${key} was not read`);
  return value;
}
