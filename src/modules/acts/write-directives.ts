import {
  DirectiveLocation,
  GraphQLDirective,
  GraphQLError,
  GraphQLNonNull,
  GraphQLString,
  getDirectiveValues,
  type GraphQLResolveInfo,
  type ValidationRule,
} from 'graphql';
import type { Context } from '../../graphql/context.ts';
import { badInput, badRequest } from '../../graphql/errors.ts';
import { assertKey } from '../../graphql/request-settings.ts';

export const IDEMPOTENT = new GraphQLDirective({
  name: 'idempotent',
  description:
    'Makes a mutation safe to send again: the same key with the same input gives the first result again, as it was then, and nothing is done twice; with another input it is refused. Keys belong to the viewer. A refusal is not kept: what was refused is tried anew.',
  locations: [DirectiveLocation.FIELD],
  args: { key: { type: new GraphQLNonNull(GraphQLString), description: 'Up to 200 characters, such as a UUID.' } },
});

/** The key of a mutation field: that of its `@idempotent`, else that of its request; null without either. */
export function idempotencyKey(
  { operation }: Context,
  { fieldNodes, variableValues }: GraphQLResolveInfo,
): string | null {
  const ofRequest = operation.settings.idempotencyKey;
  // a field that is written twice is executed once, and either may carry the key
  const given = fieldNodes.map((node) => getDirectiveValues(IDEMPOTENT, node, variableValues)?.['key']);
  const [key, another] = new Set(given.filter((value) => typeof value === 'string'));
  if (key === undefined) return ofRequest;
  if (another !== undefined) throw badInput('key', 'is not the same wherever the field is written');
  assertKey('key', key);
  if (ofRequest !== null && key !== ofRequest) {
    throw badRequest('idempotencyKey', 'is not the same by @idempotent and by extensions or a header');
  }
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
