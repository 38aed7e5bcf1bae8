import { getNamedType, isNonNullType, isObjectType } from 'graphql';

/** Whether null takes the value of a field away, where leaving it out leaves it as it is. Descriptions say so, as they do for callers. */
export const isClearable = (input, { name, type, description }) =>
  /null clears/.test(input.description ?? '') &&
  !isNonNullType(type) &&
  name !== 'expectedVersion' &&
  /\bnull\b/i.test(description ?? '') &&
  !/may not be null/i.test(description);

/**
 * Asks what a thing has in the fields that its act may take away; nothing where the act takes none away. What needs more than registry:read
 * by the access table is not asked for: such readings are on record, and say what for.
 */
export function currentDocumentOf(document, input, success, scopesOf) {
  const names = Object.values(input.getFields())
    .filter((field) => isClearable(input, field))
    .map(({ name }) => name);
  if (names.length === 0) return '';
  const thing = Object.values(success.getFields())
    .map(({ type }) => getNamedType(type))
    .find((type) => isObjectType(type) && names.every((name) => name in type.getFields()));
  const fields = names
    .filter((name) => scopesOf.get(`${thing.name}.${name}`)?.length === 0)
    .map((name) => thing.getFields()[name])
    .map(({ name, type }) => (isObjectType(getNamedType(type)) ? `${name} { id name }` : name));
  return `
query Current${document}($id: ID!, $date: Date) @asOf(date: $date) {
  node(id: $id) {
    ... on ${thing.name} { ${fields.join(' ')} }
  }
}
`;
}
