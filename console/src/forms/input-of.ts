/** The input as it is sent: what was left blank is not there. */
export function inputOf(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const sent = sentOf(value);
      return sent === undefined ? [] : [[name, sent]];
    }),
  );
}

function sentOf(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  if (Array.isArray(value)) return value.map(sentOf).filter((each) => each !== undefined);
  if (typeof value !== 'object') return value;
  const inner = inputOf(value as Record<string, unknown>);
  return Object.keys(inner).length > 0 ? inner : undefined;
}
