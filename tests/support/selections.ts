import { getNamedType, isObjectType, isRequiredArgument, type GraphQLObjectType, type GraphQLSchema } from 'graphql';

/**
 * A selection on a type of all ways, of so many steps at most, to some fields, by coordinates such as `Officer.birthOn`; null where
 * there is none. A connection is no step of its own, and no way passes a type twice.
 */
export function waysDown(
  schema: GraphQLSchema,
  name: string,
  wanted: readonly string[],
  steps: number,
  passed: readonly string[] = [],
): string | null {
  const type = schema.getType(name) as GraphQLObjectType;
  const parts = Object.values(type.getFields()).flatMap((field) => {
    if (wanted.includes(`${name}.${field.name}`)) return [field.name];
    if (steps === 0 || field.args.some(isRequiredArgument)) return [];
    const target = getNamedType(field.type);
    const connection = target.name.endsWith('Connection');
    const node = connection ? target.name.replace(/Connection$/, '') : target.name;
    const reached = schema.getType(node) ?? target;
    const types = isObjectType(reached) ? [reached] : 'getTypes' in reached ? schema.getPossibleTypes(reached) : [];
    const below = types.flatMap((one) => {
      if (one.name === name || passed.includes(one.name)) return [];
      const selection = waysDown(schema, one.name, wanted, steps - 1, [...passed, name]);
      return selection === null ? [] : [`... on ${one.name} { ${selection} }`];
    });
    if (below.length === 0) return [];
    return [connection ? `${field.name} { nodes { ${below.join(' ')} } }` : `${field.name} { ${below.join(' ')} }`];
  });
  return parts.length === 0 ? null : parts.join(' ');
}
