import { INPUTS } from '../generated/inputs.ts';
import { orderOf } from './field-labels.ts';
import type { InputField } from './input-field.ts';
import { isOfBasis } from './needed.ts';

/** The fields of an input as people fill them in: what is needed first, what a paper form has first. */
export const fieldsOf = (type: string, act?: string): readonly InputField[] =>
  (INPUTS[type] ?? [])
    .filter(({ name }) => type !== 'BasisInput' || !act || isOfBasis(name, act))
    .toSorted(
      (a, b) => orderOf(a) - orderOf(b) || Number(b.required) - Number(a.required) || a.name.localeCompare(b.name),
    );
