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
import { badInput } from './errors.ts';

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

/** The key that a mutation field carries; null without `@idempotent`. */
export function idempotencyKey({ fieldNodes, variableValues }: GraphQLResolveInfo): string | null {
  const key = getDirectiveValues(IDEMPOTENT, fieldNodes[0]!, variableValues)?.['key'];
  if (typeof key !== 'string') return null;
  if (key === '' || key.length > KEY_MAXIMUM) throw badInput('key', `must have 1 to ${KEY_MAXIMUM} characters`);
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
