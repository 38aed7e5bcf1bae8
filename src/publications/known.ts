/** A value that the checks of the files have made sure of. */
export function known<Value>(value: Value | undefined, key: string): Value {
  if (value === undefined) throw new Error(`${key} was not read`);
  return value;
}
