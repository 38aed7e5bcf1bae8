import { getNamedType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';

/** Whether null takes the value of a field away, where leaving it out leaves it as it is. Descriptions say so, as they do for callers. */
export const isClearable = (input, { name, type, description }) =>
  /null clears/.test(input.description ?? '') &&
  !isNonNullType(type) &&
  name !== 'expectedVersion' &&
  /\bnull\b/i.test(description ?? '') &&
  !/may not be null/i.test(description);

/**
 * Asks what a thing has in the fields that its act may change; nothing where the name of the act tells no thing, or the thing has none of them. What needs
 * more than registry:read by the access table is not asked for: such readings are on record, and say what for.
 */
export function currentDocumentOf(schema, document, input, scopesOf) {
  const thing = schema.getType(/[A-Z][a-z]+/.exec(document.slice(1))?.[0] ?? '');
  if (!isObjectType(thing) || !input.getFields().id) return '';
  const own = thing.getFields();
  const fields = Object.keys(input.getFields())
    .filter((name) => name !== 'id' && name in own && own[name].args.length === 0)
    .filter((name) => scopesOf.get(`${thing.name}.${name}`)?.length === 0)
    .flatMap((name) => selectionOf(own[name]) ?? []);
  if (fields.length === 0) return '';
  return `
query Current${document}($id: ID!, $date: Date) @asOf(date: $date) {
  node(id: $id) {
    ... on ${thing.name} { ${fields.join(' ')} }
  }
}
`;
}

/** A value that can be told in a line: a list cannot, another thing by its name. */
function selectionOf({ name, type }) {
  if (isListType(isNonNullType(type) ? type.ofType : type)) return null;
  const named = getNamedType(type);
  if (isLeafType(named)) return name;
  return isObjectType(named) && ['id', 'name'].every((field) => field in named.getFields())
    ? `${name} { id name }`
    : null;
}
