import { inputOf } from './input-of.ts';

/** What stands between several values of one cell, in whatever language the page is. */
export const BETWEEN_VALUES = '、';

/**
 * The values of forms as cells of a spreadsheet, by the paths of their fields, which imports take as headings: what is in an object stands
 * after a point, several values stand in one cell.
 */
export function cellsOf(types: readonly string[], values: Readonly<Record<string, unknown>>): Map<string, string> {
  const cells = new Map<string, string>();
  for (const type of types) put(cells, '', inputOf(type, values));
  return cells;
}

function put(cells: Map<string, string>, path: string, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    const here = `${path}${name}`;
    if (Array.isArray(value)) {
      if (value.length > 0) cells.set(here, value.join(BETWEEN_VALUES));
    } else if (typeof value === 'object' && value !== null) put(cells, `${here}.`, value as Record<string, unknown>);
    else cells.set(here, typeof value === 'boolean' ? (value ? '是' : '否') : String(value));
  }
}

/** A heading in brackets is for people: the registry takes nothing from that column. */
export const forPeople = (heading: string): string => `（${heading}）`;
