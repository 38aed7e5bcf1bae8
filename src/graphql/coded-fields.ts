import { partsOf, tellsUnit, type FieldOf } from './field-text.ts';

// What fields of changes have by code, key or number, whose names src/modules/changes finds.

/** What changes tell by a key, as fields have it: a field of one that is dropped or ended with another thing is `<kind>.<key>.<field>`. */
const KEYED = ['scheme', 'policy', 'program', 'honorProgram'] as const;

/** What is found by its code or key alone. */
type Kind = (typeof KEYED)[number] | 'unitOfCode';

/** What a change has by code, key or number, and what it tells before and after that: the code of a unit, the days of a cycle. */
export type Coded = {
  readonly code: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
} & ({ readonly kind: Kind } | { readonly kind: 'subjectScored'; readonly cycleId: number });

const CYCLE = /^(\S+) (\d{4}-\d\d-\d\d(?:–\d{4}-\d\d-\d\d)?)$/;

function cycleIn(text: string): Coded | null {
  const [, code, after] = CYCLE.exec(text) ?? [];
  return code === undefined ? null : { kind: 'scheme', code, after };
}

/** Which programs a field tells by their keys. */
const programOf = ({ subjectType, field }: FieldOf): Kind | undefined =>
  field !== 'program' ? undefined : subjectType === 'Honor' ? 'honorProgram' : 'program';

const MEMBERSHIP = /^(?:(.+) )?(\S+)$/;

/** A membership, told by the key of its program: after the code of the unit that is the member, or after the first day. */
function membershipIn(text: string): Coded | null {
  const [, before, code] = MEMBERSHIP.exec(text) ?? [];
  return code === undefined ? null : { kind: 'program', code, before };
}

/** Things with a key: what the key of one is found by. */
const KEY_OF: Readonly<Record<string, Kind>> = {
  EvaluationScheme: 'scheme',
  HonorProgram: 'honorProgram',
  Program: 'program',
  SelectionPolicy: 'policy',
};

/** What the value of a field tells so: a unit, a scheme, a policy, and of officers who are merged, a cycle or a membership that goes to the other. */
export function codedValue(change: FieldOf, value: string | null): Coded | null {
  if (value === null) return null;
  if (tellsUnit(change)) return { kind: 'unitOfCode', code: value };
  const { subjectType, field } = change;
  const kind =
    field === 'scheme' || field === 'policy' ? field : field === 'key' ? KEY_OF[subjectType] : programOf(change);
  if (kind) return { kind, code: value };
  if (subjectType !== 'Officer') return null;
  if (field === 'evaluation') return cycleIn(value);
  return field === 'membership' ? membershipIn(value) : null;
}

/** What a cycle is given of each subject. */
const OF_SUBJECTS: ReadonlySet<string> = new Set(['scores', 'outcome']);

const ROW_OF = /^([A-Za-z]+)\.(.+)$/;

/** Of what a field is, and how the field has that: of whom a cycle was given something, of what is dropped or ended, of a membership in it, or of the scores that are dropped with somebody. */
export function codedOf({
  subjectType,
  subjectId,
  field,
}: FieldOf): { readonly of: string; readonly coded: Coded } | null {
  const { of, name } = partsOf(field);
  if (of === null) return null;
  const [, list, text = ''] = ROW_OF.exec(of) ?? [];
  const kind = KEYED.find((one) => one === list);
  const isOfCycle = subjectType === 'EvaluationCycle';
  const coded: Coded | null =
    isOfCycle && OF_SUBJECTS.has(name) && subjectId != null
      ? { kind: 'subjectScored', cycleId: subjectId, code: of }
      : kind
        ? { kind, code: text }
        : list === 'membership'
          ? membershipIn(text)
          : !isOfCycle && name === 'scores'
            ? cycleIn(of)
            : null;
  return coded && { of, coded };
}
