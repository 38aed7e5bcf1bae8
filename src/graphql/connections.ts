import type { ObjectRef } from '@pothos/core';
import type { Scope } from '../access/scopes.ts';
import { builder, type Types } from './builder.ts';
import { cost } from './cost.ts';

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

interface Edge<Row> {
  readonly cursor: string;
  readonly node: Row;
}

/** The rows of a page, and how a cursor of a row is made. */
export interface PageRows<Row> {
  readonly rows: readonly Row[];
  readonly pageInfo: PageInfo;
  readonly cursorOf: (row: Row) => string;
}

/** One page. Its rows and its count are each read once, when they are selected. */
export interface Page<Row> {
  readonly rows: () => Promise<PageRows<Row>>;
  readonly count: () => Promise<number>;
}

/** Counting a list reads all of it. */
const COUNT_WEIGHT = 10;

const PageInfo = builder.objectRef<PageInfo>('PageInfo').implement({
  description: 'The place of a page in its list.',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', { description: 'Whether the list has elements after this page.' }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', {
      description: 'Whether the list has elements before this page.',
    }),
    startCursor: t.exposeString('startCursor', {
      nullable: true,
      description: 'The cursor of the first element; null on an empty page.',
    }),
    endCursor: t.exposeString('endCursor', {
      nullable: true,
      description: 'The cursor of the last element; null on an empty page.',
    }),
  }),
});

/**
 * Makes the connection type of a list, as the Relay specification describes it, with `nodes` and `totalCount`. `counted: false`
 * leaves out `totalCount`, for a list that only grows. `scope` is the scope that the nodes need; their number needs it too.
 */
export function connectionOf<Row>(
  node: ObjectRef<Types, Row>,
  name: string,
  { scope = 'registry:read', counted = true }: { scope?: Scope; counted?: boolean } = {},
) {
  const Edge = builder.objectRef<Edge<Row>>(`${name}Edge`).implement({
    description: `An element of a ${name}Connection with its cursor.`,
    authScopes: { scope },
    fields: (t) => ({
      cursor: t.exposeString('cursor', {
        description: 'The place of the element in the list, in the order in which it was read.',
      }),
      node: t.field({ type: node, description: 'The element.', resolve: (edge) => edge.node as never }),
    }),
  });
  return builder.objectRef<Page<Row>>(`${name}Connection`).implement({
    description: `A page of a list of type ${name}.`,
    authScopes: { scope },
    fields: (t) => ({
      edges: t.field({
        type: [Edge],
        description: 'The page, each element with its cursor.',
        resolve: async (page) => {
          const { rows, cursorOf } = await page.rows();
          return rows.map((row) => ({ node: row, cursor: cursorOf(row) }));
        },
      }),
      nodes: t.field({
        type: [node],
        description: 'The page without cursors.',
        resolve: async (page) => (await page.rows()).rows as never,
      }),
      pageInfo: t.field({
        type: PageInfo,
        description: 'The place of the page in the list.',
        resolve: async (page) => (await page.rows()).pageInfo,
      }),
      ...(counted && {
        totalCount: t.int({
          ...cost({ weight: COUNT_WEIGHT }),
          nullable: true,
          description: 'The number of elements in the whole list; counted only when selected. Never null today.',
          resolve: (page) => page.count(),
        }),
      }),
    }),
  });
}
