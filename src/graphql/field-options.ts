import type { ObjectRef } from '@pothos/core';
import type { BasisColumns, Dated, Recorded } from '../time/temporal.ts';
import { sql } from '../sql/sql.ts';
import { parseId } from './arguments.ts';
import type { Types } from './builder.ts';
import type { Context } from './context.ts';
import { Basis, basisOf, Validity } from './dated.ts';
import { inSql, rowById } from './in-sql.ts';

// The options of fields that many types have.

type Loaders<Value> = (context: Context) => { load(id: number): Promise<Value> };
/** A row that has a column. */
type Having<Key extends string, Value> = Readonly<Record<Key, Value>>;

/** The options of a node whose rows a loader finds by their ids. */
export const nodeOf = <Value extends Having<'id', number>>(
  byId: Loaders<Value | null>,
  description = 'Permanent.',
) => ({
  id: { ...inSql({ kind: 'id' }), resolve: ({ id }: Value) => id, parse: (id: string) => parseId(id), description },
  loadWithoutCache: (id: number, context: Context) => byId(context).load(id),
});

/** The optimistic lock of a thing; `thing` is its name in the description. */
export const versionOf = (thing: string, lock: Loaders<number>) => ({
  description: `Increases with every change of the ${thing}; \`expectedVersion\` of a mutation is compared with it.`,
  resolve: ({ id }: Having<'id', number>, _args: object, context: Context) => lock(context).load(id),
});

/** The thing that a row refers to by an id, which the database guarantees to exist. */
export const link = <Value, Key extends string>(
  type: ObjectRef<Types, Value>,
  byId: Loaders<Value | null>,
  key: Key,
  description: string,
) => ({
  ...rowById(byId, key),
  type,
  description,
  resolve: async (row: Having<Key, number>, _args: object, context: Context) => (await byId(context).load(row[key]))!,
});

/** The thing that a row may refer to by an id. */
export const optionalLink = <Value, Key extends string>(
  type: ObjectRef<Types, Value>,
  byId: Loaders<Value | null>,
  key: Key,
  description: string,
) => ({
  ...rowById(byId, key),
  type,
  nullable: true as const,
  description,
  resolve: (row: Having<Key, number | null>, _args: object, context: Context) => {
    const id = row[key];
    return id === null ? null : byId(context).load(id);
  },
});

/** Where the columns of a basis are. */
export const basisInSql = (documentNumber: string, reason: string) =>
  inSql({
    kind: 'own',
    columns: { documentNumber, reason },
    absent: (column) => sql`${column(documentNumber)} IS NULL AND ${column(reason)} IS NULL`,
  });

/** The order on which a row rests. */
export const basis = (description: string) => ({
  ...basisInSql('basisDocument', 'basisReason'),
  type: Basis,
  nullable: true as const,
  description,
  resolve: (row: BasisColumns) => basisOf(row),
});

/** The days for which a row holds. */
export const validity = (description: string) => ({
  ...inSql({ kind: 'own' }),
  type: Validity,
  description,
  resolve: (row: Dated) => row,
});

/** The days, the recording and the order of a row of a history. */
export const rowFields = <Row extends Dated & Recorded & BasisColumns>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, Row>,
) => ({
  validity: t.field(validity('The days for which the row holds.')),
  recordedAt: t.field({
    ...inSql({ kind: 'value', of: (column) => column('recordedAt') }),
    type: 'DateTime',
    description: 'The instant from which the registry believes the row.',
    resolve: (row) => row.recordedAt,
  }),
  supersededAt: t.field({
    ...inSql({ kind: 'value', of: (column) => column('supersededAt') }),
    type: 'DateTime',
    nullable: true,
    description: 'The instant at which the registry ceased to believe the row; null while it does.',
    resolve: (row) => row.supersededAt,
  }),
  basis: t.field(basis('The order on which the row rests; null where none is on record.')),
});
