import { INPUTS } from '../generated/inputs.ts';
import type { InputField } from './input-field.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * An input of the schema from the values of its form: what was left blank is not there, what is taken away is null. Objects and lists that the input must have are
 * there all the same, so that the registry tells which of their fields are missing.
 */
export function inputOf(type: string, values: Values): Record<string, unknown> {
  return Object.fromEntries(
    (INPUTS[type] ?? []).flatMap((field) => {
      const sent = sentOf(field, values[field.name]);
      return sent === undefined ? [] : [[field.name, sent]];
    }),
  );
}

export const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && Object.values(value).every(isBlank));

function sentOf({ type, kind, list, required, clearable }: InputField, value: unknown): unknown {
  if (clearable && value === null) return null;
  if (isBlank(value)) return required && list ? [] : required && kind === 'input' ? {} : undefined;
  if (kind !== 'input') return value;
  if (!list) return inputOf(type, value as Values);
  return (value as readonly Values[]).filter((item) => !isBlank(item)).map((item) => inputOf(type, item));
}
