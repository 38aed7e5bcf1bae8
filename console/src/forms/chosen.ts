import { CHOSEN } from './choices.ts';
import type { InputField } from './input-field.ts';
import { pickableOf } from './pickable.ts';

const CHOSEN_BY_NAME: ReadonlySet<string> = new Set(['grade', 'minimumGrade', 'scopes', 'photo']);

/** Whether a field is chosen and not written: one of some values, a thing that is found, or a file. */
export const isChosen = (coordinate: string, { kind, type, name }: InputField): boolean =>
  CHOSEN.has(coordinate) ||
  kind === 'enum' ||
  CHOSEN_BY_NAME.has(name) ||
  (type === 'ID' && pickableOf(coordinate) !== null);
