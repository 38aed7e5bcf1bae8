import { partsOf, type FieldOf } from './field-text.ts';

// What fields of changes have by code, key or number, whose names src/modules/changes finds.

/** What a cycle is given of each subject. */
const OF_SUBJECTS: ReadonlySet<string> = new Set(['scores', 'outcome']);

/** Of what a cycle was given of a subject: of whom, a unit by its code or an officer by the police number; else null. */
export function scoredOf({ subjectType, subjectId, field }: FieldOf): { cycleId: number; subject: string } | null {
  const { of, name } = partsOf(field);
  return subjectType === 'EvaluationCycle' && OF_SUBJECTS.has(name) && of !== null && subjectId != null
    ? { cycleId: subjectId, subject: of }
    : null;
}

/** What changes tell by a key, as fields have it: a field of one that is dropped or ended with another thing is `<kind>.<key>.<field>`. */
const KEYED = ['scheme', 'policy', 'program', 'honorProgram'] as const;

type Kind = (typeof KEYED)[number];

/** What a change tells by its key, and what it tells before and after that: the code of a unit, the days of a cycle. */
export interface Keyed {
  readonly kind: Kind;
  readonly key: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

const CYCLE = /^(\S+) (\d{4}-\d\d-\d\d(?:–\d{4}-\d\d-\d\d)?)$/;

function cycleIn(text: string): Keyed | null {
  const [, key, after] = CYCLE.exec(text) ?? [];
  return key === undefined ? null : { kind: 'scheme', key, after };
}

const MEMBERSHIP = /^(?:(.+) )?(\S+)$/;

/** A membership, told by the key of its program: after the code of the unit that is the member, or after the first day. */
function membershipIn(text: string): Keyed | null {
  const [, before, key] = MEMBERSHIP.exec(text) ?? [];
  return key === undefined ? null : { kind: 'program', key, before };
}

/** What the value of a field tells by its key: a scheme, a policy, and of officers who are merged, a cycle or a membership that goes to the other. */
export function keyedIn({ subjectType, field }: FieldOf, value: string): Keyed | null {
  if (field === 'scheme' || field === 'policy') return { kind: field, key: value };
  if (subjectType !== 'Officer') return null;
  if (field === 'evaluation') return cycleIn(value);
  return field === 'membership' ? membershipIn(value) : null;
}

const ROW_OF = /^([A-Za-z]+)\.(.+)$/;

/** Of what a field is that is told by its key, and how the field has that: of what is dropped or ended, a membership in it, or the scores that are dropped with somebody. */
export function keyedOf({ subjectType, field }: FieldOf): { readonly of: string; readonly told: Keyed } | null {
  const { of, name } = partsOf(field);
  if (of === null) return null;
  const [, list, text = ''] = ROW_OF.exec(of) ?? [];
  const kind = KEYED.find((one) => one === list);
  const told = kind
    ? { kind, key: text }
    : list === 'membership'
      ? membershipIn(text)
      : subjectType !== 'EvaluationCycle' && name === 'scores'
        ? cycleIn(of)
        : null;
  return told && { of, told };
}
