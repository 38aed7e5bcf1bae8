import { stratify, type HierarchyNode } from 'd3-hierarchy';
import type { ChartUnitFragment, OrganizationChartQuery } from '../generated/documents/graphql.ts';

export const WIDTH = 168;
export const HEIGHT = 80;
export const GAP = 16;
const BETWEEN_LEVELS = 48;
/** How far those that hang below a unit stand to its right. */
const INDENT = 20;

export type ChartUnit = ChartUnitFragment & { readonly parent?: { readonly id: string } | null };

/** A box by the middle of its upper edge, and the line that leads to it. */
export interface Placed {
  readonly unit: ChartUnit;
  readonly x: number;
  readonly y: number;
  readonly link: string | null;
}

export interface Layout {
  readonly top: HierarchyNode<ChartUnit>;
  /** Each unit before those below it, as they are read. */
  readonly boxes: readonly Placed[];
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * A unit above the row of its subunits, below each of which its own hang one under the other: side by side they would make the chart several
 * windows wide, with nothing in sight that belongs together.
 */
export function layoutOf(unit: OrganizationChartQuery['unit']): Layout | null {
  if (!unit) return null;
  const units: ChartUnit[] = [unit, ...unit.descendants.nodes];
  const known = new Set(units.map(({ id }) => id));
  const top = stratify<ChartUnit>()
    .id(({ id }) => id)
    .parentId(({ id, parent }) => (id === unit.id ? null : parent?.id))(
    units.filter(({ id, parent }) => id === unit.id || (parent && known.has(parent.id))),
  );
  const row = top.children ?? [];
  const hang = row.some(({ children }) => children);
  const step = WIDTH + GAP + (hang ? INDENT : 0);
  const rowY = HEIGHT + BETWEEN_LEVELS;
  const boxes: Placed[] = [{ unit: top.data, x: 0, y: 0, link: null }];
  for (const [i, { data, children = [] }] of row.entries()) {
    const x = (i - (row.length - 1) / 2) * step;
    boxes.push({ unit: data, x, y: rowY, link: `M0,${HEIGHT}V${HEIGHT + BETWEEN_LEVELS / 2}H${x}V${rowY}` });
    for (const [n, below] of children.entries()) {
      const y = rowY + (n + 1) * (HEIGHT + GAP);
      const rail = x - WIDTH / 2 + INDENT / 2;
      const link = `M${rail},${rowY + HEIGHT}V${y + HEIGHT / 2}H${x - WIDTH / 2 + INDENT}`;
      boxes.push({ unit: below.data, x: x + INDENT, y, link });
    }
  }
  const xs = boxes.map(({ x }) => x);
  return {
    top,
    boxes,
    left: Math.min(...xs) - WIDTH / 2 - GAP,
    right: Math.max(...xs) + WIDTH / 2 + GAP,
    bottom: Math.max(...boxes.map(({ y }) => y)) + HEIGHT + GAP,
  };
}
