import type { Marks } from './marks.ts';

/** Somebody of a list; neither a unit nor somebody who is not on record has a police number. */
export interface Called {
  readonly id?: string;
  readonly name: string;
  readonly policeNumber?: string | null;
}

/** Somebody by name and number, told from others of the name. */
export const withNumber = ({ name, policeNumber }: Called): string => (policeNumber ? `${name} ${policeNumber}` : name);

/** What somebody is called. */
export type Call = (one: Called) => string;

/** What those of some rows are called in buttons and boxes: by name, and with the number where several of the rows have the name. */
export function calledIn<Row>(marks: Marks, rows: readonly Row[], of: (row: Row) => Called | readonly Called[]): Call {
  const idsOf = new Map<string, Set<string | undefined>>();
  for (const { id, name } of rows.flatMap(of)) idsOf.set(name, (idsOf.get(name) ?? new Set()).add(id));
  return ({ name, policeNumber }) => ((idsOf.get(name)?.size ?? 0) > 1 ? marks.aside(name, policeNumber) : name);
}

/** The title of what is of somebody: by name and number, since a title stands alone. The name stands first where the title has it nowhere. */
export function titledBy(marks: Marks, { name, policeNumber }: Called, title: string): string {
  const whole = marks.aside(name, policeNumber);
  if (title.includes(whole)) return title;
  const at = ` ${title} `.indexOf(` ${name} `);
  return at < 0 ? `${whole} ${title}`.trim() : `${title.slice(0, at)}${whole}${title.slice(at + name.length)}`;
}
