import { getNamedType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';

/**
 * Asks what a thing has in the fields that its act may change; nothing where the name of the act tells no thing, or the thing has none of them. What needs
 * more than registry:read by the access table is not asked for: such readings are on record, and say what for. Evaluations are not, and whoever may do an act
 * on them may read them.
 */
export function currentDocumentOf(schema, document, input, scopesOf, actScopes) {
  // what is corrected by CorrectOfficer is an Officer
  const thing = schema.getType(document.replace(/^[A-Z][a-z]+/, ''));
  if (!isObjectType(thing) || !input.getFields().id) return '';
  const own = thing.getFields();
  const readable = new Set(actScopes.filter((scope) => scope === 'evaluation:read'));
  const fields = Object.keys(input.getFields())
    .filter((name) => name !== 'id' && name in own && own[name].args.length === 0)
    .filter((name) => scopesOf.get(`${thing.name}.${name}`)?.every((scope) => readable.has(scope)))
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
