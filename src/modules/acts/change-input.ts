import { inputKey } from '../../graphql/arguments.ts';
import { today, type Day } from '../../time/day.ts';
import { parseBasis, parseChange, type BasisInput, type InputCheck } from './input-check.rules.ts';

/** What changes of one thing say: which, the version that was read, and by whose order. */
interface VersionedInput {
  readonly id: string;
  readonly expectedVersion?: number | null | undefined;
  readonly basis?: BasisInput | null | undefined;
}

/** Reads the fields of a change of one thing of a type. */
export const versionedCommand = (check: InputCheck, type: string, input: VersionedInput) => ({
  id: inputKey(check, type, input.id, 'id'),
  expectedVersion: input.expectedVersion ?? null,
  basis: parseBasis(check, input.basis),
});

/** Reads the fields of a change of one thing of a type from a day on. */
export const changeCommand = (
  check: InputCheck,
  type: string,
  input: VersionedInput & { readonly effectiveOn: Day },
) => ({ id: inputKey(check, type, input.id, 'id'), ...parseChange(check, input, today()) });
