import type { Rule } from 'antd/es/form';
import { isDayValue } from '../day-text.ts';
import { FULL } from '../whole.ts';
import type { InputField } from './input-field.ts';
import { isBlank } from './input-of.ts';
import { isNeededOfBasis } from './needed.ts';

/** Where a value is in an input: names of fields, and places in lists. */
export type Path = readonly (string | number)[];

/** A field where it stands in the input of an act. */
export interface Placed {
  readonly type: string;
  readonly field: InputField;
  /** Where the object is that holds it and may be left out: what that needs is wanted where something of it is filled in. */
  readonly optional?: Path;
  /** The input of the act, of what is inside its basis. */
  readonly act?: string;
}

const checked = (isWrong: boolean, message: string): Promise<void> =>
  isWrong ? Promise.reject(new Error(message)) : Promise.resolve();

/** What is needed, told where it is missing. */
export function neededRule({ type, field, optional, act }: Placed, message: string): Rule {
  if (isNeededOfBasis(type, field.name, act)) return { required: true, message };
  if (!field.required || !optional) return { required: field.required, message };
  return ({ getFieldValue }) => ({
    validator: (_rule, value: unknown) => checked(isBlank(value) && !isBlank(getFieldValue([...optional])), message),
  });
}

/** What was typed and is no day. */
export const dayRule = (withTime: boolean, message: (text: string) => string): Rule => ({
  validator: (_rule, value: unknown) =>
    typeof value === 'string' && value && !isDayValue(value, withTime)
      ? Promise.reject(new Error(message(value)))
      : Promise.resolve(),
});

/** What was typed and is no number, as its field wants it; of several, the first that is none. */
export const numberRule = (message: (text: string) => string): Rule => ({
  validator: (_rule, value: unknown) => {
    const wrong = [value].flat().find((one) => typeof one === 'string');
    return typeof wrong === 'string' ? Promise.reject(new Error(message(wrong))) : Promise.resolve();
  },
});

/** Shares of a list that are no whole together; as long as one of them is missing or none, that alone is told. */
export const wholeRule = (shareOf: (item: unknown) => unknown, message: (sum: number) => string) => ({
  validator: (_rule: unknown, items: unknown): Promise<void> => {
    const shares = Array.isArray(items) ? items.map(shareOf) : [];
    const known = shares.filter((share) => typeof share === 'number');
    const sum = known.reduce((total, share) => total + share, 0);
    const isKnown = shares.length > 0 && known.length === shares.length;
    return checked(isKnown && sum !== FULL, message(sum));
  },
});

/** A text with fewer characters than it must have. */
export const minimumRule = (minimum: number, message: string): Rule => ({
  validator: (_rule, value: unknown) =>
    checked(typeof value === 'string' && value !== '' && value.trim().length < minimum, message),
});

/** Of a field and the one beside it one is filled in, or one alone. */
export const alternativesRule =
  (beside: Path, isExclusive: boolean, message: string): Rule =>
  ({ getFieldValue }) => ({
    validator: (_rule, value: unknown) => {
      const filled = [value, getFieldValue([...beside])].filter((one) => !isBlank(one)).length;
      return checked(filled === 0 || (isExclusive && filled === 2), message);
    },
  });
