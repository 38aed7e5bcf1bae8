// what differences must tell of one officer whose every day is known, by a model that knows nothing of rows

/** What is so on a day; `post` tells one post from another. */
export interface State {
  readonly name: string;
  readonly status: string;
  readonly gender: string | null;
  readonly unit: string | null;
  readonly post: number | null;
}

/** What is believed of each day; null: not on the roll. */
export type Belief = readonly (State | null)[];

/** A day of what was believed after a number of acts. */
export interface Asked {
  readonly acts: number;
  readonly day: number;
}

export interface ToldDifference {
  readonly subjectType: string;
  readonly fields: readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[];
  readonly changes: readonly { readonly at: string }[];
}

const FACTS = ['name', 'status', 'gender'] as const;

const line = (field: string, before: string | null, after: string | null): string => `${field} ${before} ${after}`;

/** What differs of the officer and of the post, a line for each field that the model follows. */
export function linesExpected(before: State | null, after: State | null): string[] {
  const facts = FACTS.filter((fact) => (before?.[fact] ?? null) !== (after?.[fact] ?? null)).map((fact) =>
    line(fact, before?.[fact] ?? null, after?.[fact] ?? null),
  );
  const [was, is] = [before?.post ?? null, after?.post ?? null];
  const posts =
    was === is
      ? [[before?.unit ?? null, after?.unit ?? null] as const]
      : [[before?.unit ?? null, null] as const, [null, after?.unit ?? null] as const];
  return [
    ...facts,
    ...posts.filter(([one, other]) => one !== other).map(([one, other]) => line('unit', one, other)),
  ].toSorted();
}

/** The same of what was told. */
export const linesTold = (told: readonly ToldDifference[]): string[] =>
  told
    .flatMap(({ fields }) => fields)
    .filter(({ field }) => field === 'unit' || (FACTS as readonly string[]).includes(field))
    .map(({ field, before, after }) => line(field, before, after))
    .toSorted();

export const swapped = (lines: readonly string[]): string[] =>
  lines
    .map((text) => text.split(' '))
    .map(([field, before, after]) => [field, after, before].join(' '))
    .toSorted();

/** Whether an act may account for what is not the same: it came between both, or it changed a day between both. */
export function mayAccount(act: number, beliefs: readonly Belief[], one: Asked, other: Asked): boolean {
  const changed = (day: number): boolean =>
    JSON.stringify(beliefs[act]![day]) !== JSON.stringify(beliefs[act - 1]?.[day] ?? null);
  const [first, last] = [Math.min(one.acts, other.acts), Math.max(one.acts, other.acts)];
  const [from, to] = [Math.min(one.day, other.day), Math.max(one.day, other.day)];
  if (act > last) return false;
  const days = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return act > first ? days.some(changed) : from < to && days.some(changed);
}
