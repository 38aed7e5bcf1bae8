import type { GraphQLObjectType } from 'graphql';
import type { FieldInSql } from '../graphql/in-sql.ts';
import type { Sql } from '../sql/sql.ts';
import type { FieldPlan, ObjectPlan, ValuePlan } from './plan.ts';

/** How a field is found in SQL, where it tells that. */
export const toldOf = ({ definition }: FieldPlan): FieldInSql | undefined =>
  definition.extensions['inSql'] as FieldInSql | undefined;

/** The column that a field exposes. */
export const exposedBy = ({ definition }: FieldPlan): string | undefined =>
  definition.extensions['pothosExposedField'] as string | undefined;

/** The plan of the objects that a value is or has in its list; null for anything else. */
export function objectPlan(value: ValuePlan): ObjectPlan | null {
  const inner = value.kind === 'list' ? value.item : value;
  return inner.kind === 'object' ? inner.objectOf(inner.type as GraphQLObjectType) : null;
}

export const objectTypeOf = ({ value }: FieldPlan): ObjectPlan | null => objectPlan(value);

/** A connection of which one field is asked for. */
export function partOf(field: FieldPlan, part: FieldPlan): FieldPlan {
  const value = field.value as ValuePlan & { kind: 'object' };
  const type = value.type as GraphQLObjectType;
  return { ...field, value: { ...value, objectOf: () => ({ type, fields: [part] }) } };
}

/** The columns of the root. */
export const noColumn = (name: string): Sql => {
  throw new Error(`the root has no column ${name}`);
};
