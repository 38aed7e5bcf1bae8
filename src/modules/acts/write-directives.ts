import {
  DirectiveLocation,
  GraphQLDirective,
  GraphQLError,
  GraphQLNonNull,
  GraphQLString,
  getDirectiveValues,
  type GraphQLResolveInfo,
  type OperationDefinitionNode,
  type ValidationRule,
} from 'graphql';
import { badInput } from '../../graphql/errors.ts';

export const DRY_RUN = new GraphQLDirective({
  name: 'dryRun',
  description:
    'Runs every check and answers what the mutation would have done, then keeps nothing. All fields of the operation see each other.',
  locations: [DirectiveLocation.MUTATION],
});

export const IDEMPOTENT = new GraphQLDirective({
  name: 'idempotent',
  description:
    'Makes a mutation safe to send again: the same key with the same input gives the first result again, as it was then, and nothing is done twice; with another input it is refused. Keys belong to the viewer. A refusal is not kept: what was refused is tried anew.',
  locations: [DirectiveLocation.FIELD],
  args: { key: { type: new GraphQLNonNull(GraphQLString), description: 'Up to 200 characters, such as a UUID.' } },
});

const KEY_MAXIMUM = 200;

export const isDryRun = (operation: OperationDefinitionNode): boolean =>
  operation.directives?.some(({ name }) => name.value === DRY_RUN.name) ?? false;

/** What a key may not have: the database takes some of these for no text at all. */
const NOT_IN_KEYS = /[\p{Cc}\p{Cs}]/u;

/** The key that a mutation field carries; null without `@idempotent`. */
export function idempotencyKey({ fieldNodes, variableValues }: GraphQLResolveInfo): string | null {
  // a field that is written twice is executed once, and either may carry the key
  const given = fieldNodes.map((node) => getDirectiveValues(IDEMPOTENT, node, variableValues)?.['key']);
  const [key, another] = new Set(given.filter((value) => typeof value === 'string'));
  if (key === undefined) return null;
  if (another !== undefined) throw badInput('key', 'is not the same wherever the field is written');
  if (key === '' || key.length > KEY_MAXIMUM) throw badInput('key', `must have 1 to ${KEY_MAXIMUM} characters`);
  if (NOT_IN_KEYS.test(key)) throw badInput('key', 'must not have control characters');
  return key;
}

/** Elsewhere it would be passed over in silence, and the caller would rely on it. */
export const idempotentOnMutationsOnly: ValidationRule = (context) => ({
  Directive: (node) => {
    if (node.name.value !== IDEMPOTENT.name) return;
    const mutation = context.getSchema().getMutationType();
    if (context.getParentType() !== mutation) {
      context.reportError(new GraphQLError('@idempotent belongs on a field of Mutation.', { nodes: node }));
    }
  },
});
